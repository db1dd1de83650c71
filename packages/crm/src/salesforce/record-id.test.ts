import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRecordId } from './record-id.ts';

describe('the one spelling of a record id', () => {
  it.each([
    ['001D000000IRFma', '001D000000IRFmaIAH', 'REST API Developer Guide, "Execute a SOQL Query"'],
    ['001D000000Iomaz', '001D000000IomazIAB', 'the same page'],
    ['00Dx00000001hxy', '00Dx00000001hxyEAA', 'Canvas Developer Guide, "Organization"'],
    ['0018a00001rBqb8', '0018a00001rBqb8AAC', 'Bulk API 2.0 Developer Guide, "Upsert Records"'],
  ])('%s is %s (%s)', (short, long) => {
    expect(toRecordId(short)).toBe(long);
    expect(toRecordId(long)).toBe(long);
  });

  it('restores the case of an 18-character id that a spreadsheet folded', () => {
    expect(toRecordId('001D000000IRFMAIAH')).toBe('001D000000IRFmaIAH');
    expect(toRecordId('001d000000irfmaiah')).toBe('001D000000IRFmaIAH');
  });

  it('tells ids apart that differ in case alone', () => {
    expect(toRecordId('50130000000014c')).not.toBe(toRecordId('50130000000014C'));
  });

  it('overlooks the space around a pasted id', () => {
    expect(toRecordId(' 001D000000IRFma\n')).toBe('001D000000IRFmaIAH');
  });

  it.each([
    '',
    '001D000000IRFm',
    '001D000000IRFmaI',
    '001D000000IRFmaIAH1',
    '001D000000IRF-a',
    "001D000000IRFm'",
    '001D000000IRFma999',
  ])('does not take %j for an id', (text) => {
    expect(toRecordId(text)).toBeNull();
  });

  it('does not take an id whose suffix wants a capital where a digit stands', () => {
    expect(toRecordId('001D000000IRFmaBAH')).toBeNull();
  });

  it('does not take an id whose letters have another case than its suffix says', () => {
    expect(toRecordId('00QD000000IRFmaIAH')).toBeNull();
  });

  it('brings every spelling of every id together', () => {
    const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
    fc.assert(
      fc.property(fc.string({ unit: character, minLength: 15, maxLength: 15 }), (short) => {
        const long = toRecordId(short);
        expect(long?.slice(0, 15)).toBe(short);
        for (const spelling of [long, long?.toUpperCase(), long?.toLowerCase()]) {
          expect(toRecordId(spelling ?? '')).toBe(long);
        }
      }),
    );
  });
});
