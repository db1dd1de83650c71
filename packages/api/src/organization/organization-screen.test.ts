import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { TableBlock } from '@tierline/blocks/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
const MANY = 60;
beforeAll(async () => {
  world = await createWorld();
  const contract = {
    Sync_with_Tierline__c: true,
    Tierline_Status__c: 'Active Partner',
    Tierline_Associated_Distributors__c: 'ostrava ;Nobody Ltd',
  };
  world.org.admin.seed(
    'Account',
    Array.from({ length: MANY }, (_, i) => ({ Name: `Reseller ${String(i).padStart(2, '0')}`, ...contract })),
  );
  await world.settle();
});
afterAll(() => world.close());

const open = async (who: 'rep' | 'stranger', id: string) => (await world.as(who, id).open('organization')).data;
/** The table of a reseller's contracts. */
function contractsIn(screen: ScreenAnswer): TableBlock {
  const table = listOf(screen, 'table').find(({ id }) => id.startsWith('second-partners:'));
  if (!table) throw new Error('no table of contracts');
  return table;
}
const names = (table: TableBlock) =>
  table.rows.map(({ cells }) => (cells.name?.value.type === 'text' ? cells.name.value.text : ''));

describe('the card of an account (rows 11, 15, 43, 50, 63)', () => {
  it('shows a reseller’s distributors, the preferred one first', async () => {
    const screen = await open('rep', world.ids.brightline);
    expect(getOnly(screen, 'properties').items[0]?.cell.value).toEqual({ type: 'text', text: 'Reseller' });
    const table = contractsIn(screen);
    expect(names(table)).toEqual(['Northwind', 'Gone', 'Kestrel']);
    expect(table.rows[0]?.cells.name).toMatchObject({
      hint: 'Preferred',
      record: { object: 'Account', id: world.ids.northwind },
    });
  });

  it('shows a distributor’s resellers and its deals', async () => {
    const screen = await open('rep', world.ids.northwind);
    expect(getOnly(screen, 'properties').items[0]?.cell.value).toEqual({ type: 'text', text: 'Distributor' });
    expect(names(getOnly(screen, 'table'))).toEqual(['Brightline']);
    expect(getOnly(screen, 'stats').items.map(({ value }) => value)).toEqual([
      { type: 'number', number: 1 },
      { type: 'number', number: 1 },
    ]);
  });

  it('pages through many resellers, each once, and says how many there are (row 36)', async () => {
    const first = getOnly(await open('rep', world.ids.ostrava), 'table');
    expect(first.total).toBe(MANY);
    const seen = names(first);
    let table = first;
    while (table.after !== undefined) {
      const input = { ...table.source?.input, words: '', after: table.after };
      const { data } = await world.as('rep', world.ids.ostrava).ask('organization.partners', input);
      if (data.kind !== 'table') throw new Error('not a table');
      table = data.table;
      seen.push(...names(table));
    }
    expect(seen).toEqual(Array.from({ length: MANY }, (_, i) => `Reseller ${String(i).padStart(2, '0')}`));
  });

  it('searches resellers by any part of the name', async () => {
    const table = getOnly(await open('rep', world.ids.ostrava), 'table');
    const ask = async (words: string) => {
      const { data } = await world
        .as('rep', world.ids.ostrava)
        .ask('organization.partners', { ...table.source?.input, words });
      return data.kind === 'table' ? data.table : undefined;
    };
    expect((await ask('4 RESELLER'))?.total).toBe(15);
    expect(await ask('%')).toMatchObject({ rows: [], total: 0, empty: 'No name matches what you typed.' });
  });

  it('names the entries of the contract field that no distributor bears (row 52)', async () => {
    const [id = ''] = world.org.admin
      .listRecords('Account')
      .filter(({ Name }) => Name === 'Reseller 00')
      .map(({ Id }) => Id);
    const screen = await open('rep', id);
    expect(getOnly(screen, 'alert')).toMatchObject({ title: 'One name in the contract field is not known' });
    expect(getOnly(screen, 'alert').text).toContain('“Nobody Ltd”');
    expect(names(contractsIn(screen))).toEqual(['Ostrava']);
  });

  it('warns of one that is not active', async () => {
    expect(getOnly(await open('rep', world.ids.gone), 'alert').title).toBe('Gone is not active');
  });

  it('says how to take an account into the programme that is not in it', async () => {
    expect(getOnly(await open('rep', world.ids.city), 'empty').title).toBe('Not in the partner programme');
  });

  it('shows nothing of the network to somebody without the permission', async () => {
    const screen = await open('stranger', world.ids.northwind);
    expect(screen.blocks).toHaveLength(1);
    expect(JSON.stringify(screen)).not.toContain('Brightline');
    expect(listOf(screen, 'table')).toEqual([]);
  });

  it.each([['a word that is no cursor'], ['["x"]'], ['{}']])('refuses %s as a place in the list', async (after) => {
    const table = getOnly(await open('rep', world.ids.ostrava), 'table');
    const { status, problem } = await world
      .as('rep', world.ids.ostrava)
      .ask('organization.partners', { ...table.source?.input, after });
    expect([status, problem?.code, problem?.field]).toEqual([400, 'input_invalid', 'after']);
  });
});
