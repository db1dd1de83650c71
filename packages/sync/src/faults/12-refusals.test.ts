import { locked } from '@tierline/crm-fakes/hubspot/hubspot-faults';
import { listProblems } from '@tierline/db/sync-problem';
import type { CrmKind } from '@tierline/domain/crm';
import { addSeconds } from '@tierline/domain/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose, listTierlineIds } from '../testing/invariants.ts';
import { retry } from '../testing/retry.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
const partner = { name: 'Harbour', inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const problems = async () =>
  (await listProblems(world.scope, 100)).map(({ crm, object, kind }) => `${crm} ${object} ${kind}`).toSorted();
const retryAll = async () => {
  for (const write of await world.unsettled()) await retry(world, write);
  await world.quiet();
};

describe('fault 12: a record that somebody else is working on', () => {
  it.each<CrmKind>(['salesforce', 'hubspot'])('in %s is written a little later, once', async (crm) => {
    const { brightline } = world.ids;
    const there = await world.crmIdOf(crm, 'organization', brightline);
    const unlock = crm === 'salesforce' ? world.org.admin.lockRecord(there) : () => {};
    if (crm === 'hubspot') {
      const match = { method: 'POST', path: '/crm/v3/objects/companies/batch/update' };
      world.portal.account.faults.add({ when: 'before', effect: locked, match });
    }
    await world.edit(OTHER[crm], 'organization', brightline, { region: 'APAC' });
    await world.read(OTHER[crm]);
    const before = world.writes(crm);
    await world.deliver();
    expect(await world.unsettled()).toMatchObject([{ crm, state: 'pending', failureCode: 'locked', attempts: 1 }]);
    unlock();
    await world.quiet();
    expect(await world.everywhere('organization', brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
    expect(world.writes(crm) - before).toBe(2);
  });
});

describe('fault 12: a record that is to be created and looks like another one', () => {
  it('to Salesforce (duplicates detected) is shown, and created once somebody has let it, with its people, who have waited', async () => {
    const allow = world.org.admin.addDuplicateRule(
      'Account',
      ({ Name }, { operation }) => operation === 'insert' && Name === 'Harbour',
    );
    const crmId = await world.hands.hubspot.seedOrganization(partner);
    const bo = await world.hands.hubspot.seedContact({ lastName: 'Bo', organizationId: crmId });
    await world.quiet();
    const id = await world.idOf('hubspot', 'organization', crmId);
    const person = await world.idOf('hubspot', 'contact', bo);
    const waiting = { recordId: person, target: 'record', state: 'pending', failureCode: 'no_counterpart' };
    const refused = { crm: 'salesforce', recordId: id, target: 'record', state: 'refused', failureCode: 'duplicate' };
    for (let hour = 0; hour < 10; hour += 1) {
      world.clock.advance({ hours: 2 });
      await world.deliver();
    }
    const open = await world.unsettled();
    expect(open).toHaveLength(2);
    expect(open).toContainEqual(expect.objectContaining(refused));
    expect(open).toContainEqual(expect.objectContaining(waiting));
    // Nobody looks for what does not come every minute for ever.
    const [next] = open.filter(({ state }) => state === 'pending');
    expect(next?.runAfter).toBe(addSeconds(world.now(), 3600));
    allow();
    for (const write of open.filter(({ state }) => state === 'refused')) await retry(world, write);
    await world.quiet();
    expect(await world.held('salesforce', 'organization', id, 'name')).toBe('Harbour');
    expect(await world.held('salesforce', 'contact', person, 'last_name')).toBe('Bo');
    expect(await world.unsettled()).toEqual([]);
  });

  it('by an address that only one may have (duplicate value) is shown, and created once that is free', async () => {
    const { hubspot, salesforce } = world.hands;
    // Somebody of no company in the programme: Tierline does not know him.
    const stranger = await hubspot.seedContact({ lastName: 'Stranger', email: 'bo@example.com' });
    const organizationId = await world.crmIdOf('salesforce', 'organization', world.ids.brightline);
    const bo = await salesforce.seedContact({ lastName: 'Bo', email: 'bo@example.com', organizationId });
    await world.quiet();
    const id = await world.idOf('salesforce', 'contact', bo);
    expect(await world.unsettled()).toMatchObject([
      { crm: 'hubspot', recordId: id, target: 'record', state: 'refused', failureCode: 'duplicate' },
    ]);
    await hubspot.fill('contact', stranger, { email: ['stranger@example.com'] });
    await retryAll();
    expect(await world.held('hubspot', 'contact', id, 'email')).toBe('bo@example.com');
    expect(await world.unsettled()).toEqual([]);
  });

  it('by an address that another person in the programme has there is a possible duplicate, and nothing is sent', async () => {
    for (const crm of CRMS) {
      const organizationId = await world.crmIdOf(crm, 'organization', world.ids.brightline);
      await world.hands[crm].seedContact({ lastName: `Bo of ${crm}`, email: 'bo@example.com', organizationId });
    }
    const writes = CRMS.map(world.writes);
    await world.quiet();
    expect(CRMS.map(world.writes)).toEqual(writes);
    expect(await problems()).toEqual(['hubspot contact possible_duplicate', 'salesforce contact possible_duplicate']);
  });

  it('by its name likewise, until somebody says that the two are one', async () => {
    const [there, other] = [
      await world.hands.salesforce.seedOrganization({ ...partner, region: 'EMEA' }),
      await world.hands.hubspot.seedOrganization({ ...partner, name: 'HARBOUR ', productLines: ['Pool 1'] }),
    ];
    const writes = CRMS.map(world.writes);
    await world.quiet();
    expect(CRMS.map(world.writes)).toEqual(writes);
    expect(await problems()).toEqual([
      'hubspot organization possible_duplicate',
      'salesforce organization possible_duplicate',
    ]);
    expect([there, other]).not.toContain('');
  });
});

describe('fault 12: an external id that two records bear', () => {
  it('refuses the creation, for either could be meant, and ends when one of them is', async () => {
    const crmId = await world.hands.hubspot.seedOrganization(partner);
    await world.read('hubspot');
    const id = await world.idOf('hubspot', 'organization', crmId);
    const rows = [1, 2].map((nth) => ({ Name: `Harbour ${nth}`, Tierline_Id__c: id }));
    const [, second = ''] = world.org.admin.seed('Account', rows);
    await world.deliver();
    expect(await world.unsettled()).toMatchObject([
      { crm: 'salesforce', target: 'record', state: 'refused', failureCode: 'ambiguous' },
    ]);
    await world.quiet();
    expect(await world.organization(id)).toMatchObject({ standing: 'active' });
    await world.hands.salesforce.remove('organization', second);
    await retryAll();
    expect(await world.unsettled()).toEqual([]);
    expect(listTierlineIds(world, 'salesforce', 'organization').filter((each) => each === id)).toHaveLength(1);
  });
});

describe('fault 12: a lookup to a record that was deleted a moment ago', () => {
  it('is refused by Salesforce (entity is deleted), shown, and written once it is back', async () => {
    const { brightline, northwind } = world.ids;
    const there = await world.crmIdOf('salesforce', 'organization', northwind);
    const other = await world.crmIdOf('hubspot', 'organization', northwind);
    await world.hands.hubspot.browser.choose(
      'companies',
      await world.crmIdOf('hubspot', 'organization', brightline),
      'tierline_preferred_distributor',
      [other],
    );
    await world.read('hubspot');
    await world.read('salesforce');
    await world.hands.salesforce.remove('organization', there);
    await world.deliver();
    expect(await world.unsettled()).toMatchObject([
      { crm: 'salesforce', target: 'preferred', desired: [northwind], state: 'refused', failureCode: 'rejected' },
    ]);
    await world.quiet();
    await world.hands.salesforce.restore('organization', there);
    await world.quiet();
    await retryAll();
    expect(await world.held('salesforce', 'organization', brightline, 'preferred')).toBe(there);
    expect(await world.organization(brightline)).toMatchObject({ preferredId: northwind });
  });
});
