import { findDeal } from '@tierline/db/deal';
import { z } from 'zod';
import { idInput, keyInput, wordsInput } from '../inputs.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { requireOpen } from '../record-access.ts';
import { procedure, router } from '../trpc.ts';
import { assign } from './assign.ts';
import { findCandidates } from './find-candidates.ts';
import { getAssociations } from './get-associations.ts';

export const secondPartnerRouter = router({
  /** Who may stand behind the deal's partner, and why; those who may not as well, when their names are searched. */
  candidates: procedure('see_network')
    .input(z.object({ deal: idInput, words: wordsInput }))
    .query(async ({ ctx, input }) => {
      await requireOpen(ctx, ['deal', 'lead'], input.deal);
      const deal = await findDeal(ctx.scope, input.deal);
      if (!deal) throw new ProblemError('record_unknown');
      const associations = await getAssociations(ctx, ctx.scope, deal.partnerId);
      return { ...(await findCandidates(ctx, associations, input.words)), partner: associations.partner };
    }),

  assign: procedure('assign')
    .input(z.object({ deal: idInput, secondPartner: idInput, key: keyInput }))
    .mutation(({ ctx, input }) => assign(ctx, 'secondPartner.assign', input)),

  clear: procedure('assign')
    .input(z.object({ deal: idInput, key: keyInput }))
    .mutation(({ ctx, input }) => assign(ctx, 'secondPartner.clear', { ...input, secondPartner: null })),
});
