import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';
import { listWrites } from '../testing/tierline-writes.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
const FLAG = { salesforce: 'Sync_with_Tierline__c', hubspot: 'tierline_sync' } as const;
const partner = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
/** Somebody marks a company's record to be shared with Tierline, or not. */
const flag = async (crm: CrmKind, id: string, inSync: boolean) =>
  world.hands[crm].fill('organization', await world.crmIdOf(crm, 'organization', id), {
    [FLAG[crm]]: [String(inSync)],
  });
const region = () => world.everywhere('organization', world.ids.brightline, 'region');
const edit = (crm: CrmKind, value: string) => world.edit(crm, 'organization', world.ids.brightline, { region: value });
const named = (crm: CrmKind, name: string) =>
  crm === 'salesforce'
    ? world.org.admin.listRecords('Account').filter(({ Name }) => Name === name)
    : world.portal.account.admin.listRecords('companies').filter(({ properties }) => properties.name === name);

describe('fault 17: a company that leaves the scope', () => {
  it.each(CRMS)('in %s is neither written there any more, nor does what it becomes there count', async (crm) => {
    await flag(crm, world.ids.brightline, false);
    await world.quiet();
    const before = listWrites(world, crm).length;
    await edit(crm, 'APAC');
    await edit(OTHER[crm], 'Americas');
    await world.quiet();
    expect(listWrites(world, crm).length).toBe(before);
    expect(await world.held(crm, 'organization', world.ids.brightline, 'region')).toBe('APAC');
    expect(await world.held(OTHER[crm], 'organization', world.ids.brightline, 'region')).toBe('Americas');
    expect(await world.organization(world.ids.brightline)).toMatchObject({
      standing: 'active',
      values: { region: ['Americas'] },
    });
  });

  it.each(CRMS)('in %s while a copy is on its way to it is not written (row 168)', async (crm) => {
    await edit(OTHER[crm], 'APAC');
    await world.read(OTHER[crm]);
    expect(await world.unsettled()).toMatchObject([{ crm, target: 'region', state: 'pending' }]);
    await flag(crm, world.ids.brightline, false);
    const before = listWrites(world, crm).length;
    await world.quiet();
    expect(listWrites(world, crm).length).toBe(before);
    expect(await world.held(crm, 'organization', world.ids.brightline, 'region')).toBe('EMEA');
    expect(await world.unsettled()).toEqual([]);
  });

  it.each(CRMS)('in %s and comes back is in line again, with what was changed on either side', async (crm) => {
    await flag(crm, world.ids.brightline, false);
    await world.quiet();
    await edit(OTHER[crm], 'APAC');
    await world.edit(crm, 'organization', world.ids.brightline, { tier: 'Gold' });
    await world.quiet();
    await flag(crm, world.ids.brightline, true);
    await world.quiet();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.everywhere('organization', world.ids.brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
    expect(named(crm, 'Brightline')).toHaveLength(1);
  });

  it.each(CRMS)('of %s before its copy was made in the other one is not created there', async (crm) => {
    const crmId = await world.hands[crm].seedOrganization({ name: 'Harbour', ...partner });
    await world.read(crm);
    await world.hands[crm].fill('organization', crmId, { [FLAG[crm]]: ['false'] });
    await world.read(crm);
    await world.deliver();
    await world.quiet();
    expect(named(OTHER[crm], 'Harbour')).toEqual([]);
    expect(await world.unsettled()).toEqual([]);
    await world.hands[crm].fill('organization', crmId, { [FLAG[crm]]: ['true'] });
    await world.quiet();
    expect(named(OTHER[crm], 'Harbour')).toHaveLength(1);
  });

  it('in both CRMs is outside the programme, with its people, until one of them has it again', async () => {
    for (const crm of CRMS) await flag(crm, world.ids.brightline, false);
    await world.quiet();
    expect(await world.organization(world.ids.brightline)).toMatchObject({ standing: 'outside' });
    world.clock.advance({ hours: 25 });
    await world.quiet();
    expect(await world.contact(world.ids.ann)).toMatchObject({ deleted: true });
    await flag('hubspot', world.ids.brightline, true);
    await world.quiet();
    expect(await world.organization(world.ids.brightline)).toMatchObject({ standing: 'active' });
    expect(await world.contact(world.ids.ann)).toMatchObject({ deleted: false });
  });
});

describe('fault 17: a person who leaves the scope', () => {
  it.each(CRMS)('because he goes to a company outside it, in %s, stays in the other CRM as he was', async (crm) => {
    const elsewhere = await world.hands[crm].seedOrganization({ name: 'Elsewhere' });
    const there = await world.crmIdOf(crm, 'contact', world.ids.ann);
    if (crm === 'salesforce') await world.hands.salesforce.edit('contact', there, { AccountId: elsewhere });
    else await world.hands.hubspot.browser.makePrimary('contacts', there, 'companies', elsewhere);
    await world.edit(OTHER[crm], 'contact', world.ids.ann, { title: 'Buyer' });
    await world.quiet();
    expect(await world.contact(world.ids.ann)).toMatchObject({ organizationId: world.ids.brightline, deleted: false });
    expect(await world.held(OTHER[crm], 'contact', world.ids.ann, 'title')).toBe('Buyer');
    expect(await world.held(crm, 'contact', world.ids.ann, 'title')).toBe('');
    expect(await world.unsettled()).toEqual([]);
  });

  it.each(CRMS)('because he goes to another partner, in %s, goes there in the other CRM too', async (crm) => {
    // Beyond what a read looks back over.
    world.clock.advance({ minutes: 10 });
    await world.quiet();
    const there = await world.crmIdOf(crm, 'contact', world.ids.ann);
    const kestrel = await world.crmIdOf(crm, 'organization', world.ids.kestrel);
    if (crm === 'salesforce') await world.hands.salesforce.edit('contact', there, { AccountId: kestrel });
    else {
      const companies = `/crm/v4/objects/contacts/${there}/associations/companies`;
      await world.hands.hubspot.browser.call(
        'DELETE',
        `${companies}/${await world.crmIdOf('hubspot', 'organization', world.ids.brightline)}`,
      );
      await world.hands.hubspot.browser.makePrimary('contacts', there, 'companies', kestrel);
    }
    await world.edit(crm, 'contact', world.ids.ann, { title: 'Buyer' });
    await world.quiet();
    expect((await world.contact(world.ids.ann))?.organizationId).toBe(world.ids.kestrel);
    const other = await world.adapters[OTHER[crm]]?.find(
      'contact',
      await world.crmIdOf(OTHER[crm], 'contact', world.ids.ann),
    );
    expect(other?.organizationId).toBe(await world.crmIdOf(OTHER[crm], 'organization', world.ids.kestrel));
  });
});
