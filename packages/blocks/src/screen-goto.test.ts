import { expect, test } from 'vitest';
import { ok, opened, screen, UNREACHABLE } from './testing/fake-host.ts';
import { clear, form } from './testing/sample-blocks.ts';

const edit = { id: 'edit', label: 'Edit', screen: 'rule', params: { mode: 'edit' } };
const back = { id: 'back', label: 'Rules', screen: 'deal', params: {} };
const goto = (screenName: string, params = {}) => ({ do: 'goto' as const, screen: screenName, params });

test('a way to another screen opens it, with the row where it was one of a table’s', async () => {
  const host = await opened([form()]);
  void host.client.goto(edit, 'r1');
  expect(host.last('screen.open').input).toMatchObject({ screen: 'rule', params: { mode: 'edit', row: 'r1' } });
  expect(host.client.view()).toMatchObject({ status: 'loading', blocks: [], drafts: {} });
  await host.last('screen.open').reply(ok(screen([], { title: 'A rule', back })));
  expect(host.client.view()).toMatchObject({ status: 'ready', title: 'A rule', back });
  void host.client.goto(back);
  expect(host.last('screen.open').input).toMatchObject({ screen: 'deal', params: {} });
  await host.last('screen.open').reply(ok(screen([form()])));
  expect(host.client.view()).toMatchObject({ title: 'Distribution', back: undefined });
});

test('while a screen does not come, the way back to the one before is there', async () => {
  const host = await opened([form()], { title: 'Rules' });
  void host.client.goto(edit);
  expect(host.client.view().back).toEqual({ ...back, label: 'Rules' });
  await host.last('screen.open').reply(UNREACHABLE);
  expect(host.client.view()).toMatchObject({ status: 'failed', back: { label: 'Rules' } });
  const to = host.client.view().back;
  if (!to) throw new Error('there is no way back');
  void host.client.goto(to);
  expect(host.client.view().back).toBeUndefined();
  await host.last('screen.open').reply(ok(screen([form()], { title: 'Rules' })));
  expect(host.client.view()).toMatchObject({ status: 'ready', title: 'Rules' });
});

test('an act that leads elsewhere opens that screen in place of drawing its own answer; the host hears of the rest', async () => {
  const host = await opened([form()]);
  void host.client.act(clear);
  const toast = { do: 'toast' as const, tone: 'good' as const, title: 'Deleted' };
  await host.last('screen.act').reply(ok({ effects: [toast, goto('rules')], screen: screen([], { title: 'Gone' }) }));
  expect(host.effects).toEqual([toast]);
  expect(host.last('screen.open').input).toMatchObject({ screen: 'rules' });
  expect(host.client.view()).toMatchObject({ status: 'loading', busy: null, title: '' });
});

test('an act that leads to where the person is already draws its answer, and its form is saved', async () => {
  const host = await opened([form()]);
  host.client.edit('choose', 'secondPartner', 'b');
  void host.client.submit('choose');
  const answer = { effects: [goto('deal')], screen: screen([form({ value: 'b' })]) };
  await host.last('screen.act').reply(ok(answer));
  expect(host.count('screen.open')).toBe(1);
  expect(host.client.view().drafts.choose).toMatchObject({ values: { secondPartner: 'b' }, dirty: false });
});

test('an act that comes back after the person went elsewhere does not take them along', async () => {
  const host = await opened([form()]);
  void host.client.act(clear);
  const act = host.last('screen.act');
  void host.client.goto(edit);
  await host.last('screen.open').reply(ok(screen([], { title: 'A rule' })));
  await act.reply(ok({ effects: [goto('rules')], screen: screen([]) }));
  expect(host.client.view()).toMatchObject({ status: 'ready', title: 'A rule', busy: null });
});

test('something is unsaved from the first edit until it is saved or taken back', async () => {
  const host = await opened([form({ suggestion: 'a' })]);
  expect(host.client.hasUnsaved()).toBe(false);
  host.client.edit('choose', 'secondPartner', 'b');
  expect(host.client.hasUnsaved()).toBe(true);
  host.client.discard('choose');
  expect(host.client.hasUnsaved()).toBe(false);
});
