import { describe, expect, it } from 'vitest';
import { toInstant } from './instant.ts';
import { toAmount, toReference, toText, toValues } from './values.ts';

describe('field values', () => {
  it.each([
    ['2026-11-23T10:00:00.000+0000', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T11:30:00.000+0130', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00+00:00', '2026-11-23T10:00:00.000Z'],
  ])('the stamp %s is %s, so that REST and Apex agree', (value, instant) => {
    expect(toInstant(value)).toBe(instant);
  });

  it.each([null, '', 'yesterday', 0, {}])('%j is no stamp', (value) => {
    expect(toInstant(value)).toBeNull();
  });

  it.each([
    ['Ingram Micro;TD SYNNEX', ['Ingram Micro', 'TD SYNNEX']],
    ['A;;B', ['A', 'B']],
    [';A; B ;', ['A', 'B']],
    ['A', ['A']],
    ['', []],
    [null, []],
  ])('the multi-select picklist %j holds %j', (value, values) => {
    expect(toValues(value)).toEqual(values);
  });

  it.each([
    [1234.5, 'EUR', { minor: 123450, currency: 'EUR' }],
    [0, 'USD', { minor: 0, currency: 'USD' }],
    [1200, 'JPY', { minor: 1200, currency: 'JPY' }],
    [1.005, 'USD', { minor: 101, currency: 'USD' }],
    [2.5e9, 'USD', { minor: 250_000_000_000, currency: 'USD' }],
  ])('%d in %s is exact', (value, currency, money) => {
    expect(toAmount(value, currency)).toEqual(money);
  });

  it('a blank amount is none, and not zero', () => {
    expect(toAmount(null, 'USD')).toBeNull();
  });

  it('a blank text or lookup is null, however it is spelled', () => {
    expect([toText(''), toText(null), toReference(''), toReference(null)]).toEqual([null, null, null, null]);
  });
});
