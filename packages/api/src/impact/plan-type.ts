import { findOrganization } from '@tierline/db/organization';
import type { Scope } from '@tierline/db/scope';
import { ProblemError } from '../problem/problem-error.ts';
import type { Plan } from './plan.ts';
import type { ProposalOf } from './proposal.ts';

/** A company as this type; one from outside the programme is active in it, with what its CRM was seen to hold. */
export async function planType(scope: Scope, { organization: id, type, company }: ProposalOf<'type'>): Promise<Plan> {
  const row = await findOrganization(scope, id);
  const name = row?.name ?? company?.name;
  if (name === undefined) throw new ProblemError('record_unknown');
  const standing = row && row.standing !== 'outside' ? row.standing : 'active';
  const values = { ...row?.values, ...company?.values };
  return {
    ok: true,
    changes: [{ kind: 'organization', organization: { id, name, accountType: type, standing, values } }],
  };
}
