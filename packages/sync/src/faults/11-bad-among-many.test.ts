import type { FaultEffect } from '@tierline/crm-fakes/faults';
import { listUnsettledRecordWrites, type RecordWriteRow } from '@tierline/db/record-write';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BothCrms, createBothCrms } from '../testing/both-crms.ts';
import { checkAndClose } from '../testing/invariants.ts';
import { retry } from '../testing/retry.ts';
import { seedOrganizations } from '../testing/seed-many.ts';

let world: BothCrms;
beforeEach(async () => {
  world = await createBothCrms();
});
afterEach(() => checkAndClose(world));

const names = (count: number) => Array.from({ length: count }, (_, nth) => `Reseller ${nth}`);
const refused = async (): Promise<RecordWriteRow[]> =>
  (await listUnsettledRecordWrites(world.scope, 100))
    .map(({ write }) => write)
    .filter(({ state }) => state === 'refused');
const accounts = () => world.org.admin.listRecords('Account').map(({ Name }) => Name);
const contacts = () => world.portal.account.admin.listRecords('contacts').map(({ properties }) => properties.lastname);
/** How many requests that change records the work takes. */
async function costs(crm: 'salesforce' | 'hubspot', work: () => Promise<unknown>): Promise<number> {
  const before = world.writes(crm);
  await work();
  return world.writes(crm) - before;
}
const again = async () => {
  for (const write of await refused()) await retry(world, write);
  await world.quiet();
};

describe('fault 11: one bad record among 200 that Salesforce is sent', () => {
  it('costs the others nothing, is shown with what Salesforce says, and goes through once that is mended', async () => {
    const mend = world.org.admin.addValidationRule('Account', ({ Name }) =>
      Name === 'Reseller 7' ? { message: 'Seven is taken.', field: 'Name' } : null,
    );
    seedOrganizations(world, 'hubspot', names(200), world.now());
    expect(await costs('salesforce', world.quiet)).toBe(1);
    expect(accounts()).toHaveLength(199);
    expect(await refused()).toMatchObject([
      { crm: 'salesforce', target: 'record', failureCode: 'rejected', failureText: 'Seven is taken.' },
    ]);
    mend();
    expect(await costs('salesforce', again)).toBe(1);
    expect(accounts().toSorted()).toEqual(names(200).toSorted());
    expect(await refused()).toEqual([]);
  });

  it('is tried again by itself when others’ failure undid it', async () => {
    const rolledBack = { statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message: 'Record rolled back', fields: [] };
    const result = { success: false, errors: [rolledBack] };
    const effect: FaultEffect = {
      ...{ kind: 'answer', status: 200, contentType: 'application/json' },
      body: JSON.stringify([result, result, result]),
    };
    world.org.faults.add({ when: 'before', effect, match: { method: 'PATCH', path: /composite\/sobjects/ } });
    seedOrganizations(world, 'hubspot', names(3), world.now());
    expect(await costs('salesforce', world.quiet)).toBe(2);
    expect(accounts()).toHaveLength(3);
    expect(await refused()).toEqual([]);
  });
});

describe('fault 11: one bad record among 100 that HubSpot is sent', () => {
  it('that is gone (207) costs the others nothing', async () => {
    const ids = seedOrganizations(world, 'salesforce', names(100), world.now());
    await world.quiet();
    for (const id of ids) await world.hands.salesforce.edit('organization', id, { Tierline_Region__c: 'APAC' });
    await world.read('salesforce');
    const [first = '', last = ''] = [ids.at(7), ids.at(99)];
    const gone = await world.idOf('salesforce', 'organization', first);
    // Deleted so recently that no read has told of it.
    await world.read('hubspot');
    await world.hands.hubspot.remove('organization', await world.crmIdOf('hubspot', 'organization', gone));
    expect(await costs('hubspot', world.deliver)).toBe(1);
    const id = await world.idOf('salesforce', 'organization', last);
    expect(await world.held('hubspot', 'organization', id, 'region')).toBe('APAC');
    await world.quiet();
    expect(await refused()).toEqual([]);
  });

  it('for which HubSpot refuses the whole batch costs the others some calls, and nothing else', async () => {
    const [employer = ''] = seedOrganizations(world, 'salesforce', ['Brightline'], world.now());
    await world.quiet();
    const rows = names(100).map((LastName, nth) => ({
      ...{
        LastName,
        Name: LastName,
        AccountId: employer,
        Email: nth === 7 ? 'no address' : `person-${nth}@example.com`,
      },
    }));
    const ids = world.org.admin.seed('Contact', rows);
    expect(await costs('hubspot', world.quiet)).toBeLessThanOrEqual(16);
    expect(contacts()).toHaveLength(99);
    const [write] = await refused();
    expect(write).toMatchObject({
      target: 'record',
      failureCode: 'rejected',
      failureText: expect.stringContaining('no address'),
    });
    await world.hands.salesforce.fill('contact', ids[7] ?? '', { Email: ['person-7@example.com'] });
    await world.read('salesforce');
    await again();
    expect(contacts().toSorted()).toEqual(names(100).toSorted());
  });
});

describe('fault 11: several errors on one record', () => {
  it('refuse the fields that they name, each with the reason, and no other', async () => {
    const { salesforce, hubspot } = world.hands;
    const crmId = await hubspot.seedOrganization({
      ...{ name: 'Brightline', inSync: true, accountType: 'Partner', status: 'Active Partner', region: 'EMEA' },
    });
    await world.quiet();
    const mend = [
      world.org.admin.addValidationRule('Account', ({ Tierline_Region__c: region }) =>
        region === 'APAC' ? { message: 'Not in APAC.', field: 'Tierline_Region__c' } : null,
      ),
      world.org.admin.addValidationRule('Account', ({ Tierline_Tier__c: tier }) =>
        tier === 'Gold' ? { message: 'Gold needs approval.', field: 'Tierline_Tier__c' } : null,
      ),
    ];
    await hubspot.fill('organization', crmId, {
      ...{ tierline_region: ['APAC'], tierline_tier: ['Gold'], tierline_segment: ['Enterprise'] },
    });
    await world.quiet();
    const id = await world.idOf('hubspot', 'organization', crmId);
    expect(await world.held('salesforce', 'organization', id, 'segment')).toBe('Enterprise');
    expect((await refused()).map(({ target, failureText }) => [target, failureText]).toSorted()).toEqual([
      ['region', 'Not in APAC. Gold needs approval.'],
      ['tier', 'Not in APAC. Gold needs approval.'],
    ]);
    expect(await world.held('salesforce', 'organization', id, 'region')).toBe('EMEA');
    for (const each of mend) each();
    await again();
    expect(await world.held('salesforce', 'organization', id, 'region')).toBe('APAC');
    expect(await world.held('salesforce', 'organization', id, 'tier')).toBe('Gold');
    expect(await refused()).toEqual([]);
    expect(salesforce.userId).not.toBe('');
  });
});
