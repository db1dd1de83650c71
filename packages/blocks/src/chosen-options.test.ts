import { expect, test } from 'vitest';
import { ok, opened, screen } from './testing/fake-host.ts';
import { conditions, form, group, line, multi, option } from './testing/sample-blocks.ts';

const search = { call: 'organization.names', input: { of: 'o1' } };
const found = (...values: string[]) => ok({ kind: 'options' as const, options: values.map((value) => option(value)) });

test('options that were found for a choice of several keep their labels, each as long as it is chosen', async () => {
  const block = form({}, { fields: [multi('lines', { search })] });
  const host = await opened([block]);
  const chosen = () => host.client.view().drafts.choose?.chosenMany.lines;
  host.client.search('choose', 'lines', 'x');
  await host.pass(300);
  expect(host.last('screen.ask').input).toMatchObject({ call: search.call, input: { of: 'o1', words: 'x' } });
  await host.last('screen.ask').reply(found('x', 'y'));
  host.client.edit('choose', 'lines', ['a', 'x']);
  host.client.stopSearch('choose', 'lines');
  host.client.search('choose', 'lines', 'z');
  await host.pass(300);
  await host.last('screen.ask').reply(found('z'));
  host.client.edit('choose', 'lines', ['a', 'x', 'z']);
  host.client.stopSearch('choose', 'lines');
  expect(chosen()).toEqual([option('x'), option('z')]);
  void host.client.refresh();
  await host.last('screen.open').reply(ok(screen([block])));
  expect(chosen()).toEqual([option('x'), option('z')]);
  host.client.edit('choose', 'lines', ['z']);
  expect(chosen()).toEqual([option('z')]);
});

test('values of conditions are searched by their subject, and keep their labels on every line', async () => {
  const host = await opened([form({}, { fields: [conditions('partner', group('root', 'and', line('c', 'name')))] })]);
  host.client.searchSubject('choose', 'partner', 'name', 'x');
  expect(host.client.view().searches.choose?.['partner/name']).toMatchObject({ words: 'x', asking: true });
  await host.pass(300);
  expect(host.last('screen.ask').input).toMatchObject({ call: 'organization.names', input: { words: 'x' } });
  await host.last('screen.ask').reply(found('x'));
  const tree = group('root', 'and', line('c', 'name', 'any_of', ['x']), group('g', 'or', line('d', 'name')));
  host.client.edit('choose', 'partner', tree);
  host.client.stopSearch('choose', 'partner', 'name');
  expect(host.client.view().searches.choose).toEqual({});
  expect(host.client.view().drafts.choose?.chosenMany).toEqual({ 'partner/name': [option('x')] });
});

test('a subject whose values are all here searches by itself', async () => {
  const host = await opened([form({}, { fields: [conditions('partner', group('root', 'and', line('c', 'region')))] })]);
  host.client.searchSubject('choose', 'partner', 'region', 'em');
  expect(host.client.view().searches.choose?.['partner/region']?.options).toEqual([option('emea')]);
  await host.pass(300);
  expect(host.count('screen.ask')).toBe(0);
});
