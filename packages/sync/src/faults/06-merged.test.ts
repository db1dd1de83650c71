import { listAttribution } from '@tierline/db/attribution';
import { clearWatermark } from '@tierline/db/connection';
import { findDeal } from '@tierline/db/deal';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';

const CRMS = ['salesforce', 'hubspot'] as const;
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const companies = (crm: CrmKind): number =>
  crm === 'salesforce'
    ? world.org.admin.listRecords('Account').filter(({ IsDeleted }) => !IsDeleted).length
    : world.portal.account.admin.listRecords('companies').filter(({ archived }) => !archived).length;

// HubSpot makes a record with a new id of the two; Salesforce keeps the first.
describe('fault 6: two companies that somebody makes one', () => {
  it.each(CRMS)('of which Tierline knows one, in %s: the one that is left is that one', async (crm) => {
    const { northwind } = world.ids;
    const known = await world.crmIdOf(crm, 'organization', northwind);
    const customer = await world.hands[crm].seedOrganization({ name: 'Northwind Ltd' });
    await world.quiet();
    const before = companies(OTHER[crm]);
    const left = await world.hands[crm].merge('organization', known, customer);
    await world.quiet();
    expect(await world.idOf(crm, 'organization', left)).toBe(northwind);
    expect(await world.organization(northwind)).toMatchObject({ name: 'Northwind', standing: 'active' });
    await world.edit(crm, 'organization', northwind, { region: 'APAC' });
    await world.quiet();
    expect(await world.everywhere('organization', northwind, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
    expect(companies(OTHER[crm])).toBe(before);
  });

  it.each(CRMS)(
    'of which Tierline knows the one that goes, in %s: the one that is left takes its place',
    async (crm) => {
      const { northwind } = world.ids;
      const known = await world.crmIdOf(crm, 'organization', northwind);
      const marks = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;
      const customer = await world.hands[crm].seedOrganization({ name: 'Northwind Ltd', ...marks });
      const left = await world.hands[crm].merge('organization', customer, known);
      await world.quiet();
      expect(await world.idOf(crm, 'organization', left)).toBe(northwind);
      expect(await world.everywhere('organization', northwind, 'name')).toEqual([
        'Northwind Ltd',
        'Northwind Ltd',
        'Northwind Ltd',
      ]);
    },
  );

  it.each(CRMS)(
    'of which Tierline knows both, in %s: one goes on, and the other is gone there and lives on elsewhere',
    async (crm) => {
      const { northwind, kestrel } = world.ids;
      const crmIds = await Promise.all([northwind, kestrel].map((id) => world.crmIdOf(crm, 'organization', id)));
      const before = companies(OTHER[crm]);
      const left = await world.hands[crm].merge('organization', crmIds[0] ?? '', crmIds[1] ?? '');
      await world.quiet();
      expect(await world.idOf(crm, 'organization', left)).toBe(northwind);
      expect(await world.organization(northwind)).toMatchObject({ standing: 'active' });
      await world.edit(OTHER[crm], 'organization', northwind, { region: 'APAC' });
      await world.edit(OTHER[crm], 'organization', kestrel, { region: 'Americas' });
      await world.quiet();
      expect(await world.everywhere('organization', northwind, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
      expect((await world.organization(kestrel))?.values.region).toEqual(['Americas']);
      expect(companies(OTHER[crm])).toBe(before);
    },
  );

  it.each(CRMS)('in %s, while a write to the one that goes is on its way: nothing is lost in silence', async (crm) => {
    const { northwind } = world.ids;
    const known = await world.crmIdOf(crm, 'organization', northwind);
    const marks = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;
    const other = await world.hands[crm].seedOrganization({ name: 'Northwind Ltd', ...marks });
    await world.edit(OTHER[crm], 'organization', northwind, { region: 'APAC' });
    await world.read(OTHER[crm]);
    await world.hands[crm].merge('organization', other, known);
    await world.deliver();
    await world.quiet();
    expect(await world.everywhere('organization', northwind, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.unsettled()).toEqual([]);
  });
});

describe('fault 6: two people whom somebody makes one', () => {
  it.each(CRMS)('in %s are the one whom Tierline knows', async (crm) => {
    const { ann, brightline } = world.ids;
    const organizationId = await world.crmIdOf(crm, 'organization', brightline);
    const twin = await world.hands[crm].seedContact({ firstName: 'Anne', lastName: 'Lee', organizationId });
    const left = await world.hands[crm].merge('contact', twin, await world.crmIdOf(crm, 'contact', ann));
    await world.quiet();
    expect(await world.idOf(crm, 'contact', left)).toBe(ann);
    await world.edit(crm, 'contact', ann, { title: 'Buyer' });
    await world.quiet();
    expect(await world.everywhere('contact', ann, 'title')).toEqual(['Buyer', 'Buyer', 'Buyer']);
    expect(await world.everywhere('contact', ann, 'first_name')).toEqual(['Anne', 'Anne', 'Anne']);
  });
});

describe('fault 6: two records that somebody makes one where no watermark tells of it', () => {
  const marks = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;
  const people = (crm: CrmKind): number =>
    crm === 'salesforce'
      ? world.org.admin.listRecords('Contact').filter(({ IsDeleted }) => !IsDeleted).length
      : world.portal.account.admin.listRecords('contacts').filter(({ archived }) => !archived).length;

  const WAYS = [
    ['as all are to be read anew', (crm: CrmKind, object: SyncedObject) => clearWatermark(world.scope, crm, object)],
    ['as nothing was read for two days', async () => world.clock.advance({ days: 2 })],
  ] as const;
  const CASES = CRMS.flatMap((crm) => WAYS.map(([why, loseTrack]) => [crm, why, loseTrack] as const));

  it.each(CASES)('in %s, %s: the company that is left takes the place of the one that goes', async (crm, _, lose) => {
    const { northwind } = world.ids;
    const known = await world.crmIdOf(crm, 'organization', northwind);
    const there = await world.crmIdOf(OTHER[crm], 'organization', northwind);
    const before = companies(OTHER[crm]);
    const twin = await world.hands[crm].seedOrganization({ name: 'Northwind Ltd', ...marks });
    const left = await world.hands[crm].merge('organization', twin, known);
    await lose(crm, 'organization');
    await world.quiet();
    expect(await world.idOf(crm, 'organization', left)).toBe(northwind);
    expect(await world.crmIdOf(OTHER[crm], 'organization', northwind)).toBe(there);
    expect(companies(OTHER[crm])).toBe(before);
    await world.edit(crm, 'organization', northwind, { region: 'APAC' });
    await world.quiet();
    expect(await world.everywhere('organization', northwind, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it.each(CASES)('in %s, %s: the person who is left takes the place of the one who goes', async (crm, _, lose) => {
    const { ann, brightline } = world.ids;
    const organizationId = await world.crmIdOf(crm, 'organization', brightline);
    const [before, there] = [people(OTHER[crm]), await world.crmIdOf(OTHER[crm], 'contact', ann)];
    const twin = await world.hands[crm].seedContact({ firstName: 'Anne', lastName: 'Lee', organizationId });
    const left = await world.hands[crm].merge('contact', twin, await world.crmIdOf(crm, 'contact', ann));
    await lose(crm, 'contact');
    await world.quiet();
    expect(await world.idOf(crm, 'contact', left)).toBe(ann);
    expect(await world.crmIdOf(OTHER[crm], 'contact', ann)).toBe(there);
    expect(people(OTHER[crm])).toBe(before);
    expect(await world.everywhere('contact', ann, 'first_name')).toEqual(['Anne', 'Anne', 'Anne']);
  });

  it.each(CRMS)('of which Tierline knows both, in %s: one goes on, and the other lives on elsewhere', async (crm) => {
    const { northwind, kestrel } = world.ids;
    const crmIds = await Promise.all([northwind, kestrel].map((id) => world.crmIdOf(crm, 'organization', id)));
    const before = companies(OTHER[crm]);
    const left = await world.hands[crm].merge('organization', crmIds[0] ?? '', crmIds[1] ?? '');
    world.clock.advance({ days: 2 });
    await world.quiet();
    expect(await world.idOf(crm, 'organization', left)).toBe(northwind);
    await world.edit(OTHER[crm], 'organization', kestrel, { region: 'Americas' });
    await world.quiet();
    expect((await world.organization(kestrel))?.values.region).toEqual(['Americas']);
    expect(companies(OTHER[crm])).toBe(before);
  });
});

// HubSpot merges deals, and Salesforce leads; neither merges the other.
describe('fault 6: two deals or leads that somebody makes one', () => {
  const KINDS = [
    ['deal', 'hubspot'],
    ['lead', 'salesforce'],
  ] as const;

  it.each(KINDS)(
    'are the %s that Tierline knows, with its history, and the same in the other CRM',
    async (kind, crm) => {
      const { kestrel, northwind } = world.ids;
      const seed = async (in_: CrmKind, name: string) => {
        const secondPartnerId = await world.crmIdOf(in_, 'organization', kestrel);
        return kind === 'deal'
          ? world.hands[in_].seedDeal({ name, secondPartnerId })
          : world.hands[in_].seedLead({ lastName: name, company: 'City of Leipzig', secondPartnerId });
      };
      const there = { salesforce: await seed('salesforce', 'Core'), hubspot: await seed('hubspot', 'Core') };
      const id = await world.link(kind, there.salesforce, there.hubspot);
      await world.quiet();
      const history = (await listAttribution(world.scope, id)).length;
      world.clock.advance({ minutes: 1 });
      const twin = await seed(crm, 'Core switches');
      const left = await world.hands[crm].merge(kind, twin, there[crm]);
      await world.quiet();
      expect(await world.idOf(crm, kind, left)).toBe(id);
      expect(await findDeal(world.scope, id)).toMatchObject({
        name: 'Core switches',
        secondPartnerId: kestrel,
        deleted: false,
      });
      expect(await listAttribution(world.scope, id)).toHaveLength(history);

      const other = await world.crmIdOf(crm, 'organization', northwind);
      await world.adapters[crm]?.writeSecondPartner(kind, left, other);
      await world.quiet();
      const elsewhere = await world.adapters[OTHER[crm]]?.find(kind, there[OTHER[crm]]);
      expect(elsewhere?.secondPartnerId).toBe(await world.crmIdOf(OTHER[crm], 'organization', northwind));
    },
  );
});
