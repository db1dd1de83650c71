import { expect, test } from 'vitest';
import { formatProperty } from './format-property.ts';

const options = [
  { value: '1', label: 'Alpha' },
  { value: '2', label: 'Beta' },
];

test.each([
  ['a select shows the label', { name: 'any', type: 'enumeration', fieldType: 'select', options }, '2', 'Beta'],
  [
    'checkboxes show all labels',
    { name: 'any', type: 'enumeration', fieldType: 'checkbox', options },
    '1;2',
    'Alpha; Beta',
  ],
  [
    'an option that is gone shows its value',
    { name: 'any', type: 'enumeration', fieldType: 'select', options },
    '9',
    '9',
  ],
  [
    'a boolean says yes or no',
    { name: 'any', type: 'enumeration', fieldType: 'booleancheckbox', options: [] },
    'true',
    'Yes',
  ],
  ['a number is grouped', { name: 'any', type: 'number', fieldType: 'number', options: [] }, '12500.5', '12,500.5'],
  ['a date is a day', { name: 'any', type: 'date', fieldType: 'date', options: [] }, '2026-11-26', 'Nov 26, 2026'],
  [
    'a moment may come in milliseconds',
    { name: 'any', type: 'date', fieldType: 'date', options: [] },
    '1795651200000',
    'Nov 26, 2026',
  ],
  [
    'an id is no quantity',
    { name: 'hs_object_id', type: 'number', fieldType: 'number', options: [] },
    '18000000001',
    '18000000001',
  ],
  [
    'a midnight is a day',
    { name: 'any', type: 'datetime', fieldType: 'date', options: [] },
    '2026-11-26T00:00:00.000Z',
    'Nov 26, 2026',
  ],
  [
    'a moment has its time',
    { name: 'any', type: 'datetime', fieldType: 'date', options: [] },
    '2026-11-26T09:30:00.000Z',
    'Nov 26, 2026, 9:30 AM',
  ],
  ['a blank is empty', { name: 'any', type: 'string', fieldType: 'text', options: [] }, null, ''],
])('%s', (_, property, raw, shown) => {
  expect(formatProperty(property, raw)).toBe(shown);
});
