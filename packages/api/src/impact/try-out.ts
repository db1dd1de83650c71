import type { Scope } from '@tierline/db/scope';
import type { Impact } from '@tierline/domain/eligibility-index/types';
import type { Context } from '../context.ts';
import type { Fault } from './plan.ts';
import { planProposal } from './plan-proposal.ts';
import type { Proposal } from './proposal.ts';

export type TriedOut = { ok: true; impact: Impact } | { ok: false; faults: Fault[] };

/** What a proposal would do now. Writes nothing, here or in any CRM. */
export async function tryOut(
  { indexes }: Pick<Context, 'indexes'>,
  scope: Scope,
  proposal: Proposal,
): Promise<TriedOut> {
  const plan = await planProposal(scope, proposal, indexes);
  if (!plan.ok) return plan;
  const index = await indexes.get(scope);
  return { ok: true, impact: index.impactOf(plan.changes) };
}
