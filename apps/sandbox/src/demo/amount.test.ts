import { describe, expect, it } from 'vitest';
import { guessAmount, isExact, quoteAmount } from './amount.ts';
import { createRandom } from './random.ts';
import { currencies } from './territory.ts';

describe('amounts of the demo', () => {
  it('are guessed in round numbers of their currency', () => {
    expect(guessAmount(48_317, 'USD')).toBe(48_500);
    expect(guessAmount(48_317, 'JPY')).toBe(7_250_000);
    expect(guessAmount(10, 'EUR')).toBe(500);
  });

  it.each(currencies)('are quoted to the minor unit of %s', (currency) => {
    const random = createRandom('quotes');
    for (let dollars = 1_000; dollars < 60_000; dollars += 777) {
      expect(isExact(quoteAmount(dollars, currency, random), currency)).toBe(true);
    }
  });

  it('are not exact when they hold a part of a cent or of a yen', () => {
    expect(isExact(10.005, 'USD')).toBe(false);
    expect(isExact(10.5, 'JPY')).toBe(false);
    expect(isExact(10.5, 'GBP')).toBe(true);
  });
});
