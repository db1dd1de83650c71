import { listPartnersOf, listSecondPartnersOf } from '@tierline/db/contract';
import { findOrganization, type OrganizationRow, toOrganization } from '@tierline/db/organization';
import { toNameKey } from '@tierline/domain/organization';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { idInput, wordsInput } from '../inputs.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { procedure, router } from '../trpc.ts';
import { cursorInput, PAGE } from './cursor.ts';

const one = z.object({ organization: idInput });

export const organizationRouter = router({
  get: procedure('see_network')
    .input(one)
    .query(async ({ ctx, input }) => {
      const row = await getOrganization(ctx, input.organization);
      return { ...toOrganization(row), status: row.status, preferredId: row.preferredId };
    }),

  /** The partners that have a contract with this second partner, by name, a page at a time. */
  partners: procedure('see_network')
    .input(one.extend({ words: wordsInput, after: cursorInput }))
    .query(async ({ ctx, input }) => {
      const secondPartner = await getOrganization(ctx, input.organization);
      const search = { nameKey: toNameKey(input.words), after: input.after, limit: PAGE };
      return { ...(await listPartnersOf(ctx.scope, secondPartner.id, search)), secondPartner };
    }),

  /** The second partners that this partner has a contract with, the preferred one first. */
  secondPartners: procedure('see_network')
    .input(one)
    .query(async ({ ctx, input }) => listSecondPartnersOf(ctx.scope, await getOrganization(ctx, input.organization))),
});

/** Organizations are the tenant's own: whoever may see the network may see each of them. */
async function getOrganization(ctx: Context, id: string): Promise<OrganizationRow> {
  const row = await findOrganization(ctx.scope, id);
  if (!row) throw new ProblemError('record_unknown');
  return row;
}
