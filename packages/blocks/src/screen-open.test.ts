import { expect, test } from 'vitest';
import { createFakeHost, ok, opened, screen, settled, UNREACHABLE } from './testing/fake-host.ts';
import { clear, form } from './testing/sample-blocks.ts';

const words = (text: string) => screen([{ kind: 'text', id: 'said', text }]);
const shown = (host: Awaited<ReturnType<typeof opened>>) => host.client.view().blocks[0];

test('a screen is loading until its first answer, and says which record fields to watch', async () => {
  const host = createFakeHost();
  void host.client.open('deal', { tab: 'history' });
  expect(host.client.view()).toMatchObject({ status: 'loading', opening: true });
  expect(host.last('screen.open').input).toEqual({
    screen: 'deal',
    params: { tab: 'history' },
    host: { vocabulary: 1, locale: 'en-US' },
  });
  await host.last('screen.open').reply(ok(words('hello')));
  expect(host.client.view()).toMatchObject({
    status: 'ready',
    opening: false,
    title: 'Distribution',
    watch: ['Partner__c'],
  });
});

test('the snapshot of the fields that the last answer named goes with every call of a host that has one', async () => {
  const record = { object: 'Deal', id: '7' };
  const snapshot = (watch: readonly string[]) => ({
    record,
    fields: { asked: watch.join() },
    modifiedAt: '2026-11-23T10:00:00Z',
  });
  const host = await opened([], { watch: ['a', 'b'] }, createFakeHost({ snapshot }));
  expect(host.last('screen.open').input.snapshot).toMatchObject({ fields: { asked: '' } });
  void host.client.act(clear);
  expect(host.last('screen.act').input.snapshot).toMatchObject({ record, fields: { asked: 'a,b' } });
});

test('of two opens only the newer one counts, in whichever order the answers come', async () => {
  const host = createFakeHost();
  void host.client.open('deal');
  void host.client.refresh();
  const [older, newer] = host.sent;
  await newer?.reply(ok(words('newer')));
  await older?.reply(ok(words('older')));
  expect(shown(host)).toMatchObject({ text: 'newer' });
});

test('an open that was under way when an act began does not overwrite the answer of the act', async () => {
  const host = await opened([]);
  void host.client.refresh();
  const open = host.last('screen.open');
  void host.client.act(clear);
  await host.last('screen.act').reply(ok({ effects: [], screen: words('after the act') }));
  await open.reply(ok(words('before the act')));
  expect(shown(host)).toMatchObject({ text: 'after the act' });
  expect(host.count('screen.open')).toBe(2);
});

test('a change of the record that is seen while an act is under way waits for the act, and is then asked for', async () => {
  const host = await opened([]);
  void host.client.act(clear);
  void host.client.refresh();
  expect(host.count('screen.open')).toBe(1);
  await host.last('screen.act').reply(ok({ effects: [], screen: words('after the act') }));
  expect(host.count('screen.open')).toBe(2);
  await host.last('screen.open').reply(ok(words('newest')));
  expect(shown(host)).toMatchObject({ text: 'newest' });
});

test('an open that an act without an answer has overtaken is asked for again', async () => {
  const host = await opened([]);
  void host.client.refresh();
  void host.client.act(clear);
  await host.last('screen.act').reply(UNREACHABLE);
  expect(host.count('screen.open')).toBe(3);
});

test('a screen that never came is failed, says why, and comes when it is asked for again', async () => {
  const host = createFakeHost();
  void host.client.open('deal');
  await host.last('screen.open').reply(UNREACHABLE);
  expect(host.client.view()).toMatchObject({ status: 'failed', trouble: { kind: 'unreachable', of: 'open' } });
  void host.client.retry();
  expect(host.client.view().status).toBe('loading');
  await host.last('screen.open').reply(ok(words('here')));
  expect(host.client.view()).toMatchObject({ status: 'ready', trouble: null });
});

test('a screen that was there stays in sight while the server cannot be reached, and tries again ever more rarely', async () => {
  const host = await opened([form()]);
  void host.client.refresh();
  await host.last('screen.open').reply(UNREACHABLE);
  expect(host.client.view()).toMatchObject({ status: 'ready', trouble: { kind: 'unreachable' } });
  expect(host.client.view().blocks).toHaveLength(1);
  await host.pass(5_000);
  expect(host.count('screen.open')).toBe(3);
  await host.last('screen.open').reply(UNREACHABLE);
  await host.pass(9_999);
  expect(host.count('screen.open')).toBe(3);
  await host.pass(1);
  expect(host.count('screen.open')).toBe(4);
});

test('a refused screen says the refusal and is not asked for by itself', async () => {
  const host = createFakeHost();
  void host.client.open('deal');
  await host.last('screen.open').reply({ ok: false, problem: { code: 'not_authorized', text: 'No.' } });
  expect(host.client.view()).toMatchObject({
    status: 'failed',
    trouble: { kind: 'refused', problem: { text: 'No.' } },
  });
  await host.pass(600_000);
  expect(host.count('screen.open')).toBe(1);
});

test('while something is under way the screen is asked for again after the seconds that the server named', async () => {
  const host = await opened([], { again: 2 });
  await host.pass(1_999);
  expect(host.count('screen.open')).toBe(1);
  await host.pass(1);
  await host.last('screen.open').reply(ok(words('done')));
  await host.pass(60_000);
  expect(host.count('screen.open')).toBe(2);
});

test('following rests while nobody looks at the page, and catches up when somebody does', async () => {
  let isHidden = true;
  const host = await opened([], { again: 2 }, createFakeHost({ hidden: () => isHidden }));
  await host.pass(60_000);
  expect(host.count('screen.open')).toBe(1);
  isHidden = false;
  host.client.wake();
  host.client.wake();
  await settled();
  expect(host.count('screen.open')).toBe(2);
});

test('another screen begins anew; the same one keeps what was typed', async () => {
  const host = await opened([form()]);
  host.client.edit('choose', 'secondPartner', 'b');
  void host.client.open('deal');
  expect(host.client.view().drafts.choose?.values).toEqual({ secondPartner: 'b' });
  void host.client.open('organization');
  expect(host.client.view()).toMatchObject({ status: 'loading', blocks: [], drafts: {} });
});

test('a closed client sends nothing more and lets late answers fall', async () => {
  const host = await opened([], { again: 2 });
  void host.client.refresh();
  host.client.close();
  await host.last('screen.open').reply(ok(words('late')));
  await host.pass(60_000);
  expect(host.client.view().blocks).toEqual([]);
  expect(host.count('screen.open')).toBe(2);
});

test('the host reads the record anew when an answer knows of another state of it, and not before', async () => {
  const record = { object: 'Opportunity', id: '006' };
  const revision = (at: string) => ({ record, at });
  const host = await opened([], { revision: revision('2026-11-23T10:00:00.000Z') });
  void host.client.refresh();
  await host.last('screen.open').reply(ok({ ...words('same'), revision: revision('2026-11-23T10:00:00.000Z') }));
  expect(host.effects).toEqual([]);
  void host.client.refresh();
  await host.last('screen.open').reply(ok({ ...words('saved'), revision: revision('2026-11-23T10:00:07.000Z') }));
  expect(host.effects).toEqual([{ do: 'refresh', record }]);
  expect(host.client.view().revision).toEqual(revision('2026-11-23T10:00:07.000Z'));
});
