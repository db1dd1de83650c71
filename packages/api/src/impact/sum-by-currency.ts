import type { Money } from '@tierline/domain/money';

/** What deals are worth, by currency, the biggest sums of most deals first; `more` counts the currencies left out. */
export function sumByCurrency(
  deals: readonly { amount: Money | null }[],
  most: number,
): { totals: Money[]; more: number } {
  const sums = new Map<string, { minor: number; deals: number }>();
  for (const { amount } of deals) {
    if (!amount) continue;
    const sum = sums.get(amount.currency) ?? { minor: 0, deals: 0 };
    sums.set(amount.currency, { minor: sum.minor + amount.minor, deals: sum.deals + 1 });
  }
  const sorted = [...sums].sort(([a, x], [b, y]) => y.deals - x.deals || (a < b ? -1 : 1));
  const totals = sorted.map(([currency, { minor }]) => ({ minor, currency }));
  return { totals: totals.slice(0, most), more: Math.max(0, totals.length - most) };
}
