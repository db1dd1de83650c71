import { listContractsOfPartner } from '@tierline/db/contract';
import { findLink } from '@tierline/db/record-link';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from './testing/alike.ts';
import { checkAndClose, listTierlineIds } from './testing/invariants.ts';

const BOTH: readonly CrmKind[] = ['salesforce', 'hubspot'];

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

describe('organizations and their contacts, two ways (rows 16, 159, 161)', () => {
  it.each(BOTH)('an edit in %s is here and in the other CRM after one cycle', async (crm) => {
    const { brightline, ann } = world.ids;
    await world.edit(crm, 'organization', brightline, { region: 'APAC', tier: 'Gold' });
    await world.edit(crm, 'contact', ann, { title: 'Buyer' });
    await world.quiet();
    expect(await world.everywhere('organization', brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.everywhere('organization', brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
    expect(await world.everywhere('contact', ann, 'title')).toEqual(['Buyer', 'Buyer', 'Buyer']);
  });

  it.each(BOTH)('the account type is set in %s, and that is what the company is everywhere', async (crm) => {
    const { brightline } = world.ids;
    await world.edit(crm, 'organization', brightline, { account_type: 'Distributor' });
    await world.quiet();
    expect((await world.organization(brightline))?.accountType).toBe('partner_2');
    const held = (key: string) => Promise.all(BOTH.map((each) => world.held(each, 'organization', brightline, key)));
    expect(await held('account_type')).toEqual(['Distributor', 'Distributor']);
    // Its list of distributors counts no more (row 187), and is there when it becomes a reseller again.
    expect(await held('contracts')).toEqual(['Kestrel', 'Kestrel']);
    expect((await listContractsOfPartner(world.scope, brightline)).every(({ endedAt }) => endedAt !== null)).toBe(true);
    await world.edit(crm, 'organization', brightline, { account_type: 'Partner' });
    await world.quiet();
    expect((await listContractsOfPartner(world.scope, brightline)).every(({ endedAt }) => endedAt === null)).toBe(true);
  });
});

describe('a new organization and a new person (rows 160, 161)', () => {
  it.each(BOTH)('of %s have exactly one record in the other CRM, linked', async (crm) => {
    const other: CrmKind = crm === 'salesforce' ? 'hubspot' : 'salesforce';
    const place = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
    const company = await world.hands[crm].seedOrganization({ name: 'Fernhill', ...place });
    const person = { firstName: 'Bo', lastName: 'Fern', email: 'bo@fernhill.example' };
    const contact = await world.hands[crm].seedContact({ ...person, organizationId: company });
    const count = () => [listTierlineIds(world, other, 'organization'), listTierlineIds(world, other, 'contact')];
    const before = count().map(({ length }) => length);
    await world.quiet();
    expect(count().map(({ length }) => length)).toEqual(before.map((length) => length + 1));
    const id = await world.idOf(crm, 'organization', company);
    expect(await world.held(other, 'organization', id, 'name')).toBe('Fernhill');
    const bo = await world.idOf(crm, 'contact', contact);
    expect(await world.held(other, 'contact', bo, 'email')).toBe('bo@fernhill.example');
    expect((await world.contact(bo))?.organizationId).toBe(id);
  });
});

describe('a record whose checkbox for Tierline is not ticked (row 168)', () => {
  it.each(BOTH)('of %s is neither taken in nor written, and nor are its people', async (crm) => {
    const status = { accountType: 'Partner', status: 'Active Partner' } as const;
    const company = await world.hands[crm].seedOrganization({ name: 'Fernhill', inSync: false, ...status });
    await world.hands[crm].seedContact({ lastName: 'Fern', email: 'bo@fernhill.example', organizationId: company });
    const before = BOTH.map((each) => world.writes(each));
    await world.quiet();
    expect(await findLink(world.scope, crm, 'organization', company)).toBeNull();
    expect(BOTH.map((each) => world.writes(each))).toEqual(before);
  });

  it.each(BOTH)(
    'of %s any more is left alone: what is edited there stays there, and what is decided elsewhere does not reach it',
    async (crm) => {
      const { brightline } = world.ids;
      const other: CrmKind = crm === 'salesforce' ? 'hubspot' : 'salesforce';
      const mark = crm === 'salesforce' ? 'Sync_with_Tierline__c' : 'tierline_sync';
      await world.hands[crm].fill('organization', await world.crmIdOf(crm, 'organization', brightline), {
        [mark]: ['false'],
      });
      await world.quiet();
      await world.edit(crm, 'organization', brightline, { region: 'APAC' });
      await world.edit(other, 'organization', brightline, { tier: 'Gold' });
      await world.decide('organization', brightline, 'contracts', [world.ids.northwind]);
      await world.decide('organization', brightline, 'status', ['Inactive Partner']);
      await world.quiet();
      const heldIn = (each: CrmKind) =>
        Promise.all(
          ['region', 'tier', 'contracts', 'status'].map((key) => world.held(each, 'organization', brightline, key)),
        );
      expect(await heldIn(crm)).toEqual(['APAC', '', 'Kestrel', 'Active Partner']);
      expect(await heldIn(other)).toEqual(['EMEA', 'Gold', 'Northwind', 'Inactive Partner']);
      expect(await world.unsettled()).toEqual([]);
    },
  );
});
