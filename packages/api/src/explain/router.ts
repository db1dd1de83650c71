import { findOrganization, toOrganization } from '@tierline/db/organization';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { decideEligibility } from '@tierline/domain/eligibility';
import { explainPair } from '@tierline/domain/explain/explain-pair';
import { smallestChange } from '@tierline/domain/explain/smallest-change';
import { z } from 'zod';
import { idInput } from '../inputs.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { getAssociations } from '../second-partner/get-associations.ts';
import { procedure, router } from '../trpc.ts';

export const explainRouter = router({
  /**
   * Why a second partner may stand behind a partner, or why not: every rule with its conditions and the actual values, and
   * the smallest change of fields that would turn the answer round. Where contracts decide, the contract alone.
   */
  pair: procedure('see_network')
    .input(z.object({ partner: idInput, secondPartner: idInput }))
    .query(async ({ ctx, input }) => {
      const associations = await getAssociations(ctx, ctx.scope, input.partner);
      const row = await findOrganization(ctx.scope, input.secondPartner);
      const { partner } = associations;
      if (!partner || !row) throw new ProblemError('record_unknown');
      const secondPartner = toOrganization(row);
      const verdict = decideEligibility(secondPartner, associations);
      const fields = await listOrganizationFields(ctx.scope);
      if (associations.source === 'contracts') {
        return { partner, secondPartner, verdict, rules: null, smallest: null, fields };
      }
      const { rules } = explainPair(associations.rules, partner, secondPartner);
      // Only what the rules say can be turned round by a field.
      const byRules = verdict.reason.code === 'rule' || verdict.reason.code === 'no_rule';
      const smallest = byRules ? smallestChange(associations.rules, partner, secondPartner, fields) : null;
      return { partner, secondPartner, verdict, rules, smallest, fields };
    }),
});
