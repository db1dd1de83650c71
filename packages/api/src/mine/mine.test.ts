import type { Input } from '@tierline/blocks/value';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOf } from '../testing/blocks.ts';
import { createWorld, type World } from '../testing/world.ts';
import { nameRules } from './name-rule.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());
const admin = () => world.as('admin');

const REGIONS = ['Americas', 'EMEA', 'APAC'];

/** A programme whose contracts follow regions, with one exception each way. */
function seedRegions() {
  const seed = (name: string, type: 'Partner' | 'Distributor', region: string, more: object = {}) =>
    world.org.admin.seed('Account', [
      {
        ...{ Name: name, Tierline_Account_Type__c: type, Sync_with_Tierline__c: true },
        ...{ Tierline_Status__c: `Active ${type}`, Tierline_Region__c: region, ...more },
      },
    ]);
  for (const region of REGIONS) for (const letter of ['A', 'B']) seed(`${region} ${letter}`, 'Distributor', region);
  for (const region of REGIONS) {
    for (let number = 1; number <= 12; number += 1) {
      const names = [`${region} A`, `${region} B`];
      if (region === 'EMEA' && number === 1) names.pop();
      if (region === 'APAC' && number === 1) names.push('EMEA A');
      seed(`${region} reseller ${number}`, 'Partner', region, { Tierline_Associated_Distributors__c: names.join(';') });
    }
  }
}

describe('rules from contracts (beyond the sources)', () => {
  it('suggests the rule behind the contracts, lists the exceptions, shows what it would do, and saves it as it is', async () => {
    seedRegions();
    await world.settle();
    const { data } = await admin().open('mine');
    const tables = Object.fromEntries(listOf(data, 'table').map(({ id, rows }) => [id, rows]));
    expect(tables.mined?.map(({ cells }) => cells.conditions?.value)).toEqual([
      { type: 'text', text: 'Same Region on both sides' },
    ]);
    const pairs = (id: string) =>
      tables[id]?.map(({ cells }) =>
        Object.values(cells).map(({ value }) => (value.type === 'text' ? value.text : '')),
      );
    expect(pairs('mined:missing')).toEqual(
      expect.arrayContaining([
        ['APAC reseller 1', 'EMEA A'],
        ['Brightline', 'Northwind'],
        ['Brightline', 'Kestrel'],
      ]),
    );
    expect(pairs('mined:extra')).toContainEqual(['EMEA reseller 1', 'EMEA B']);

    const save = listOf(data, 'actions')
      .flatMap(({ actions }) => actions)
      .find(({ call }) => call === 'mine.save');
    const saved = await admin().act('mine', 'mine.save', save?.input as Input);
    expect(saved.data.effects).toContainEqual({ do: 'goto', screen: 'rules', params: {} });
    const { rules } = (await admin().call<{ rules: { name: string; same: string[] }[] }>('rule.list', undefined)).data;
    expect(rules.map(({ name, same }) => [name, same])).toEqual([['Same Region on both sides', ['region']]]);
    expect((await admin().call('programme.get', undefined)).data).toMatchObject({ setting: { source: 'contracts' } });
  });

  it('says so when contracts follow no field', async () => {
    const { data } = await admin().open('mine');
    expect(listOf(data, 'empty').map(({ title }) => title)).toEqual(['No rule explains these contracts']);
  });

  it('gives each rule a name of its own, no longer than names may be', () => {
    const long = 'x'.repeat(200);
    const names = nameRules(['A', 'a', long, long], ['A']);
    expect(names).toEqual(['A (2)', 'a (3)', `${'x'.repeat(99)}…`, `${'x'.repeat(95)}… (2)`]);
  });
});
