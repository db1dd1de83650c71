import { expect, test } from 'vitest';
import { toMajorUnits } from './money.ts';

test.each([
  [1999, 'EUR', 19.99],
  [1999, 'JPY', 1999],
  [1999, 'KWD', 1.999],
  [-5, 'USD', -0.05],
])('%i minor units of %s are %d', (minor, currency, major) => {
  expect(toMajorUnits(minor, currency)).toBe(major);
});
