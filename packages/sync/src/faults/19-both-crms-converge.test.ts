import { listContractsOfPartner } from '@tierline/db/contract';
import { listProblems } from '@tierline/db/sync-problem';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BothCrms, createBothCrms } from '../testing/both-crms.ts';
import { checkAndClose } from '../testing/invariants.ts';

let world: BothCrms;
beforeEach(async () => {
  world = await createBothCrms();
});
afterEach(() => checkAndClose(world));

const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
const distributor = {
  name: 'Kestrel',
  inSync: true,
  accountType: 'Distributor',
  status: 'Active Distributor',
} as const;
const partner = { name: 'Brightline', inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
const person = { firstName: 'Ann', lastName: 'Lee', email: 'ann@example.com' };
const fieldOf = (crm: CrmKind, object: 'organization' | 'contact', key: string) =>
  world.adapters[crm]?.standardFields(object)[key] ?? key;
const fill = (crm: CrmKind, object: 'organization' | 'contact', crmId: string, values: Record<string, string[]>) =>
  world.hands[crm].fill(
    object,
    crmId,
    Object.fromEntries(Object.entries(values).map(([key, list]) => [fieldOf(crm, object, key), list])),
  );
const organizationOf = (crm: CrmKind, crmId: string) => world.idOf(crm, 'organization', crmId);
const names = (crm: CrmKind, kind: 'organization' | 'contact') =>
  crm === 'salesforce'
    ? world.org.admin
        .listRecords(kind === 'organization' ? 'Account' : 'Contact')
        .map(({ Name, LastName }) => LastName ?? Name)
    : world.portal.account.admin
        .listRecords(kind === 'organization' ? 'companies' : 'contacts')
        .map(({ properties }) => properties.lastname ?? properties.name);

describe('fault 19: what is new in one CRM', () => {
  it.each(CRMS)(
    '(%s) is created in the other one, companies with their people and what they name, all as it is',
    async (crm) => {
      const hands = world.hands[crm];
      const brightline = await hands.seedOrganization({
        ...partner,
        region: 'EMEA',
        segment: 'Public Sector',
        productLines: ['Pool 1', 'Pool 2'],
      });
      await fill(crm, 'organization', brightline, { status: ['Prospective Partner'], tier: ['Silver'] });
      const ann = await hands.seedContact({ ...person, organizationId: brightline });
      await fill(crm, 'contact', ann, { title: ['Buyer'], role: ['Executive'], phone: ['+49 30 1'] });
      const kestrel = await hands.seedOrganization(distributor);
      if (crm === 'salesforce') {
        await world.hands.salesforce.edit('organization', brightline, {
          ...{ Tierline_Associated_Distributors__c: 'Kestrel', Tierline_Preferred_Distributor__c: kestrel },
        });
      } else {
        await world.hands.hubspot.browser.choose('companies', brightline, 'tierline_distributors', ['Kestrel']);
        await world.hands.hubspot.browser.choose('companies', brightline, 'tierline_preferred_distributor', [kestrel]);
      }
      await world.quiet();
      const other = OTHER[crm];
      const id = await organizationOf(crm, brightline);
      const held = (key: string) => world.held(other, 'organization', id, key);
      expect(
        await Promise.all(
          ['name', 'status', 'account_type', 'region', 'segment', 'tier', 'product_lines', 'contracts'].map(held),
        ),
      ).toEqual([
        ...[
          'Brightline',
          'Prospective Partner',
          'Partner',
          'EMEA',
          'Public Sector',
          'Silver',
          'Pool 1;Pool 2',
          'Kestrel',
        ],
      ]);
      expect(await held('preferred')).toBe(
        await world.crmIdOf(other, 'organization', await organizationOf(crm, kestrel)),
      );
      const annId = await world.idOf(crm, 'contact', ann);
      const there = await world.adapters[other]?.find('contact', await world.crmIdOf(other, 'contact', annId));
      expect(there?.organizationId).toBe(await world.crmIdOf(other, 'organization', id));
      const told = ['first_name', 'last_name', 'email', 'title', 'role', 'phone'].map((key) =>
        world.held(other, 'contact', annId, key),
      );
      expect(await Promise.all(told)).toEqual(['Ann', 'Lee', 'ann@example.com', 'Buyer', 'Executive', '+49 30 1']);
      for (const each of CRMS) {
        expect(names(each, 'organization').toSorted()).toEqual(['Brightline', 'Kestrel']);
        expect(names(each, 'contact')).toEqual(['Lee']);
      }
    },
  );

  it.each(CRMS)('(%s) and is edited in the other one before that was read: the edit stands', async (crm) => {
    await world.quiet();
    const there = await world.hands[crm].seedOrganization({ ...partner, region: 'EMEA' });
    await world.read(crm);
    await world.deliver();
    const [id, other] = [await organizationOf(crm, there), OTHER[crm]];
    world.clock.advance({ seconds: 5 });
    await fill(other, 'organization', await world.crmIdOf(other, 'organization', id), { region: ['APAC'] });
    await world.quiet();
    expect([
      await world.held('salesforce', 'organization', id, 'region'),
      await world.held('hubspot', 'organization', id, 'region'),
    ]).toEqual(['APAC', 'APAC']);
  });

  it.each(CRMS)(
    '(%s) and is edited there before its copy was read: the edit stands, whoever the master is',
    async (crm) => {
      await world.quiet();
      await world.setScope({ firstMaster: 'crm' });
      const there = await world.hands[crm].seedOrganization({ ...partner, region: 'EMEA' });
      await world.read(crm);
      await world.deliver();
      const id = await organizationOf(crm, there);
      world.clock.advance({ seconds: 5 });
      await fill(crm, 'organization', there, { region: ['APAC'] });
      await world.read(crm);
      await world.quiet();
      expect([
        await world.held('salesforce', 'organization', id, 'region'),
        await world.held('hubspot', 'organization', id, 'region'),
      ]).toEqual(['APAC', 'APAC']);
    },
  );

  it.each(CRMS)('(%s) at the same time in both under one name is created in neither a second time', async (crm) => {
    await world.hands[crm].seedOrganization(partner);
    await world.hands[OTHER[crm]].seedOrganization(partner);
    await world.quiet();
    world.clock.advance({ hours: 25 });
    await world.quiet();
    for (const each of CRMS) expect(names(each, 'organization')).toEqual(['Brightline']);
    expect((await listProblems(world.scope, 10)).map(({ kind }) => kind)).toEqual([
      'possible_duplicate',
      'possible_duplicate',
    ]);
  });

  it.each(CRMS)(
    '(%s) before the other CRM was read for the first time waits until it is known what that has',
    async (crm) => {
      const there = await world.hands[crm].seedOrganization(partner);
      await world.hands[OTHER[crm]].seedOrganization({ ...partner, name: 'BRIGHTLINE' });
      const fresh = await world.hands[crm].seedOrganization({ ...partner, name: 'Harbour' });
      await world.read(crm);
      await world.deliver();
      expect(names(OTHER[crm], 'organization')).toEqual(['BRIGHTLINE']);
      await world.quiet();
      expect(names(OTHER[crm], 'organization').toSorted()).toEqual(['BRIGHTLINE', 'Harbour']);
      expect(await world.organization(await organizationOf(crm, there))).toMatchObject({ standing: 'active' });
      expect(await world.held(OTHER[crm], 'organization', await organizationOf(crm, fresh), 'name')).toBe('Harbour');
    },
  );
});

describe('fault 19: a change in one CRM', () => {
  it.each(CRMS)(
    '(%s) goes to Tierline, to the other CRM, and back to Tierline, and then nothing moves',
    async (crm) => {
      const kestrel = await world.hands[crm].seedOrganization(distributor);
      const there = await world.hands[crm].seedOrganization({ ...partner, region: 'EMEA' });
      await world.quiet();
      const [id, other] = [await organizationOf(crm, there), OTHER[crm]];
      const before = CRMS.map(world.writes);
      await fill(crm, 'organization', there, { region: ['APAC'], tier: ['Gold'], product_lines: ['Pool 2', 'Pool 1'] });
      if (crm === 'salesforce')
        await world.hands.salesforce.edit('organization', there, { Tierline_Associated_Distributors__c: 'Kestrel' });
      else await world.hands.hubspot.browser.choose('companies', there, 'tierline_distributors', ['Kestrel']);
      await world.hands[crm].rename('organization', there, 'Brightline Ltd');
      await world.quiet();
      const held = ['name', 'region', 'tier', 'contracts'].map((key) => world.held(other, 'organization', id, key));
      expect(await Promise.all(held)).toEqual(['Brightline Ltd', 'APAC', 'Gold', 'Kestrel']);
      expect(await listContractsOfPartner(world.scope, id)).toMatchObject([
        { secondPartnerId: await organizationOf(crm, kestrel), endedAt: null },
      ]);
      // All of it in one call, to the other CRM alone.
      const [salesforce = 0, hubspot = 0] = CRMS.map((each, at) => world.writes(each) - (before[at] ?? 0));
      expect(crm === 'salesforce' ? [salesforce, hubspot] : [hubspot, salesforce]).toEqual([0, 1]);
    },
  );
});
