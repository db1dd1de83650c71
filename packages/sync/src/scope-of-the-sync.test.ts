import { clearWatermark } from '@tierline/db/connection';
import { findDeal } from '@tierline/db/deal';
import { findLink, listLinks } from '@tierline/db/record-link';
import type { CrmKind } from '@tierline/domain/crm';
import type { SyncScope } from '@tierline/domain/sync-scope';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BothCrms, createBothCrms } from './testing/both-crms.ts';
import { checkAndClose } from './testing/invariants.ts';
import { copyMetadata, type OrgMetadata, recordType } from './testing/org-metadata.ts';

let world: BothCrms;
let metadata: OrgMetadata;
beforeEach(async () => {
  metadata = copyMetadata();
  for (const object of ['Account', 'Contact']) {
    for (const name of ['Reseller', 'Distributor']) {
      metadata.add(`objects/${object}/recordTypes/${name}.recordType-meta.xml`, recordType(name, {}));
    }
  }
  world = await createBothCrms({ metadata: metadata.folder });
});
afterEach(async () => {
  await checkAndClose(world);
  metadata.remove();
});

const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const marks = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
const distributor = { ...marks, accountType: 'Distributor', status: 'Active Distributor' } as const;
const seedInactive = async (crm: CrmKind, name: string) => {
  const crmId = await world.hands[crm].seedOrganization({ ...distributor, name });
  const status = world.adapters[crm]?.standardFields('organization').status ?? '';
  await world.hands[crm].fill('organization', crmId, { [status]: ['Inactive Distributor'] });
  return crmId;
};
/** What the settings' screen does when somebody saves. */
async function put(change: Partial<SyncScope>): Promise<void> {
  await world.setScope(change);
  for (const crm of CRMS)
    for (const object of ['organization', 'contact'] as const) await clearWatermark(world.scope, crm, object);
  await world.quiet();
}
const namesIn = (crm: CrmKind) =>
  crm === 'salesforce'
    ? [
        ...world.org.admin.listRecords('Account').map(({ Name }) => String(Name)),
        ...world.org.admin.listRecords('Contact').map(({ LastName }) => String(LastName)),
      ].toSorted()
    : [
        ...world.portal.account.admin.listRecords('companies').map(({ properties }) => String(properties.name)),
        ...world.portal.account.admin.listRecords('contacts').map(({ properties }) => String(properties.lastname)),
      ].toSorted();

describe('second partners (rows 38, 39, 162, 200)', () => {
  async function seed(crm: CrmKind) {
    const hands = world.hands[crm];
    const partner = await hands.seedOrganization({ ...marks, name: 'Brightline' });
    const active = await hands.seedOrganization({ ...distributor, name: 'Kestrel' });
    const inactive = await seedInactive(crm, 'Sleeper');
    for (const [lastName, organizationId] of [
      ['Of Brightline', partner],
      ['Of Kestrel', active],
      ['Of Sleeper', inactive],
    ] as const) {
      await hands.seedContact({ lastName, organizationId });
    }
    return { partner, active, inactive };
  }

  it.each<[string, Pick<SyncScope, 'activeSecondPartners' | 'inactiveSecondPartners'>, string[]]>([
    ['the active ones alone', { activeSecondPartners: true, inactiveSecondPartners: false }, ['Brightline', 'Kestrel']],
    [
      'the inactive ones too',
      { activeSecondPartners: true, inactiveSecondPartners: true },
      ['Brightline', 'Kestrel', 'Sleeper'],
    ],
    [
      'the inactive ones alone',
      { activeSecondPartners: false, inactiveSecondPartners: true },
      ['Brightline', 'Sleeper'],
    ],
    ['none of them', { activeSecondPartners: false, inactiveSecondPartners: false }, ['Brightline']],
  ])(
    'where %s are kept in line, they and their people reach the other CRM, and nobody else',
    async (_, scope, names) => {
      await world.setScope(scope);
      const { active } = await seed('salesforce');
      await world.quiet();
      expect(namesIn('hubspot')).toEqual([...names, ...names.map((name) => `Of ${name}`)].toSorted());
      if (!scope.activeSecondPartners && !scope.inactiveSecondPartners)
        expect(await findLink(world.scope, 'salesforce', 'organization', active)).toBeNull();
    },
  );

  it.each(CRMS)('that are switched on later, in %s, touch no partner’s link, nor write to it', async (crm) => {
    await world.setScope({ activeSecondPartners: false, inactiveSecondPartners: false });
    const { partner, active } = await seed(crm);
    await world.quiet();
    const id = await world.idOf(crm, 'organization', partner);
    const linksOf = async () =>
      (await listLinks(world.scope, 'organization', id)).map(({ crm: of, crmId, modifiedAt }) => [
        of,
        crmId,
        modifiedAt,
      ]);
    const before = await linksOf();
    await put({ activeSecondPartners: true });
    expect(await linksOf()).toEqual(before);
    expect(namesIn(OTHER[crm])).toEqual(['Brightline', 'Kestrel', 'Of Brightline', 'Of Kestrel']);
    expect(await world.organization(await world.idOf(crm, 'organization', active))).toMatchObject({
      standing: 'active',
    });
  });

  it('that are switched off again are left alone as they are, on both sides', async () => {
    const { active } = await seed('salesforce');
    await world.quiet();
    await put({ activeSecondPartners: false });
    const there = await world.crmIdOf(
      'hubspot',
      'organization',
      await world.idOf('salesforce', 'organization', active),
    );
    await world.hands.hubspot.fill('organization', there, { tierline_region: ['APAC'] });
    const writes = CRMS.map(world.writes);
    await world.quiet();
    expect(CRMS.map(world.writes)).toEqual(writes);
    expect(namesIn('hubspot')).toContain('Kestrel');
    await put({ activeSecondPartners: true });
    expect(
      await world.held('salesforce', 'organization', await world.idOf('salesforce', 'organization', active), 'region'),
    ).toBe('APAC');
  });

  it('that a partner becomes, and stays in line as one', async () => {
    const { partner } = await seed('salesforce');
    await world.quiet();
    const id = await world.idOf('salesforce', 'organization', partner);
    await world.hands.hubspot.fill('organization', await world.crmIdOf('hubspot', 'organization', id), {
      ...{ tierline_account_type: ['Distributor'], tierline_status: ['Active Distributor'] },
    });
    await world.quiet();
    expect(await world.organization(id)).toMatchObject({ accountType: 'partner_2', standing: 'active' });
    expect(await world.held('salesforce', 'organization', id, 'account_type')).toBe('Distributor');
  });
});

describe('contacts', () => {
  it('that are switched off are neither taken in nor written, and come in when they are switched on', async () => {
    await world.setScope({ contacts: false });
    const crmId = await world.hands.salesforce.seedOrganization({ ...marks, name: 'Brightline' });
    const lee = await world.hands.salesforce.seedContact({ lastName: 'Lee', organizationId: crmId });
    await world.quiet();
    expect(namesIn('hubspot')).toEqual(['Brightline']);
    expect(await findLink(world.scope, 'salesforce', 'contact', lee)).toBeNull();
    await put({ contacts: true });
    expect(namesIn('hubspot')).toEqual(['Brightline', 'Lee']);
  });
});

describe('record types of created records (row 175)', () => {
  it('are those that an admin has chosen for each sort, and the CRM’s default where he has not', async () => {
    const idOf = async (object: 'organization' | 'contact', label: string) =>
      (await world.adapters.salesforce?.listRecordTypes(object))?.find((type) => type.label === label)?.id ?? '';
    await world.setScope({
      recordTypes: {
        ...{
          partner_organization: await idOf('organization', 'Reseller'),
          partner_contact: await idOf('contact', 'Reseller'),
        },
        ...{ partner_2_organization: await idOf('organization', 'Distributor'), partner_2_contact: null },
      },
    });
    const { hubspot } = world.hands;
    for (const [name, place] of [
      ['Brightline', marks],
      ['Kestrel', distributor],
    ] as const) {
      const organizationId = await hubspot.seedOrganization({ ...place, name });
      await hubspot.seedContact({ lastName: `Of ${name}`, organizationId });
    }
    await world.quiet();
    const typeOf = (object: string, field: string, name: string) =>
      world.org.admin.listRecords(object).find((row) => row[field] === name)?.RecordTypeId ?? null;
    expect(typeOf('Account', 'Name', 'Brightline')).toBe(await idOf('organization', 'Reseller'));
    expect(typeOf('Contact', 'LastName', 'Of Brightline')).toBe(await idOf('contact', 'Reseller'));
    expect(typeOf('Account', 'Name', 'Kestrel')).toBe(await idOf('organization', 'Distributor'));
    expect(typeOf('Contact', 'LastName', 'Of Kestrel')).toBeNull();
  });
});

describe('parents and children (row 172)', () => {
  async function seedFamily(crm: CrmKind) {
    const parent = await world.hands[crm].seedOrganization({ ...marks, name: 'Holding' });
    const child = await world.hands[crm].seedOrganization({ ...marks, name: 'Branch', parentId: parent });
    const lee = await world.hands[crm].seedContact({ lastName: 'Lee', organizationId: child });
    const deal = await world.hands[crm].seedDeal({ name: 'Core switches', partnerId: child });
    return { parent, child, lee, deal };
  }
  const partnerOf = async (crm: CrmKind, deal: string) =>
    (await findDeal(world.scope, await world.idOf(crm, 'deal', deal)))?.partnerId;

  it.each(CRMS)('each count for themselves, in %s, and both reach the other CRM', async (crm) => {
    const { child, deal } = await seedFamily(crm);
    await world.quiet();
    expect(namesIn(OTHER[crm])).toEqual(['Branch', 'Holding', 'Lee']);
    expect(await partnerOf(crm, deal)).toBe(await world.idOf(crm, 'organization', child));
  });

  it.each(CRMS)('where parents alone count, a branch of %s is left out with its people', async (crm) => {
    await world.setScope({ parents: 'parent_only' });
    await seedFamily(crm);
    await world.quiet();
    expect(namesIn(OTHER[crm])).toEqual(['Holding']);
  });

  it.each(CRMS)('where deals roll up, a branch of %s is kept in line, and its deals are the parent’s', async (crm) => {
    await world.setScope({ parents: 'roll_up' });
    const { parent, child, deal } = await seedFamily(crm);
    await world.quiet();
    expect(namesIn(OTHER[crm])).toEqual(['Branch', 'Holding', 'Lee']);
    expect(await partnerOf(crm, deal)).toBe(await world.idOf(crm, 'organization', parent));
    // The branch goes to nobody: its deals are its own from the next read on.
    if (crm === 'salesforce') await world.hands.salesforce.edit('organization', child, { ParentId: null });
    else
      await world.hands.hubspot.browser.call(
        'DELETE',
        `/crm/v4/objects/companies/${child}/associations/companies/${parent}`,
      );
    world.clock.advance({ hours: 25 });
    await world.quiet();
    expect(await partnerOf(crm, deal)).toBe(await world.idOf(crm, 'organization', child));
  });
});
