import { expect, test } from 'vitest';
import { narrow } from './narrow.ts';
import { type Block, SINCE, VOCABULARY } from './vocabulary.ts';

const UPDATE = 'Update the Tierline extension to see this part.';
const words: Block = { kind: 'text', id: 'words', text: 'hello' };
const chain: Block = { kind: 'chain', id: 'chain', label: 'Chain', links: [] };
const newer = { ...SINCE, chain: 7 };

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

test('no kind is newer than the vocabulary', () => {
  expect(Math.max(...Object.values(SINCE))).toBe(VOCABULARY);
});
