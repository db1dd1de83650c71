import { listStaleContracts } from '@tierline/db/contract-review';
import { countIneligible, listMisfits } from '@tierline/db/deal-standing';
import { listActive } from '@tierline/db/organization';
import { listRules } from '@tierline/db/rule';
import { addSeconds } from '@tierline/domain/instant';
import { z } from 'zod';
import { offsetInput, wordsInput } from '../inputs.ts';
import { cursorInput, PAGE } from '../organization/cursor.ts';
import { procedure, router } from '../trpc.ts';
import { listFieldReports } from './list-field-reports.ts';

/** "A quarter": what has not been looked at for so long is due. */
const QUARTER_SECONDS = 90 * 24 * 3600;
/** Second partners over which loads are compared. */
const MOST_SECOND_PARTNERS = 10_000;

const page = z.object({ after: cursorInput });

/** Who is left out, what does nothing, and what nobody has looked at for long. */
export const coverageRouter = router({
  get: procedure('administer').query(async ({ ctx }) => {
    const coverage = (await ctx.indexes.get(ctx.scope)).coverage();
    const dead = new Set(coverage.rules.filter(({ pairs }) => pairs === 0).map(({ id }) => id));
    const rules = (await listRules(ctx.scope)).filter(({ id }) => dead.has(id)).map(({ id, name }) => ({ id, name }));
    return { ...coverage, rules, misfits: await countIneligible(ctx.scope) };
  }),

  /** How well the fields are filled in that rules ask for: blank ones, and values that the CRM does not offer (row 87). */
  quality: procedure('administer').query(({ ctx }) => listFieldReports(ctx)),

  /** Active partners that no second partner may stand behind, by name. */
  uncovered: procedure('administer')
    .input(page.extend({ words: wordsInput }))
    .query(async ({ ctx, input }) => {
      const index = await ctx.indexes.get(ctx.scope);
      return index.listUncovered({ words: input.words, after: input.after, limit: PAGE });
    }),

  /** How many partners each active second partner may stand behind, the most first. */
  loads: procedure('administer')
    .input(z.object({ after: offsetInput }))
    .query(async ({ ctx, input: { after } }) => {
      const index = await ctx.indexes.get(ctx.scope);
      const active = await listActive(ctx.scope, 'partner_2', MOST_SECOND_PARTNERS);
      const loads = active
        .map(({ id, name }) => ({ id, name, partners: index.countPartnersOf(id) }))
        .sort((a, b) => b.partners - a.partners);
      return { rows: loads.slice(after, after + PAGE), total: loads.length, from: after };
    }),

  /** Contracts that stand and that nobody has looked at for a quarter. */
  stale: procedure('administer')
    .input(page)
    .query(({ ctx, input }) =>
      listStaleContracts(ctx.scope, addSeconds(ctx.now(), -QUARTER_SECONDS), { after: input.after, limit: PAGE }),
    ),

  /** Open deals whose second partner may not stand there, the longest so first. */
  misfits: procedure('administer')
    .input(page)
    .query(async ({ ctx, input }) => {
      const after = input.after && { since: input.after.nameKey, id: input.after.id };
      const rows = await listMisfits(ctx.scope, { after, limit: PAGE });
      return { rows, total: await countIneligible(ctx.scope) };
    }),
});
