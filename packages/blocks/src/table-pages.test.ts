import { expect, test } from 'vitest';
import type { FakeHost } from './testing/fake-host.ts';
import { ok, opened, screen, UNREACHABLE } from './testing/fake-host.ts';
import { clear, table } from './testing/sample-blocks.ts';
import type { TableBlock } from './vocabulary.ts';

const stateOf = (host: FakeHost) => host.client.view().tables.resellers;
const idsOf = (host: FakeHost) => stateOf(host)?.table.rows.map((row) => row.id);
const page = (ids: string[], more: Partial<TableBlock> = {}) => ok({ kind: 'table' as const, table: table(ids, more) });
const asked = (host: FakeHost) => host.last('screen.ask').input;

test('searching asks once the typing rests, for the first page', async () => {
  const host = await opened([table(['a'], { sort: { key: 'name', descending: false } })]);
  host.client.searchTable('resellers', 'br');
  expect(stateOf(host)).toMatchObject({ words: 'br', asking: true });
  await host.pass(300);
  expect(asked(host)).toMatchObject({
    call: 'organization.resellers',
    input: { of: 'o1', words: 'br', sort: 'name', descending: false, after: null },
  });
  await host.last('screen.ask').reply(page(['brightline']));
  expect(stateOf(host)).toMatchObject({ asking: false, pages: 1 });
  expect(idsOf(host)).toEqual(['brightline']);
});

test('without words the served table stands again, without a question', async () => {
  const host = await opened([table(['a'])]);
  host.client.searchTable('resellers', 'b');
  host.client.searchTable('resellers', '');
  await host.pass(300);
  expect(stateOf(host)).toBeUndefined();
  expect(host.count('screen.ask')).toBe(0);
});

test('a press on a column sorts upwards, a second one turns it round', async () => {
  const host = await opened([table(['a'])]);
  host.client.sortTable('resellers', 'name');
  expect(asked(host).input).toMatchObject({ sort: 'name', descending: false });
  await host.last('screen.ask').reply(page(['a']));
  host.client.sortTable('resellers', 'name');
  expect(asked(host).input).toMatchObject({ sort: 'name', descending: true });
});

test('the next page comes under the rows already there, and a row that moved between the two is drawn once', async () => {
  const host = await opened([table(['a', 'b'], { total: 4, after: 'b' })]);
  host.client.moreRows('resellers');
  host.client.moreRows('resellers');
  expect(host.count('screen.ask')).toBe(1);
  expect(asked(host).input).toMatchObject({ after: 'b' });
  await host.last('screen.ask').reply(page(['b', 'c'], { total: 4, after: 'c' }));
  expect(idsOf(host)).toEqual(['a', 'b', 'c']);
  expect(stateOf(host)?.table.after).toBe('c');
});

test('a redraw of the screen asks again for as many pages as the person had opened, and draws them at once', async () => {
  const host = await opened([table(['a'], { after: 'a' })]);
  host.client.moreRows('resellers');
  await host.last('screen.ask').reply(page(['b']));
  void host.client.refresh();
  await host.last('screen.open').reply(ok(screen([table(['a2'], { after: 'a2' })])));
  await host.last('screen.ask').reply(page(['a2'], { after: 'a2' }));
  expect(idsOf(host)).toEqual(['a', 'b']);
  await host.last('screen.ask').reply(page(['b2']));
  expect(idsOf(host)).toEqual(['a2', 'b2']);
});

test('a redraw that shows the same table asks nothing; after an act everything may have changed', async () => {
  const host = await opened([table(['a'])]);
  host.client.sortTable('resellers', 'name');
  await host.last('screen.ask').reply(page(['a']));
  void host.client.refresh();
  await host.last('screen.open').reply(ok(screen([table(['a'])])));
  expect(host.count('screen.ask')).toBe(1);
  void host.client.act(clear);
  await host.last('screen.act').reply(ok({ effects: [], screen: screen([table(['a'])]) }));
  expect(host.count('screen.ask')).toBe(2);
});

test('a question without an answer says so, keeps the rows, and can be asked again', async () => {
  const host = await opened([table(['a', 'b'])]);
  host.client.sortTable('resellers', 'name');
  await host.last('screen.ask').reply(UNREACHABLE);
  expect(stateOf(host)).toMatchObject({ asking: false, trouble: { kind: 'unreachable' } });
  expect(idsOf(host)).toEqual(['a', 'b']);
  host.client.retryTable('resellers');
  await host.last('screen.ask').reply(page(['b', 'a']));
  expect(stateOf(host)?.trouble).toBeNull();
  expect(idsOf(host)).toEqual(['b', 'a']);
});

test('a next page without an answer is asked for again together with those before it', async () => {
  const host = await opened([table(['a'], { after: 'a' })]);
  host.client.moreRows('resellers');
  await host.last('screen.ask').reply(UNREACHABLE);
  expect(stateOf(host)).toMatchObject({ asking: false, pages: 1, trouble: { kind: 'unreachable' } });
  host.client.moreRows('resellers');
  await host.last('screen.ask').reply(page(['b']));
  expect(idsOf(host)).toEqual(['a', 'b']);
});
