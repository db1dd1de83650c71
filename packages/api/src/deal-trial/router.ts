import { listLinks } from '@tierline/db/record-link';
import { CrmFailure, type CrmKind, type DealObject } from '@tierline/domain/crm';
import { type DealTrial, tryDeal } from '@tierline/sync/try-deal';
import { z } from 'zod';
import { idInput } from '../inputs.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { procedure, router } from '../trpc.ts';

export interface TriedDeal {
  /** The CRM that was read: the one that one works in, if it has the record. */
  crm: CrmKind;
  object: DealObject;
  trial: DealTrial | { failure: CrmFailure['code']; text: string } | { gone: true };
}

/** A deal's or lead's way from one CRM to the other, tried out. */
export const dealTrialRouter = router({
  /** Reads the record, and says hop by hop what becomes of what it holds. Nothing is changed by it, here or there. */
  run: procedure('administer')
    .input(z.object({ object: z.enum(['deal', 'lead'], 'it is neither a deal nor a lead'), record: idInput }))
    .query(async ({ ctx, input: { object, record } }): Promise<TriedDeal> => {
      const links = await listLinks(ctx.scope, object, record);
      const link = links.find(({ crm }) => crm === ctx.crm.kind) ?? links[0];
      if (!link) throw new ProblemError('record_unknown');
      const of = { crm: link.crm, object };
      try {
        const trial = await tryDeal(ctx, ctx.scope.tenantId, link.crm, object, record);
        return { ...of, trial: trial ?? { gone: true } };
      } catch (error) {
        if (!(error instanceof CrmFailure)) throw error;
        return { ...of, trial: { failure: error.code, text: error.message } };
      }
    }),
});
