import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeAll(async () => {
  world = await createTwoCrmsWorld();
  for (const region of ['EMEA', 'APAC']) {
    world.clock.advance({ minutes: 2 });
    await world.hands.browser.update('companies', world.there.brightline, { tierline_region: region });
    await world.settle();
    world.clock.advance({ minutes: 2 });
    await world.settle();
  }
  world.clock.advance({ minutes: 2 });
  await world.hands.browser.update('companies', world.there.brightline, { tierline_distributors: 'Kestrel' });
  await world.settle();
});
afterAll(() => world.close());

const cardOf = async () => (await world.as('rep', world.ids.brightline).open('organization')).data;
async function openSync(who: 'rep' | 'stranger' = 'rep', params: Input = {}) {
  const input = { screen: 'record-sync', params, host: HOST };
  return (await world.as(who, world.ids.brightline).call<ScreenAnswer>('screen.open', input)).data;
}
const text = (screen: ScreenAnswer) =>
  getOnly(screen, 'table').rows.map(({ cells }) =>
    ['what', 'before', 'after'].map((key) => (cells[key]?.value.type === 'text' ? cells[key].value.text : '')),
  );

describe('the sync of one record (rows 56, 189, 193)', () => {
  it('is reached from its card, and says under which ids it is known', async () => {
    const goto = listOf(await cardOf(), 'actions').flatMap(({ gotos }) => gotos ?? []);
    const to = goto.find(({ screen }) => screen === 'record-sync');
    const screen = await openSync('rep', to?.params);
    expect(screen.title).toBe('Sync of Brightline');
    const cells = Object.fromEntries(getOnly(screen, 'properties').items.map(({ id, cell }) => [id, cell]));
    expect(cells['our-id']?.value).toEqual({ type: 'text', text: to?.params.record });
    expect(cells['salesforce-id']).toEqual({
      value: { type: 'text', text: world.ids.brightline },
      record: { object: 'Account', id: world.ids.brightline },
    });
    expect(cells['hubspot-id']).toEqual({ value: { type: 'text', text: world.there.brightline } });
    expect(cells['hubspot-read']?.value.type).toBe('instant');
  });

  it('reads as a log, newest first, in either CRM', async () => {
    const lines = text(await openSync());
    expect(lines).toContainEqual(['Region: taken over from HubSpot', 'EMEA', 'APAC']);
    expect(lines).toContainEqual(['Region: saved to Salesforce', 'EMEA', 'APAC']);
    expect(lines.findIndex(([, , after]) => after === 'APAC')).toBeLessThan(
      lines.findIndex(([, before]) => before === 'Blank'),
    );
    const record = { object: 'companies', id: world.there.brightline };
    const there = (await world.in('marketer', record).open('record-sync')).data;
    expect(text(there)).toEqual(lines);
  });

  it('is searched by values and fields', async () => {
    const { source } = getOnly(await openSync(), 'table');
    const { data } = await world.as('rep').ask('syncLog.ofRecord', { ...source?.input, words: 'apac hubspot' });
    if (data.kind !== 'table') throw new Error('not a table');
    expect(data.table.rows.map(({ cells }) => cells.what?.value)).toEqual([
      { type: 'text', text: 'Region: taken over from HubSpot' },
    ]);
    const none = await world.as('rep').ask('syncLog.ofRecord', { ...source?.input, words: 'zzz' });
    expect(none.data).toMatchObject({ table: { rows: [], empty: 'No entry matches what you typed.' } });
  });

  it.each([
    ['a line as it reads', 'Region: saved to Salesforce', 'Region: saved to Salesforce'],
    ['what was done', 'taken over', 'Region: taken over from HubSpot'],
    ['the name of a distributor whom a value means', 'kestrel', 'Distributors: taken over from HubSpot'],
  ])('is searched by %s', async (_, words, line) => {
    const { source } = getOnly(await openSync(), 'table');
    const { data } = await world.as('rep').ask('syncLog.ofRecord', { ...source?.input, words });
    if (data.kind !== 'table') throw new Error('not a table');
    expect(data.table.rows.map(({ cells }) => cells.what?.value)).toContainEqual({ type: 'text', text: line });
    expect(data.table.rows.length).toBeLessThan(text(await openSync()).length);
  });

  it('is nothing to whoever may not see networks, and says so of a record that is not there', async () => {
    expect((await openSync('stranger')).blocks.map(({ id }) => id)).toEqual(['no-permission']);
    const unknown = { object: 'contact', record: 'nobody' };
    expect((await world.as('rep').call('syncLog.ofRecord', unknown)).problem?.code).toBe('record_unknown');
    const badly = await world.as('rep').call('syncLog.ofRecord', { object: 'company', record: 'x' });
    expect(badly.problem).toMatchObject({ code: 'input_invalid', field: 'object' });
    const place = { object: 'organization', record: 'x', after: 'here' };
    expect((await world.as('rep').call('syncLog.ofRecord', place)).problem?.field).toBe('after');
  });
});

it('the log of all records names each, and leads to its own', async () => {
  const { data } = await world.as('admin').open('sync-log');
  const table = getOnly(data, 'table');
  const row = table.rows.find(
    ({ cells }) => cells.what?.value.type === 'text' && cells.what.value.text.startsWith('Region'),
  );
  expect(row?.cells.record?.value).toEqual({ type: 'text', text: 'Brightline' });
  expect((await openSync('rep', { row: row?.id ?? '' })).title).toBe('Sync of Brightline');
  const [first] = table.rows;
  const [, , , seq = ''] = JSON.parse(first?.id ?? '[]') as string[];
  const older = await world.as('admin').ask('syncLog.list', { after: seq });
  if (older.data.kind !== 'table') throw new Error('not a table');
  expect(older.data.table.rows.some(({ id }) => id === first?.id)).toBe(false);
});
