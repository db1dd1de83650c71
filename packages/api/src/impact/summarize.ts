import type { Impact, IndexedDeal, Pair } from '@tierline/domain/eligibility-index/types';
import type { Money } from '@tierline/domain/money';
import type { Context } from '../context.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { IMPACT_PAGE } from './page.ts';
import type { Proposal } from './proposal.ts';
import { sumByCurrency } from './sum-by-currency.ts';
import { tryOut } from './try-out.ts';

/** Currencies that are added up for themselves. */
const MOST_CURRENCIES = 4;

export interface FirstOf<T> {
  rows: T[];
  total: number;
}

/** What a dry run says, as plain data: whole counts, and the first of each list. */
export interface ImpactSummary {
  gained: FirstOf<Pair>;
  lost: FirstOf<Pair>;
  /** Active partners that would have none. */
  orphaned: FirstOf<string>;
  /** Open deals that would no longer fit, and what they are worth. */
  broken: FirstOf<IndexedDeal> & { atStake: Money[]; moreCurrencies: number };
  /** How many open deals would fit again. */
  mended: number;
  /** To be sent along with what is to be done. */
  digest: string;
}

export type Summary = { ok: true; impact: ImpactSummary } | { ok: false; faults: { field: string; text: string }[] };

/** What a proposal would do, or what is wrong with it, as sentences by field. */
export async function summarize(ctx: Context, proposal: Proposal): Promise<Summary> {
  const tried = await tryOut(ctx, ctx.scope, proposal);
  if (tried.ok) return { ok: true, impact: summarizeImpact(tried.impact) };
  const { ruleFault } = sentencesFor('en', ctx.crm.kind);
  return { ok: false, faults: tried.faults.map(({ field, told }) => ({ field, text: `${ruleFault(told)}.` })) };
}

export function summarizeImpact(impact: Impact): ImpactSummary {
  const { gained, lost, orphaned, broken, mended, digest } = impact;
  const { totals, more } = sumByCurrency(broken, MOST_CURRENCIES);
  return {
    gained: { rows: impact.listPairs('gained', 0, IMPACT_PAGE), total: gained },
    lost: { rows: impact.listPairs('lost', 0, IMPACT_PAGE), total: lost },
    orphaned: { rows: orphaned.slice(0, IMPACT_PAGE), total: orphaned.length },
    broken: {
      rows: broken.slice(0, IMPACT_PAGE),
      total: broken.length,
      atStake: totals,
      moreCurrencies: more,
    },
    mended: mended.length,
    digest,
  };
}
