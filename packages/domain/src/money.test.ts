import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, toDecimal, toMoney } from './money.ts';

describe('money from the number of a CRM', () => {
  it.each([
    [19.99, 'EUR', 1999],
    [1.005, 'EUR', 101],
    [1.004999, 'EUR', 100],
    [-1.005, 'EUR', -101],
    [0.1 + 0.2, 'USD', 30],
    [8.345, 'USD', 835],
    [1234, 'JPY', 1234],
    [1234.5, 'JPY', 1235],
    [-0.5, 'JPY', -1],
    [1.0005, 'KWD', 1001],
    [12.345, 'KWD', 12345],
    [0.00005, 'CLF', 1],
    [5, 'XXX', 500],
    [1e-7, 'EUR', 0],
    [-1e-7, 'EUR', 0],
    [-0, 'EUR', 0],
    [9_007_199_254_740.99, 'EUR', 900_719_925_474_099],
    [1e21, 'JPY', 1e21],
    [1e21, 'EUR', 1e23],
    [-1.5e21, 'KWD', -1.5e24],
  ])('%f %s is %d', (amount, currency, minor) => {
    expect(toMoney(amount, currency)).toEqual({ minor, currency });
  });

  it('is exact for every amount that was written with the decimals of its currency', () => {
    const currencies = fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF', 'USD');
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), currencies, (minor, currency) => {
        const decimals = decimalsOf(currency);
        const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
        const whole = digits.slice(0, digits.length - decimals);
        const written = Number(`${minor < 0 ? '-' : ''}${whole}.${digits.slice(digits.length - decimals)}`);
        expect(toMoney(written, currency).minor).toBe(minor);
        expect(Number(toDecimal({ minor, currency }))).toBe(written);
      }),
    );
  });
});

it.each([
  [1999, 'EUR', '19.99'],
  [-5, 'EUR', '-0.05'],
  [1234, 'JPY', '1234'],
  [1001, 'KWD', '1.001'],
  [0, 'USD', '0.00'],
] as const)('%d %s is the decimal %s', (minor, currency, decimal) =>
  expect(toDecimal({ minor, currency })).toBe(decimal),
);
