import { findConnection, savePause } from '@tierline/db/connection';
import type { SyncProblemKind } from '@tierline/db/schema/sync';
import type { Scope } from '@tierline/db/scope';
import { listProblemsOfKinds, listRefusedRecordWrites } from '@tierline/db/sync-health';
import { countProblems } from '@tierline/db/sync-problem';
import type { CrmKind } from '@tierline/domain/crm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { idInput, keyInput, offsetInput } from '../inputs.ts';
import { once } from '../once.ts';
import { PAGE } from '../organization/cursor.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { procedure, router } from '../trpc.ts';
import { askForEverything } from './ask-for-everything.ts';
import { createAnyway } from './create-anyway.ts';
import { exportRefused } from './export-refused.ts';
import { fixWrite } from './fix-write.ts';
import { getHealth } from './get-health.ts';
import { problemInput } from './problem-row.ts';

export const PROBLEM_KINDS: readonly SyncProblemKind[] = [
  ...(['unmapped_value', 'possible_duplicate', 'ping_pong', 'no_account_type', 'odd_account_type'] as const),
];

const crmInput = z.enum(['salesforce', 'hubspot'], 'it is no CRM');
const one = z.object({ crm: crmInput, key: keyInput });
const page = z.object({ after: offsetInput });

export const syncHealthRouter = router({
  /** How each CRM is kept in line: its state, what waits, what it allows, its last reads. */
  get: procedure('administer').query(({ ctx }) => getHealth(ctx)),

  /** How many records have something that somebody has to mend, by kind. */
  counts: procedure('administer').query(({ ctx }) => countProblems(ctx.scope)),

  problems: procedure('administer')
    .input(page.extend({ kind: z.enum(PROBLEM_KINDS as [SyncProblemKind], 'it is no kind of problem') }))
    .query(async ({ ctx, input: { kind, after } }) => {
      const found = await listProblemsOfKinds(ctx.scope, [kind], { from: after, limit: PAGE });
      return { ...found, kind, from: after };
    }),

  /** Writes to organizations' and contacts' records that were refused, newest first. */
  refused: procedure('administer')
    .input(page)
    .query(async ({ ctx, input: { after } }) => ({
      ...(await listRefusedRecordWrites(ctx.scope, { from: after, limit: PAGE })),
      from: after,
    })),

  /** The same as lines of comma-separated values, the names of the columns first. */
  exportRefused: procedure('administer')
    .input(page)
    .query(({ ctx, input }) => exportRefused(ctx, input.after)),

  /** Corrects the value that was refused, and asks for it anew. */
  fixWrite: procedure('administer')
    .input(z.object({ write: idInput, value: z.string().trim().max(4000, 'it is too long').nullable(), key: keyInput }))
    .mutation(({ ctx, input }) => fixWrite(ctx, input)),

  /** Creates a record that was held back because something in the CRM looks like it. */
  createAnyway: procedure('administer')
    .input(z.object({ row: problemInput, key: keyInput }))
    .mutation(({ ctx, input: { row, key } }) => createAnyway(ctx, row, key)),

  /** Neither reads nor writes a CRM until it is resumed. */
  pause: procedure('administer')
    .input(one)
    .mutation(({ ctx, input }) => change(ctx, 'pause', input, (scope) => savePause(scope, input.crm, ctx.now()))),

  resume: procedure('administer')
    .input(one)
    .mutation(({ ctx, input }) => change(ctx, 'resume', input, (scope) => savePause(scope, input.crm, null))),

  /** Makes the next read one of every record, each compared anew, unless one is under way or waits already. */
  readEverything: procedure('administer')
    .input(one)
    .mutation(({ ctx, input }) =>
      change(ctx, 'readEverything', input, (scope) => askForEverything(ctx, scope, input.crm)),
    ),
});

async function change(
  ctx: Context,
  call: 'pause' | 'resume' | 'readEverything',
  { crm, key }: z.output<typeof one>,
  save: (scope: Scope) => Promise<void>,
): Promise<{ crm: CrmKind }> {
  await once(ctx, { call: `syncHealth.${call}`, key, input: { crm } }, async (scope) => {
    const row = await findConnection(scope, crm);
    if (!row || row.disconnectedAt !== null) throw new ProblemError('crm_not_connected');
    await save(scope);
    return { subject: `connection:${crm}`, detail: {}, done: {} };
  });
  return { crm };
}
