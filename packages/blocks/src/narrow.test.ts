import { expect, test } from 'vitest';
import { narrow } from './narrow.ts';
import { form, table, textField, toggle } from './testing/sample-blocks.ts';
import { type Block, FIELD_SINCE, PART_SINCE, SINCE, VOCABULARY } from './vocabulary.ts';

const UPDATE = 'Update the Tierline extension to see this part.';
const words: Block = { kind: 'text', id: 'words', text: 'hello' };
const chain: Block = { kind: 'chain', id: 'chain', label: 'Chain', links: [] };
const newer = { kinds: { ...SINCE, chain: 7 }, fields: FIELD_SINCE, parts: PART_SINCE };

test('a host that knows every kind gets every block as it is', () => {
  expect(narrow([words, chain], 7, UPDATE, newer)).toEqual([words, chain]);
});

test('a kind that the host does not know becomes an alert in its place', () => {
  expect(narrow([words, chain], 6, UPDATE, newer)).toEqual([
    words,
    { kind: 'alert', id: 'chain', tone: 'warn', title: UPDATE },
  ]);
});

test('kinds inside sections and tabs are narrowed too', () => {
  const section: Block = { kind: 'section', id: 's', title: 'Section', blocks: [chain] };
  const tabs: Block = {
    kind: 'tabs',
    id: 't',
    label: 'Tabs',
    tabs: [{ id: 'one', label: 'One', blocks: [section, words] }],
  };
  const alert = { kind: 'alert', id: 'chain', tone: 'warn', title: UPDATE };
  expect(narrow([tabs], 6, UPDATE, newer)).toEqual([
    { ...tabs, tabs: [{ id: 'one', label: 'One', blocks: [{ ...section, blocks: [alert] }, words] }] },
  ]);
});

test('a form with one field that the host does not know is no form to it, inside a section either', () => {
  const old = form();
  const mixed = form({}, { id: 'mixed', fields: [...old.fields, textField('code')] });
  const section: Block = { kind: 'section', id: 's', title: 'Section', blocks: [mixed, old] };
  const alert = { kind: 'alert', id: 'mixed', tone: 'warn', title: UPDATE };
  expect(narrow([section], 1, UPDATE)).toEqual([{ ...section, blocks: [alert, old] }]);
  expect(narrow([section], 2, UPDATE)).toEqual([section]);
  expect(narrow([form({}, { fields: [toggle('on')] })], 1, UPDATE)).toMatchObject([{ kind: 'alert' }]);
});

test('a form with a preview is no form to a host that would save it unseen', () => {
  const preview = { call: 'rule.dryRun', input: {}, label: 'What changes', unfinished: 'Finish it.' };
  const previewed = form({}, { preview });
  expect(narrow([previewed], 2, UPDATE)).toEqual([{ kind: 'alert', id: 'choose', tone: 'warn', title: UPDATE }]);
  expect(narrow([previewed], 3, UPDATE)).toEqual([previewed]);
});

test('actions and a table lose only the ways to other screens that the host does not know', () => {
  const to = { id: 'edit', label: 'Edit', screen: 'rule', params: {} };
  const actions: Block = { kind: 'actions', id: 'a', actions: [{ id: 'x', label: 'X', call: 'x', input: {} }] };
  const blocks: Block[] = [{ ...actions, gotos: [to] }, table(['r1'], { rowGotos: [to] })];
  expect(narrow(blocks, 2, UPDATE)).toEqual([actions, table(['r1'])]);
  expect(narrow([{ kind: 'section', id: 's', title: 'S', blocks }], 2, UPDATE)).toMatchObject([
    { blocks: [actions, table(['r1'])] },
  ]);
  expect(narrow(blocks, 3, UPDATE)).toEqual(blocks);
});

test('no kind of block, field or part is newer than the vocabulary, and the newest are as new', () => {
  const numbers = [SINCE, FIELD_SINCE, PART_SINCE].flatMap((since) => Object.values(since));
  expect(Math.max(...numbers)).toBe(VOCABULARY);
});
