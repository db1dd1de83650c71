import { takeIn } from '@tierline/sync/company-identity';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { applyProposal } from '../impact/apply-proposal.ts';
import { digestInput, type MarkedType, markedType, type ProposalOf } from '../impact/proposal.ts';
import { summarize } from '../impact/summarize.ts';
import { keyInput } from '../inputs.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { requireEditable } from '../record-access.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { procedure, router } from '../trpc.ts';
import { deliverWriteNow, enqueueWrite } from '../write/enqueue.ts';
import { findOpenCompany, type OpenCompany, proposeType } from './open-company.ts';

/** What the company on the page is in the programme. */
export const accountTypeRouter = router({
  /** What it would change if it were of this type, and in the programme. */
  tryMark: procedure('see_network')
    .input(z.object({ type: markedType }))
    .query(async ({ ctx, input }) => summarize(ctx, await getProposal(ctx, await findOpenCompany(ctx), input.type))),

  /** Marks it as a partner or second partner, and takes it into the programme. The CRM is written first; it decides. */
  mark: procedure('assign')
    .input(z.object({ type: markedType, digest: digestInput, key: keyInput }))
    .mutation(async ({ ctx, input: { key, digest, type } }) => {
      const company = await findOpenCompany(ctx);
      for (const field of company.writes) requireEditable(ctx, ctx.crm.organizationField(field));
      const { id, crmId, row } = company;
      const proposal = await getProposal(ctx, company, type);
      const intent = { call: 'accountType.mark', key, input: { organization: id, type } };
      const { done, repeated } = await applyProposal(ctx, intent, { proposal, digest }, async (scope) => {
        const name = proposal.company?.name ?? row?.name ?? '';
        await takeIn(scope, ctx.crm.kind, { id: crmId, name });
        const wish = { object: 'organization', recordId: id, target: 'account_type', desired: [type] } as const;
        const write = await enqueueWrite(ctx, scope, wish, key);
        const from = row && { accountType: row.accountType, standing: row.standing };
        return { subject: `organization:${id}`, detail: { from, to: { accountType: type } }, done: { write } };
      });
      if (done.write && !repeated) await deliverWriteNow(ctx, done.write);
      return { organization: id, type, write: done.write ?? null };
    }),
});

/** What cannot be tried is not done either. */
async function getProposal(ctx: Context, company: OpenCompany, type: MarkedType): Promise<ProposalOf<'type'>> {
  const proposal = await proposeType(ctx, company, type);
  if (proposal) return proposal;
  const { marks, crm } = sentencesFor('en', ctx.crm.kind);
  throw new ProblemError('rule_faulty', { detail: { reason: marks.unread(crm[ctx.crm.kind]) } });
}
