import { listSyncLogOf } from '@tierline/db/sync-log';
import type { CrmKind } from '@tierline/domain/crm';
import type { ConflictRule } from '@tierline/domain/field-mapping/field-mapping';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { expectInvariants } from '../testing/invariants.ts';
import { mapField } from '../testing/map-field.ts';

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
const region = () => world.everywhere('organization', world.ids.brightline, 'region');
const edit = (crm: CrmKind, fields: Record<string, string>) =>
  world.edit(crm, 'organization', world.ids.brightline, fields);
const logged = async () =>
  (await listSyncLogOf(world.scope, 'organization', world.ids.brightline, { before: null, limit: 100 })).map(
    ({ crm, key, action, before, after }) => `${crm} ${key} ${action} ${before} ${after}`,
  );
async function rule(conflict: ConflictRule) {
  for (const crm of CRMS) await mapField(world, crm, 'organization', 'region', { conflict });
}
/** People set the region in both CRMs, one after the other, before either is read. */
async function editBoth(first: CrmKind) {
  world.clock.advance({ seconds: 20 });
  await edit(first, { region: 'APAC' });
  world.clock.advance({ seconds: 20 });
  await edit(OTHER[first], { region: 'Americas' });
  await world.quiet();
}

describe('fault 10: the same field edited in both CRMs', () => {
  it.each(CRMS)('in %s first, the later edit wins where the latest wins', async (first) => {
    await editBoth(first);
    expect(await region()).toEqual(['Americas', 'Americas', 'Americas']);
  });

  it.each(CRMS)(
    'in %s first, what was taken first stands where Tierline wins, and the log tells of the other',
    async (first) => {
      await rule('tierline');
      await editBoth(first);
      const [stands = '', lost = ''] = first === 'salesforce' ? ['APAC', 'Americas'] : ['Americas', 'APAC'];
      expect(await region()).toEqual([stands, stands, stands]);
      expect(await logged()).toContain(`hubspot region written_over ${lost} ${stands}`);
    },
  );

  it.each(CRMS)('in %s first, the CRM that was read last wins where the CRM wins', async (first) => {
    await rule('crm');
    await editBoth(first);
    const [stands = '', lost = ''] = first === 'hubspot' ? ['APAC', 'Americas'] : ['Americas', 'APAC'];
    expect(await region()).toEqual([stands, stands, stands]);
    expect(await logged()).toContain(`hubspot region taken_over ${lost} ${stands}`);
  });

  it.each(CRMS)('in %s first, each keeps its own where only blanks are filled, and blanks are', async (first) => {
    await rule('fill_blanks');
    await editBoth(first);
    const [own = '', others = ''] = first === 'salesforce' ? ['APAC', 'Americas'] : ['Americas', 'APAC'];
    expect(await region()).toEqual(['EMEA', own, others]);
    for (const crm of CRMS) await edit(crm, { region: '' });
    await world.quiet();
    expect(await region()).toEqual(['EMEA', 'EMEA', 'EMEA']);
  });

  it('wins by the rule of its own CRM, where the two have different ones', async () => {
    await mapField(world, 'hubspot', 'organization', 'region', { conflict: 'crm' });
    await editBoth('hubspot');
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it('to the same value is no conflict, and nothing is written', async () => {
    const before = CRMS.map(world.writes);
    for (const crm of CRMS) await edit(crm, { region: 'APAC' });
    await world.quiet();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
    expect(CRMS.map(world.writes)).toEqual(before);
  });

  it('cleared in one and filled in the other: the later one wins, also when that is the blank', async () => {
    await edit('hubspot', { region: 'APAC' });
    world.clock.advance({ seconds: 20 });
    await edit('salesforce', { region: '' });
    await world.quiet();
    expect(await region()).toEqual(['', '', '']);
  });
});

describe('fault 10: a field that is decided here and edited in a CRM', () => {
  it.each(['latest', 'tierline', 'crm'] as const)(
    'is that of the CRM, whose editor was not seen (%s); the decision is refused and says so',
    async (conflict) => {
      await rule(conflict);
      await world.decide('organization', world.ids.brightline, 'region', ['APAC']);
      await edit('salesforce', { region: 'Americas' });
      await world.quiet();
      expect(await region()).toEqual(['Americas', 'Americas', 'Americas']);
      expect(await world.unsettled()).toMatchObject([
        { target: 'region', desired: ['APAC'], state: 'refused', failureCode: 'overtaken' },
      ]);
    },
  );

  it('is that of the decision where the edit came before it, unseen, in the other CRM', async () => {
    await edit('hubspot', { region: 'Americas' });
    world.clock.advance({ seconds: 20 });
    await world.decide('organization', world.ids.brightline, 'region', ['APAC']);
    await world.quiet();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
  });
});

describe('fault 10: different fields of one record', () => {
  it('edited in both CRMs and here all stand everywhere', async () => {
    await edit('salesforce', { region: 'APAC' });
    await edit('hubspot', { segment: 'Enterprise' });
    await world.decide('organization', world.ids.brightline, 'tier', ['Gold']);
    await world.quiet();
    const { brightline } = world.ids;
    for (const [key, value] of [
      ['region', 'APAC'],
      ['segment', 'Enterprise'],
      ['tier', 'Gold'],
    ] as const) {
      expect(await world.everywhere('organization', brightline, key)).toEqual([value, value, value]);
    }
    expect(await world.unsettled()).toEqual([]);
  });

  it('of a person likewise', async () => {
    await world.edit('salesforce', 'contact', world.ids.ann, { phone: '+49 30 1' });
    await world.edit('hubspot', 'contact', world.ids.ann, { title: 'Buyer' });
    await world.decide('contact', world.ids.ann, 'role', ['Executive']);
    await world.quiet();
    for (const [key, value] of [
      ['phone', '+49 30 1'],
      ['title', 'Buyer'],
      ['role', 'Executive'],
    ] as const) {
      expect(await world.everywhere('contact', world.ids.ann, key)).toEqual([value, value, value]);
    }
  });
});
