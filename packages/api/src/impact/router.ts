import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { IMPACT_PAGE } from './page.ts';
import { proposalInput } from './proposal.ts';
import { tryOut } from './try-out.ts';

/** Offsets, as the cursors of lists that exist only while they are looked at. */
const offset = z
  .string()
  .regex(/^\d{1,9}$/, 'it is no place in the list')
  .nullable()
  .default(null)
  .transform((text) => Number(text ?? 0));
const page = z.object({ proposal: proposalInput, after: offset });

/** The parts of a dry run that are too long for one screen. */
export const impactRouter = router({
  pairs: procedure('see_network')
    .input(page.extend({ which: z.enum(['gained', 'lost'], 'choose one') }))
    .query(async ({ ctx, input: { proposal, which, after } }) => {
      const tried = await tryOut(ctx, ctx.scope, proposal);
      if (!tried.ok) return { rows: [], total: 0, from: 0 };
      const { impact } = tried;
      return { rows: impact.listPairs(which, after, IMPACT_PAGE), total: impact[which], from: after };
    }),

  partners: procedure('see_network')
    .input(page)
    .query(async ({ ctx, input: { proposal, after } }) => {
      const tried = await tryOut(ctx, ctx.scope, proposal);
      if (!tried.ok) return { rows: [], total: 0, from: 0 };
      const { orphaned } = tried.impact;
      return { rows: orphaned.slice(after, after + IMPACT_PAGE), total: orphaned.length, from: after };
    }),

  deals: procedure('see_network')
    .input(page)
    .query(async ({ ctx, input: { proposal, after } }) => {
      const tried = await tryOut(ctx, ctx.scope, proposal);
      if (!tried.ok) return { rows: [], total: 0, from: 0 };
      const { broken } = tried.impact;
      return { rows: broken.slice(after, after + IMPACT_PAGE), total: broken.length, from: after };
    }),
});
