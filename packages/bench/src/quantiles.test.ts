import { expect, it } from 'vitest';
import { quantilesOf } from './quantiles.ts';

it('takes the sample at the nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(quantilesOf(hundred)).toEqual({ p50: 50, p99: 99 });
  expect(quantilesOf([7])).toEqual({ p50: 7, p99: 7 });
});
