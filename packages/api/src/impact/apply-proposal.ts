import type { Scope } from '@tierline/db/scope';
import type { IndexChange } from '@tierline/domain/eligibility-index/types';
import type { Context } from '../context.ts';
import { type Deed, type Intent, once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { planProposal } from './plan-proposal.ts';
import type { Proposal } from './proposal.ts';

/**
 * Carries out what was shown: plans the proposal anew inside the write transaction, and saves it only if it still does the
 * very same to the same pairs, partners and deals. Somebody else's change in between is refused, and nothing is saved.
 */
export async function applyProposal(
  ctx: Context,
  { call, key, input }: Intent,
  { proposal, digest }: { proposal: Proposal; digest: string },
  save: (scope: Scope, changes: readonly IndexChange[]) => Promise<Deed>,
): Promise<{ done: Deed['done']; repeated: boolean }> {
  // Built outside the transaction, where nobody waits for it; inside it only has to catch up.
  await ctx.indexes.get(ctx.scope);
  return once(ctx, { call, key, input: { ...input, digest } }, async (scope) => {
    const plan = await planProposal(scope, proposal, ctx.indexes);
    if (!plan.ok) {
      const [fault] = plan.faults;
      const { ruleFault } = sentencesFor('en', ctx.crm.kind);
      if (!fault) throw new Error('a plan that is not right has a fault');
      throw new ProblemError('rule_faulty', { detail: { reason: ruleFault(fault.told) }, field: fault.field });
    }
    const impact = (await ctx.indexes.get(scope)).impactOf(plan.changes);
    if (impact.digest !== digest) throw new ProblemError('change_outdated');
    const deed = await save(scope, plan.changes);
    const { gained, lost, orphaned, broken } = impact;
    const counted = { gained, lost, orphaned: orphaned.length, broken: broken.length };
    return { ...deed, detail: { ...deed.detail, impact: counted } };
  });
}
