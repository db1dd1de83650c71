import { listUnsettled } from '@tierline/db/outbox';
import { createLink } from '@tierline/db/record-link';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Alike, createAlike } from './testing/alike.ts';
import { checkAndClose } from './testing/invariants.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const there = (name: 'brightline' | 'kestrel') => ({
  salesforce: world.crmIdOf('salesforce', 'organization', world.ids[name]),
  hubspot: world.crmIdOf('hubspot', 'organization', world.ids[name]),
});

it('a deal that HubSpot does not have yet fails nothing there, and gets its distributor once it has (row 106)', async () => {
  const [partner, kestrel] = [there('brightline'), there('kestrel')];
  const deal = await world.hands.salesforce.seedDeal({
    ...{ name: 'Core switches', partnerId: await partner.salesforce, secondPartnerId: await kestrel.salesforce },
  });
  await world.quiet();
  expect(await listUnsettled(world.scope, 10)).toEqual([]);
  expect(world.portal.account.admin.listRecords('deals')).toEqual([]);

  const late = await world.hands.hubspot.seedDeal({ name: 'Core switches', partnerId: await partner.hubspot });
  const writes = world.writes('salesforce');
  await createLink(world.scope, 'hubspot', 'deal', late, await world.idOf('salesforce', 'deal', deal));
  await world.quiet();
  const held = world.portal.account.admin
    .listAssociations('deals', late, 'companies')
    .filter(({ types }) => types.some(({ label }) => label === 'Distributor'))
    .map(({ toObjectId }) => toObjectId);
  expect(held).toEqual([await kestrel.hubspot]);
  expect(world.writes('salesforce')).toBe(writes);
  expect(await listUnsettled(world.scope, 10)).toEqual([]);
});
