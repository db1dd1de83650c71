import { getSavedMappings } from '@tierline/db/field-mapping';
import { countPlannedChanges, listPlannedChangesOf } from '@tierline/db/planned-change';
import type { PlannedAction } from '@tierline/db/schema/sync';
import type { Scope } from '@tierline/db/scope';
import { findRun, listRuns, type SyncRunRow, saveRun } from '@tierline/db/sync-run';
import { getSyncScope } from '@tierline/db/sync-scope';
import type { CrmKind } from '@tierline/domain/crm';
import { z } from 'zod';
import { idInput, keyInput, offsetInput } from '../inputs.ts';
import { crmInput, draftInput, toParams } from '../mapping/inputs.ts';
import { getMapped } from '../mapping/load-mapped.ts';
import { requireRight } from '../mapping/require-right.ts';
import { once } from '../once.ts';
import { PAGE } from '../organization/cursor.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { getRuns, requireRightScope } from '../sync-scope/check-draft.ts';
import { scopeFormInput, toForm } from '../sync-scope/inputs.ts';
import { procedure, router } from '../trpc.ts';
import { startRun } from './start-run.ts';

export const ACTIONS: readonly PlannedAction[] = [
  ...([
    'take_in',
    'take',
    'write',
    'write_elsewhere',
    'create',
    'create_elsewhere',
    'unmapped',
    'possible_duplicate',
  ] as const),
];
/** Reads among which the last dry run is looked for. */
const RECENT = 100;

/** What a read of everything would change, found out beforehand. Nothing is changed by it. */
export const dryRunRouter = router({
  /** Of what is in force. */
  start: procedure('administer')
    .input(z.object({ crm: crmInput, key: keyInput }))
    .mutation(async ({ ctx, input: { crm, key } }) => {
      const run = await startRun(ctx, { call: 'dryRun.start', key, input: { crm } }, crm, async () => null);
      return { crm, run, back: null };
    }),

  /** Of mappings that are not saved. */
  startMapping: procedure('administer')
    .input(draftInput.extend({ key: keyInput }))
    .mutation(async ({ ctx, input: { key, ...draft } }) => {
      const { crm, object, master } = draft;
      const run = await startRun(ctx, { call: 'dryRun.startMapping', key, input: draft }, crm, async (scope) => {
        const mapped = await getMapped(scope, draft);
        const faults = mapped.faults.filter((fault) => mapped.changed.includes(fault.key));
        await requireRight(ctx, draft, faults, scope);
        const other = object === 'organization' ? 'contact' : 'organization';
        const mappings = [...mapped.next, ...(await getSavedMappings(scope, crm, other)).mappings];
        if (master === undefined) return { mappings };
        const { settings } = await getSyncScope(scope);
        return { mappings, scope: { ...settings, firstMaster: master === 'none' ? null : master } };
      });
      return { crm, run, back: { screen: 'mapping' as const, params: toParams(draft) } };
    }),

  /** Of settings that are not saved. */
  startScope: procedure('administer')
    .input(scopeFormInput.extend({ crm: crmInput, key: keyInput }))
    .mutation(async ({ ctx, input: { key, crm, ...form } }) => {
      const { draft } = await requireRightScope(ctx, form);
      const intent = { call: 'dryRun.startScope', key, input: { crm, draft } };
      const run = await startRun(ctx, intent, crm, async () => ({ scope: draft }));
      return { crm, run, back: { screen: 'sync-scope' as const, params: { draft: toForm(draft) } } };
    }),

  /** One dry run with how many findings of each sort are kept, and the other CRMs whose own tells more; without an id the last one of that CRM, null when there is none. */
  get: procedure('administer')
    .input(z.object({ crm: crmInput, run: idInput.nullable().default(null) }))
    .query(async ({ ctx, input: { crm, run } }) => {
      const row = run === null ? await findLast(ctx.scope, crm) : await getRun(ctx.scope, run);
      return row && { row, kept: await countPlannedChanges(ctx.scope, row.id), toRun: await listToRun(ctx.scope, row) };
    }),

  /** What would happen, by record and field. */
  changes: procedure('administer')
    .input(
      z.object({
        run: idInput,
        action: z.enum(ACTIONS as [PlannedAction], 'it is none that there is'),
        after: offsetInput,
      }),
    )
    .query(async ({ ctx, input: { run, action, after } }) => {
      const row = await getRun(ctx.scope, run);
      // Findings are counted from 1, so that none stands before the first page.
      const rows = await listPlannedChangesOf(ctx.scope, row.id, { action, after: after || -1, limit: PAGE + 1 });
      const kept = await countPlannedChanges(ctx.scope, row.id);
      const page = rows.slice(0, PAGE);
      return {
        ...{ run: row, action, rows: page },
        total: kept.find((each) => each.action === action)?.count ?? 0,
        after: rows.length > PAGE ? (page.at(-1)?.seq ?? null) : null,
      };
    }),

  cancel: procedure('administer')
    .input(z.object({ run: idInput, key: keyInput }))
    .mutation(async ({ ctx, input: { run, key } }) => {
      await once(ctx, { call: 'dryRun.cancel', key, input: { run } }, async (scope) => {
        const row = await getRun(scope, run);
        if (row.endedAt !== null) throw new ProblemError('dry_run_ended');
        await saveRun(scope, run, { state: 'cancelled', endedAt: ctx.now() });
        return { subject: `dryRun:${run}`, detail: { crm: row.crm }, done: {} };
      });
      return { run };
    }),
});

async function getRun(scope: Scope, id: string): Promise<SyncRunRow> {
  const row = await findRun(scope, id);
  if (row?.kind !== 'dry_run') throw new ProblemError('dry_run_unknown');
  return row;
}

async function findLast(scope: Scope, crm: SyncRunRow['crm']): Promise<SyncRunRow | null> {
  return (await listRuns(scope, crm, RECENT)).find(({ kind }) => kind === 'dry_run') ?? null;
}

/** The other CRMs of which a dry run of the same settings is to be done before they can be saved. */
async function listToRun(scope: Scope, { crm, draft }: SyncRunRow): Promise<CrmKind[]> {
  if (!draft?.scope || draft.mappings) return [];
  const { toRun } = await getRuns(scope, (await getSyncScope(scope)).settings, draft.scope);
  return toRun.filter((each) => each !== crm);
}
