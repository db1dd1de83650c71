import { may } from '@tierline/domain/viewer';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { offsetInput } from '../inputs.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { procedure, router } from '../trpc.ts';
import { IMPACT_PAGE } from './page.ts';
import { type Proposal, proposalInput } from './proposal.ts';
import { tryOut } from './try-out.ts';

const page = z.object({ proposal: proposalInput, after: offsetInput });

/** Whose matter a proposal is, who may look further into it: what concerns all partners is an administrator's. */
function requireRight({ viewer }: Context, { kind }: Proposal): void {
  const own = kind === 'contracts' || kind === 'values' || kind === 'type';
  if (!own && !may(viewer.role, 'administer')) throw new ProblemError('not_permitted');
}

async function tryPermitted(ctx: Context, proposal: Proposal) {
  requireRight(ctx, proposal);
  return tryOut(ctx, ctx.scope, proposal);
}

/** The parts of a dry run that are too long for one screen. */
export const impactRouter = router({
  pairs: procedure('see_network')
    .input(page.extend({ which: z.enum(['gained', 'lost'], 'choose one') }))
    .query(async ({ ctx, input: { proposal, which, after } }) => {
      const tried = await tryPermitted(ctx, proposal);
      if (!tried.ok) return { rows: [], total: 0, from: 0 };
      const { impact } = tried;
      return { rows: impact.listPairs(which, after, IMPACT_PAGE), total: impact[which], from: after };
    }),

  partners: procedure('see_network')
    .input(page)
    .query(async ({ ctx, input: { proposal, after } }) => {
      const tried = await tryPermitted(ctx, proposal);
      if (!tried.ok) return { rows: [], total: 0, from: 0 };
      const { orphaned } = tried.impact;
      return { rows: orphaned.slice(after, after + IMPACT_PAGE), total: orphaned.length, from: after };
    }),

  deals: procedure('see_network')
    .input(page)
    .query(async ({ ctx, input: { proposal, after } }) => {
      const tried = await tryPermitted(ctx, proposal);
      if (!tried.ok) return { rows: [], total: 0, from: 0 };
      const { broken } = tried.impact;
      return { rows: broken.slice(after, after + IMPACT_PAGE), total: broken.length, from: after };
    }),
});
