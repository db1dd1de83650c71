import { expect, test } from 'vitest';
import type { FakeHost } from './testing/fake-host.ts';
import { ok, opened, screen, UNREACHABLE } from './testing/fake-host.ts';
import { form, option } from './testing/sample-blocks.ts';

const search = { call: 'secondPartner.candidates', input: { deal: 'd1' } };
const searchOf = (host: FakeHost) => host.client.view().searches.choose?.secondPartner;
const found = (...values: string[]) => ok({ kind: 'options' as const, options: values.map((value) => option(value)) });

test('typing asks once it rests for 300 ms, with the newest words', async () => {
  const host = await opened([form({ search })]);
  for (const words of ['d', 'dl', 'dlt']) {
    host.client.search('choose', 'secondPartner', words);
    await host.pass(299);
  }
  expect(host.count('screen.ask')).toBe(0);
  expect(searchOf(host)).toMatchObject({ words: 'dlt', asking: true });
  await host.pass(1);
  expect(host.last('screen.ask').input).toEqual({
    call: 'secondPartner.candidates',
    input: { deal: 'd1', words: 'dlt' },
    host: { vocabulary: 1, locale: 'en-US' },
  });
  await host.last('screen.ask').reply(found('x'));
  expect(searchOf(host)).toEqual({ words: 'dlt', asking: false, trouble: null, options: [option('x')] });
});

test('an answer to older words that comes late does not replace the newer ones, nor does it interrupt the typing', async () => {
  const host = await opened([form({ search })]);
  host.client.search('choose', 'secondPartner', 'old');
  await host.pass(300);
  const old = host.last('screen.ask');
  host.client.search('choose', 'secondPartner', 'new');
  await old.reply(found('o'));
  expect(searchOf(host)).toMatchObject({ words: 'new', asking: true });
  await host.pass(300);
  await host.last('screen.ask').reply(found('n'));
  expect(searchOf(host)?.options).toEqual([option('n')]);
});

test('what was left out is said', async () => {
  const host = await opened([form({ search })]);
  host.client.search('choose', 'secondPartner', 'd');
  await host.pass(300);
  await host.last('screen.ask').reply(ok({ kind: 'options', options: [], more: '14 more.' }));
  expect(searchOf(host)?.more).toBe('14 more.');
});

test('without words, and after the search is over, the served options stand again and a late answer falls', async () => {
  const host = await opened([form({ search })]);
  host.client.search('choose', 'secondPartner', 'd');
  await host.pass(300);
  host.client.search('choose', 'secondPartner', ' ');
  await host.last('screen.ask').reply(found('late'));
  expect(searchOf(host)).toBeUndefined();
  host.client.search('choose', 'secondPartner', 'd');
  host.client.stopSearch('choose', 'secondPartner');
  await host.pass(300);
  expect(host.count('screen.ask')).toBe(1);
});

test('a search without an answer says so and keeps what was shown', async () => {
  const host = await opened([form({ search })]);
  host.client.search('choose', 'secondPartner', 'b');
  await host.pass(300);
  await host.last('screen.ask').reply(UNREACHABLE);
  expect(searchOf(host)).toMatchObject({ asking: false, trouble: { kind: 'unreachable' }, options: [option('b')] });
});

test('an answer of another shape is no answer', async () => {
  const host = await opened([form({ search })]);
  host.client.search('choose', 'secondPartner', 'b');
  await host.pass(300);
  await host.last('screen.ask').reply(ok({ kind: 'table' } as never));
  expect(searchOf(host)?.trouble).toEqual({ kind: 'unreachable' });
});

test('a picker whose whole list is here searches by itself, in labels and hints', async () => {
  const host = await opened([form({ options: [option('a', { hint: 'Preferred in EMEA' }), option('b')] })]);
  host.client.search('choose', 'secondPartner', 'emea a');
  expect(searchOf(host)).toMatchObject({ asking: false, options: [{ value: 'a' }] });
  await host.pass(300);
  expect(host.count('screen.ask')).toBe(0);
});

test('a found option that is chosen keeps its label when the search is over and the screen is drawn anew', async () => {
  const host = await opened([form({ search })]);
  host.client.search('choose', 'secondPartner', 'z');
  await host.pass(300);
  await host.last('screen.ask').reply(found('z'));
  host.client.edit('choose', 'secondPartner', 'z');
  host.client.stopSearch('choose', 'secondPartner');
  void host.client.refresh();
  await host.last('screen.open').reply(ok(screen([form({ search })])));
  expect(host.client.view().drafts.choose).toMatchObject({
    values: { secondPartner: 'z' },
    chosen: { secondPartner: { label: 'Z' } },
  });
});
