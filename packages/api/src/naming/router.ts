import { listLookalikes, listUnresolved } from '@tierline/db/naming';
import { z } from 'zod';
import { offsetInput } from '../inputs.ts';
import { PAGE } from '../organization/cursor.ts';
import { procedure, router } from '../trpc.ts';
import { findMissingNames } from './find-missing-names.ts';
import { findSimilar } from './find-similar.ts';

const page = z.object({ after: offsetInput });

/** Names by which records are meant, where they mean nobody, or more than one. */
export const namingRouter = router({
  /** Names in the contract fields that lead to nobody, with those that they may mean. */
  unresolved: procedure('administer')
    .input(page)
    .query(async ({ ctx: { scope }, input: { after } }) => {
      const { rows, total } = await listUnresolved(scope, { from: after, limit: PAGE });
      const similar = await findSimilar(
        scope,
        rows.map(({ name }) => name),
      );
      return { rows: rows.map((row) => ({ ...row, similar: similar.get(row.name) ?? [] })), total, from: after };
    }),

  /** Names of second partners that a CRM's contract field does not offer, so that nobody can choose them there. */
  missing: procedure('administer').query(({ ctx }) => findMissingNames(ctx.scope)),

  /** Records of one CRM that look the same: companies of one name, people of one address. */
  lookalikes: procedure('administer')
    .input(page.extend({ object: z.enum(['organization', 'contact'], 'it is no kind of record') }))
    .query(async ({ ctx: { scope }, input: { object, after } }) => ({
      ...(await listLookalikes(scope, object, { from: after, limit: PAGE })),
      ...{ object, from: after },
    })),
});
