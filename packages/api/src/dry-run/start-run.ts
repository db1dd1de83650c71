import { randomUUID } from 'node:crypto';
import { findConnection } from '@tierline/db/connection';
import type { Scope } from '@tierline/db/scope';
import { addRun, findOpenRun, type SyncRunRow, saveRun } from '@tierline/db/sync-run';
import type { CrmKind } from '@tierline/domain/crm';
import type { Context } from '../context.ts';
import { type Intent, once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';

/**
 * Has everything in a CRM looked at as if this were in force; the worker does it. One at a time: a new one takes the place
 * of one that has not ended. Answers with its id.
 */
export async function startRun(
  ctx: Context,
  intent: Intent,
  crm: CrmKind,
  toDraft: (scope: Scope) => Promise<SyncRunRow['draft']>,
): Promise<string> {
  const { done } = await once(ctx, intent, async (scope) => {
    const connection = await findConnection(scope, crm);
    if (!connection || connection.disconnectedAt !== null) throw new ProblemError('crm_absent');
    const draft = await toDraft(scope);
    const now = ctx.now();
    const open = await findOpenRun(scope, crm, ['dry_run']);
    if (open) await saveRun(scope, open.id, { state: 'cancelled', endedAt: now });
    const id = randomUUID();
    await addRun(scope, {
      ...{ id, crm, kind: 'dry_run', state: 'waiting', startedAt: now, endedAt: null, crmStartedAt: null },
      ...{ object: null, position: null, draft, failureCode: null, failureText: null, startedBy: ctx.viewer.name },
      counts: { read: 0, taken: 0, written: 0, created: 0, gone: 0, problems: 0 },
    });
    return { subject: `dryRun:${id}`, detail: { crm, draft }, done: { run: id } };
  });
  return done.run ?? '';
}
