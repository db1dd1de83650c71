import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeId, toId15, toId18, toRecordId } from './record-id.ts';

describe('record ids', () => {
  // Pairs from Salesforce's own documents.
  test.each([
    ['00300000003T2PG', '00300000003T2PGAA0'],
    ['001D000000IqhSL', '001D000000IqhSLIAZ'],
    ['00190000001pPvH', '00190000001pPvHAAU'],
    ['001R0000003GeJ1', '001R0000003GeJ1IAK'],
  ])('%s is %s in 18 characters', (short, long) => {
    expect(toId18(short)).toBe(long);
    expect(toId15(long)).toBe(short);
    expect(normalizeId(short)).toBe(long);
    expect(normalizeId(long)).toBe(long);
  });

  test('an 18-character id whose case was lost is restored from its suffix', () => {
    expect(normalizeId('001d000000iqhsliaz')).toBe('001D000000IqhSLIAZ');
    expect(normalizeId('001D000000IQHSLIAZ')).toBe('001D000000IqhSLIAZ');
  });

  test('whatever case an id is brought to, it is found again', () => {
    const characters = [...'0123456789ABCXYZabcxyz'];
    const id15 = fc
      .array(fc.constantFrom(...characters), { minLength: 15, maxLength: 15 })
      .map((each) => each.join(''));
    fc.assert(
      fc.property(id15, (id) => {
        const long = toId18(id);
        expect([normalizeId(id), normalizeId(long.toLowerCase()), normalizeId(long.toUpperCase())]).toEqual([
          long,
          long,
          long,
        ]);
      }),
    );
  });

  test.each(['', 'Acme', '001D000000IqhS', '001D000000IqhSL!AZ', '001D000000IqhSLZZ9'])('%j is no id', (text) => {
    expect(normalizeId(text)).toBeNull();
  });

  test('ids of an object are well-formed and differ', () => {
    const ids = Array.from({ length: 200 }, (_, n) => toRecordId('006', n + 1));
    expect(new Set(ids).size).toBe(200);
    expect(ids.every((id) => id.startsWith('006') && normalizeId(id) === id)).toBe(true);
  });
});
