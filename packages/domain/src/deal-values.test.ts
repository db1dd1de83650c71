import { expect, it } from 'vitest';
import { fromAmountText, toAmountText, toOwnerText } from './deal-values.ts';

it.each([
  [{ minor: 1999, currency: 'EUR' }, '1999 EUR'],
  [{ minor: -5, currency: 'JPY' }, '-5 JPY'],
  [{ minor: 1e21, currency: 'USD' }, '1000000000000000000000 USD'],
])('%j is kept as %s, and comes back', (amount, text) => {
  expect(toAmountText(amount)).toBe(text);
  expect(fromAmountText(text)).toEqual(amount);
});

it('no other text is an amount', () => expect(() => fromAmountText('much EUR')).toThrow('no amount'));

it('an address is one whatever its letter case', () =>
  expect(toOwnerText(' Ada@Vendor.example')).toBe('ada@vendor.example'));
