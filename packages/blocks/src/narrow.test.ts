import { expect, test } from 'vitest';
import { narrow } from './narrow.ts';
import { form, textField, toggle } from './testing/sample-blocks.ts';
import { type Block, FIELD_SINCE, SINCE, VOCABULARY } from './vocabulary.ts';

const UPDATE = 'Update the Tierline extension to see this part.';
const words: Block = { kind: 'text', id: 'words', text: 'hello' };
const chain: Block = { kind: 'chain', id: 'chain', label: 'Chain', links: [] };
const newer = { kinds: { ...SINCE, chain: 7 }, fields: FIELD_SINCE };

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

test('no kind of block or field is newer than the vocabulary, and the newest are as new', () => {
  expect(Math.max(...Object.values(SINCE), ...Object.values(FIELD_SINCE))).toBe(VOCABULARY);
});
