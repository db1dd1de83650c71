import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOf } from '../testing/blocks.ts';
import { editRecord } from '../testing/edit-record.ts';
import { all, decideBy, draftRule, line, saveRule } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());
const admin = () => world.as('admin');

async function tables() {
  const { data } = await admin().open('coverage');
  const rows = listOf(data, 'table').map(({ id, rows }) => [
    id,
    rows.map(({ cells }) =>
      Object.values(cells).map(({ value }) =>
        value.type === 'text' ? value.text : value.type === 'number' ? value.number : value.type,
      ),
    ),
  ]);
  const stats = listOf(data, 'stats')[0]?.items.map(({ id, value }) => [id, value.type === 'number' && value.number]);
  return { stats: Object.fromEntries(stats ?? []), ...Object.fromEntries(rows) };
}

describe('coverage (rows 59, 83, 246)', () => {
  it('counts by contract who is left out, the load of each distributor, and what does not fit', async () => {
    expect(await tables()).toEqual({
      stats: { partners: 2, 'second-partners': 3, pairs: 2, uncovered: 1, misfits: 1 },
      uncovered: [['Fernhill']],
      loads: [
        ['Kestrel', 1],
        ['Northwind', 1],
        ['Ostrava', 0],
      ],
      stale: [],
      misfits: [['Firewalls', 'Brightline', 'Ostrava', 'money', 'date']],
    });
  });

  it('says how well the fields are filled in that rules ask for (row 87)', async () => {
    await editRecord(world, 'Account', world.ids.brightline, { Tierline_Region__c: 'EMEA' });
    world.org.admin.addPicklistValue('Account', 'Tierline_Region__c', 'EMEA', { active: false });
    await world.settle();
    await admin().act('rules', 'field.read', {});
    await saveRule(admin(), draftRule('Same region', { same: ['region'] }));
    expect(await tables()).toMatchObject({
      quality: [
        ['Region', 'Resellers', '1 of 2 (50%)', 'EMEA'],
        ['Region', 'Distributors', '2 of 3 (67%)', 'EMEA'],
      ],
    });
  });

  it('counts by rule, and names rules that fit nobody', async () => {
    await editRecord(world, 'Account', world.ids.brightline, { Tierline_Region__c: 'EMEA' });
    await editRecord(world, 'Account', world.ids.fernhill, { Tierline_Region__c: 'EMEA' });
    await world.settle();
    await saveRule(admin(), draftRule('Same region', { same: ['region'] }));
    await saveRule(admin(), draftRule('Nobody', { partner: all('p', line('region', 'any_of', 'APAC')) }));
    await decideBy(admin(), 'rules');
    await world.settle();
    expect(await tables()).toMatchObject({
      stats: { partners: 2, 'second-partners': 3, pairs: 2, uncovered: 0, misfits: 1 },
      loads: [
        ['Northwind', 2],
        ['Kestrel', 0],
        ['Ostrava', 0],
      ],
      dead: [['Nobody']],
    });
  });
});
