import { expect, test } from 'vitest';
import { toLongId } from './record-id.ts';

test('a short id gets the suffix that says which of its letters are capitals', () => {
  // Salesforce's own example, "Record IDs".
  expect(toLongId('001A0000006Vm9u')).toBe('001A0000006Vm9uIAC');
  expect(toLongId('00D000000007001')).toBe('00D000000007001EAA');
});

test('a long id is left as it is', () => {
  expect(toLongId('001A0000006Vm9uIAC')).toBe('001A0000006Vm9uIAC');
});
