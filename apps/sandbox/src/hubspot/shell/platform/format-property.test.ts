import { expect, test } from 'vitest';
import { formatProperty } from './format-property.ts';

const options = [
  { value: '1', label: 'Alpha' },
  { value: '2', label: 'Beta' },
];

test.each([
  ['a select shows the label', { type: 'enumeration', fieldType: 'select', options }, '2', 'Beta'],
  ['checkboxes show all labels', { type: 'enumeration', fieldType: 'checkbox', options }, '1;2', 'Alpha; Beta'],
  ['an option that is gone shows its value', { type: 'enumeration', fieldType: 'select', options }, '9', '9'],
  ['a boolean says yes or no', { type: 'enumeration', fieldType: 'booleancheckbox', options: [] }, 'true', 'Yes'],
  ['a number is grouped', { type: 'number', fieldType: 'number', options: [] }, '12500.5', '12,500.5'],
  ['a date is a day', { type: 'date', fieldType: 'date', options: [] }, '2026-11-26', 'Nov 26, 2026'],
  [
    'a moment may come in milliseconds',
    { type: 'date', fieldType: 'date', options: [] },
    '1795651200000',
    'Nov 26, 2026',
  ],
  ['a blank is empty', { type: 'string', fieldType: 'text', options: [] }, null, ''],
])('%s', (_, property, raw, shown) => {
  expect(formatProperty(property, raw)).toBe(shown);
});
