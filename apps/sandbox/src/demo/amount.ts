import type { Random } from './random.ts';
import type { Currency } from './territory.ts';

interface Scale {
  /** Thousandths of this currency for one US dollar. */
  perDollar: number;
  /** Minor units in one major unit. */
  minor: 1 | 100;
  /** Reps round a guess to this many major units. */
  step: number;
}

const scales: Readonly<Record<Currency, Scale>> = {
  USD: { perDollar: 1_000, minor: 100, step: 500 },
  EUR: { perDollar: 920, minor: 100, step: 500 },
  GBP: { perDollar: 790, minor: 100, step: 500 },
  JPY: { perDollar: 150_000, minor: 1, step: 50_000 },
};

/** A guess: a round number of major units, never zero. */
export function guessAmount(dollars: number, currency: Currency): number {
  const { perDollar, step } = scales[currency];
  return Math.max(1, Math.round((dollars * perDollar) / 1_000 / step)) * step;
}

/** A price from a quote: exact to the minor unit. */
export function quoteAmount(dollars: number, currency: Currency, random: Random): number {
  const { perDollar, minor } = scales[currency];
  const units = Math.round((dollars * perDollar) / 1_000) * minor + random.integer(1, 99);
  return units / minor;
}

/** Whether the amount can be paid in its currency: no part of a cent, no part of a yen. */
export function isExact(amount: number, currency: Currency): boolean {
  const { minor } = scales[currency];
  return Math.round(amount * minor) / minor === amount;
}
