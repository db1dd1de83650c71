import { clearWatermark, listTenantConnections } from '@tierline/db/connection';
import { countStandings } from '@tierline/db/linked-records';
import type { SyncProblemKind } from '@tierline/db/schema/sync';
import type { Scope } from '@tierline/db/scope';
import { listProblemsOfKinds } from '@tierline/db/sync-health';
import { countProblems, type SyncProblemRow } from '@tierline/db/sync-problem';
import { getSyncScope, saveSyncScope } from '@tierline/db/sync-scope';
import type { CrmObject, SyncedObject } from '@tierline/domain/crm';
import { ACCOUNT_TYPE_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { findHeldThere } from '@tierline/sync/held-there';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { idInput, keyInput, offsetInput } from '../inputs.ts';
import { once } from '../once.ts';
import { PAGE } from '../organization/cursor.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { procedure, router } from '../trpc.ts';
import { deliverWriteNow, enqueueWrite } from '../write/enqueue.ts';
import { checkDraft, requireRightScope } from './check-draft.ts';
import { isSameScope, scopeFormInput } from './inputs.ts';
import { checkAllFields } from './preflight.ts';
import { getStages, readPairs, savePairs, stagesInput } from './stages.ts';

export const VIOLATIONS: readonly SyncProblemKind[] = ['no_account_type', 'odd_account_type'];
const OBJECTS: readonly SyncedObject[] = ['organization', 'contact'];
const ALL_OBJECTS: readonly CrmObject[] = [...OBJECTS, 'deal', 'lead'];
const revision = z.int({ error: 'it is no whole number' }).min(0, 'it is less than 0');

/** What is kept in line, and what Tierline may create. */
export const syncScopeRouter = router({
  /** The settings in force, how each CRM is set up for them, and whom they are about. */
  get: procedure('administer').query(async ({ ctx }) => ({
    ...(await getSyncScope(ctx.scope)),
    findings: await checkAllFields(ctx),
    standings: await countStandings(ctx.scope),
    problems: await countProblems(ctx.scope),
  })),

  /** What settings would take in that is not yet, and what speaks against saving them. */
  tryOut: procedure('administer')
    .input(scopeFormInput)
    .query(async ({ ctx, input }) => {
      const checked = await checkDraft(ctx, input);
      const same = isSameScope(checked.draft, checked.before.settings);
      return { ...checked, same, standings: await countStandings(ctx.scope) };
    }),

  /** Puts settings into force, and has everything read and compared anew. */
  save: procedure('administer')
    .input(scopeFormInput.extend({ revision, key: keyInput }))
    .mutation(async ({ ctx, input: { key, revision: seen, ...form } }) => {
      const checked = await requireRightScope(ctx, form);
      const { draft, needsRun, widenings } = checked;
      const intent = { call: 'syncScope.save', key, input: { draft, revision: seen } };
      await once(ctx, intent, async (scope) => {
        const { settings, revision: present } = await getSyncScope(scope);
        if (present !== seen) throw new ProblemError('setting_changed');
        if (needsRun && !form.knowingly) throw new ProblemError('dry_run_needed', { field: 'knowingly' });
        if (!(await saveSyncScope(scope, draft, seen))) throw new ProblemError('setting_changed');
        // For whom deals count is decided when they are read.
        const objects = draft.parents === settings.parents ? OBJECTS : ALL_OBJECTS;
        for (const { crm } of await listTenantConnections(scope)) {
          for (const object of objects) await clearWatermark(scope, crm, object);
        }
        const detail = { from: settings, to: draft, widenings, knowingly: needsRun };
        return { subject: 'sync-scope', detail, done: {} };
      });
      return {};
    }),

  /** The stages of deals and leads in both CRMs, and which is which. */
  stages: procedure('administer').query(({ ctx }) => getStages(ctx.scope)),

  /** Says which is which, and has deals or leads read and compared anew. */
  saveStages: procedure('administer')
    .input(stagesInput.extend({ revision, key: keyInput }))
    .mutation(async ({ ctx, input: { key, revision: seen, ...form } }) => {
      const intent = { call: 'syncScope.saveStages', key, input: { ...form, revision: seen } };
      await once(ctx, intent, async (scope) => {
        const pairs = await readPairs(scope, form);
        const { from } = await savePairs(scope, form.object, pairs, seen);
        return { subject: `stages:${form.object}`, detail: { from, to: pairs }, done: {} };
      });
      return {};
    }),

  /** Records with a status whose account type is blank, or none of the vendor's. */
  violators: procedure('administer')
    .input(z.object({ after: offsetInput }))
    .query(async ({ ctx, input: { after } }) => ({
      ...(await listProblemsOfKinds(ctx.scope, VIOLATIONS, { from: after, limit: PAGE })),
      from: after,
    })),

  /** Says that one of them is a second partner; its CRM is written first, and decides. */
  setSecondPartner: procedure('administer')
    .input(z.object({ row: idInput, key: keyInput }))
    .mutation(async ({ ctx, input: { row, key } }) => {
      const { done, repeated } = await once(
        ctx,
        { call: 'syncScope.setSecondPartner', key, input: { row } },
        async (scope) => {
          const { rows } = await listProblemsOfKinds(scope, VIOLATIONS, { from: 0, limit: MOST });
          const found = rows.find(({ problem }) => problem.object === 'organization' && problem.recordId === row);
          if (!found) throw new ProblemError('record_unknown');
          await requireChange(ctx, scope, found.problem);
          const wish = {
            object: 'organization',
            recordId: row,
            target: 'account_type',
            desired: ['partner_2'],
            // It is listed where it takes part: a CRM that keeps it out is told nothing.
            takesNobodyIn: true,
          } as const;
          const write = await enqueueWrite(ctx, scope, wish, key);
          return {
            subject: `organization:${row}`,
            detail: { to: { accountType: 'partner_2' } },
            done: { write, name: found.recordName },
          };
        },
      );
      if (done.write && !repeated) await deliverWriteNow(ctx, done.write);
      return { write: done.write ?? null, name: done.name ?? '' };
    }),
});

/** A blank that stands for a second partner says so already: nothing would be written, and it would stay on the list. */
async function requireChange(
  { crm: { kind } }: Context,
  scope: Scope,
  { crm, kind: fault, recordId }: Pick<SyncProblemRow, 'crm' | 'kind' | 'recordId'>,
): Promise<void> {
  const held = await findHeldThere(scope, crm, 'organization', recordId, ACCOUNT_TYPE_KEY);
  if (fault !== 'no_account_type' || held?.[0] !== 'partner_2') return;
  const sentences = sentencesFor('en', kind);
  throw new ProblemError('rule_faulty', { detail: { reason: sentences.scope.countsAlready(sentences.crm[crm]) } });
}

/** Violators among which one is looked for. */
const MOST = 10_000;
