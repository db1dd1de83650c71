import { type Check, listChecks } from '@tierline/domain/sync-checklist';
import { z } from 'zod';
import { offsetInput } from '../inputs.ts';
import { procedure, router } from '../trpc.ts';
import { exportViolators } from './export-violators.ts';
import { type CrmFacts, listFacts } from './get-facts.ts';

export interface Checklist {
  facts: CrmFacts;
  checks: Check[];
}

/** What each CRM has to have so that second partners are kept in line, looked at when it is asked. */
export const checklistRouter = router({
  get: procedure('administer').query(async ({ ctx }): Promise<Checklist[]> => {
    const all = await listFacts(ctx);
    return all.map((facts) => ({ facts, checks: listChecks(facts) }));
  }),

  /** Records without a right account type as lines of comma-separated values, the names of the columns first. */
  exportViolators: procedure('administer')
    .input(z.object({ after: offsetInput }))
    .query(({ ctx, input }) => exportViolators(ctx, input.after)),
});
