import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { expectInvariants } from '../testing/invariants.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(async () => {
  await expectInvariants(world);
  await world.close();
});

const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
const OBJECTS = { salesforce: ['Account', 'Contact'], hubspot: ['companies', 'contacts'] } as const;
/** How many records of that kind a CRM has that are not deleted. */
const count = (crm: CrmKind, kind: 0 | 1) =>
  crm === 'salesforce'
    ? world.org.admin.listRecords(OBJECTS.salesforce[kind]).filter(({ IsDeleted }) => !IsDeleted).length
    : world.portal.account.admin.listRecords(OBJECTS.hubspot[kind]).filter(({ archived }) => !archived).length;

describe('fault 10: a company that is edited in one CRM and deleted in the other', () => {
  it.each(CRMS)('lives on with the edit, and is not created anew where it was deleted (%s)', async (crm) => {
    const { brightline } = world.ids;
    const there = await world.crmIdOf(crm, 'organization', brightline);
    const companies = count(crm, 0);
    await world.hands[crm].remove('organization', there);
    await world.edit(OTHER[crm], 'organization', brightline, { region: 'APAC' });
    await world.quiet();
    expect(await world.organization(brightline)).toMatchObject({ standing: 'active', values: { region: ['APAC'] } });
    expect(await world.held(OTHER[crm], 'organization', brightline, 'region')).toBe('APAC');
    expect(count(crm, 0)).toBe(companies - 1);
    expect(await world.unsettled()).toEqual([]);
  });

  it.each(CRMS)('has the edit too once it is restored there (%s)', async (crm) => {
    const { brightline } = world.ids;
    const there = await world.crmIdOf(crm, 'organization', brightline);
    await world.hands[crm].remove('organization', there);
    await world.edit(OTHER[crm], 'organization', brightline, { region: 'APAC' });
    await world.quiet();
    await world.hands[crm].restore('organization', there);
    await world.quiet();
    expect(await world.everywhere('organization', brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it.each(CRMS)(
    'while the edit is on its way there (%s): nothing is written to it, and nothing is refused for long',
    async (crm) => {
      const { brightline } = world.ids;
      await world.edit(OTHER[crm], 'organization', brightline, { region: 'APAC' });
      await world.read(OTHER[crm]);
      await world.hands[crm].remove('organization', await world.crmIdOf(crm, 'organization', brightline));
      await world.quiet();
      expect(await world.held(OTHER[crm], 'organization', brightline, 'region')).toBe('APAC');
      expect((await world.organization(brightline))?.values.region).toEqual(['APAC']);
      for (const write of await world.unsettled())
        expect(write).toMatchObject({ crm, state: 'refused', failureCode: 'not_found' });
    },
  );
});

describe('fault 10: a company that is deleted in a CRM', () => {
  it('in both takes its decisions with it, which say so', async () => {
    const { brightline } = world.ids;
    await world.decide('organization', brightline, 'region', ['APAC']);
    for (const crm of CRMS)
      await world.hands[crm].remove('organization', await world.crmIdOf(crm, 'organization', brightline));
    await world.quiet();
    expect(await world.organization(brightline)).toMatchObject({ standing: 'outside', values: { region: ['EMEA'] } });
    expect(await world.unsettled()).toMatchObject([
      { crm: 'salesforce', target: 'region', state: 'refused', failureCode: 'not_found' },
    ]);
  });
});

describe('fault 10: a person who is edited in one CRM and deleted in the other', () => {
  it.each(CRMS)('lives on with the edit, and is not created anew where he was deleted (%s)', async (crm) => {
    const { ann } = world.ids;
    const there = await world.crmIdOf(crm, 'contact', ann);
    const people = count(crm, 1);
    await world.hands[crm].remove('contact', there);
    await world.edit(OTHER[crm], 'contact', ann, { phone: '+49 30 1' });
    await world.quiet();
    expect(await world.contact(ann)).toMatchObject({ deleted: false, values: { phone: ['+49 30 1'] } });
    expect(count(crm, 1)).toBe(people - 1);
    await world.hands[crm].restore('contact', there);
    await world.quiet();
    expect(await world.everywhere('contact', ann, 'phone')).toEqual(['+49 30 1', '+49 30 1', '+49 30 1']);
  });
});
