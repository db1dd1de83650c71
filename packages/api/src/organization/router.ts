import { findOrganization, type OrganizationRow, toOrganization } from '@tierline/db/organization';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { idInput, wordsInput } from '../inputs.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { procedure, router } from '../trpc.ts';
import { cursorInput } from './cursor.ts';
import { findOthers, findPartners, findSecondPartners } from './find-network.ts';

const one = z.object({ organization: idInput });

export const organizationRouter = router({
  get: procedure('see_network')
    .input(one)
    .query(async ({ ctx, input }) => {
      const row = await getOrganization(ctx, input.organization);
      return { ...toOrganization(row), status: row.status, preferredId: row.preferredId };
    }),

  /** The partners that this second partner may stand behind, by name, a page at a time. */
  partners: procedure('see_network')
    .input(one.extend({ words: wordsInput, after: cursorInput }))
    .query(async ({ ctx, input }) => {
      const secondPartner = await getOrganization(ctx, input.organization);
      return { ...(await findPartners(ctx, secondPartner.id, input.words, input.after)), secondPartner };
    }),

  /** The second partners that may stand behind this partner: by contract, the preferred one first, or by rule, by name. */
  secondPartners: procedure('see_network')
    .input(one.extend({ words: wordsInput, after: cursorInput }))
    .query(async ({ ctx, input }) => {
      const partner = await getOrganization(ctx, input.organization);
      return { ...(await findSecondPartners(ctx, partner, input.words, input.after)), partner };
    }),

  /** Active second partners that may not stand behind this partner, by name. */
  others: procedure('see_network')
    .input(one.extend({ words: wordsInput, after: cursorInput }))
    .query(async ({ ctx, input }) => {
      const partner = await getOrganization(ctx, input.organization);
      return { ...(await findOthers(ctx, partner, input.words, input.after)), partner };
    }),
});

/** Organizations are the tenant's own: whoever may see the network may see each of them. */
async function getOrganization(ctx: Context, id: string): Promise<OrganizationRow> {
  const row = await findOrganization(ctx.scope, id);
  if (!row) throw new ProblemError('record_unknown');
  return row;
}
