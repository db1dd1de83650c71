import { findCrmId } from '@tierline/db/record-link';
import { listOpenWrites } from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import { clearProblem, listProblemsOf } from '@tierline/db/sync-problem';
import type { CrmKind, WrittenObject } from '@tierline/domain/crm';
import { askFor, RECORD_TARGET } from '@tierline/sync/wish';
import type { Context } from '../context.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { deliverWriteNow } from '../write/enqueue.ts';

/** The record that a CRM lacks. */
export interface HeldBack {
  crm: CrmKind;
  object: WrittenObject;
  recordId: string;
}

/** Has a record created in a CRM although something there looks like it: somebody knows that they are two. */
export async function createAnyway(
  ctx: Context,
  { crm, object, recordId }: HeldBack,
  key: string,
): Promise<{ write: string | null }> {
  const of = { crm, object, recordId };
  const { done } = await once(ctx, { call: 'syncHealth.createAnyway', key, input: of }, async (scope) => {
    const alike = await findAlike(scope, of);
    if (!alike) throw new ProblemError('write_unknown');
    await clearProblem(scope, { ...of, key: RECORD_TARGET, kind: 'possible_duplicate' });
    const isThere = (await findCrmId(scope, crm, object, recordId)) !== null;
    const write = isThere ? null : await askForIt(ctx, scope, of, key);
    return { subject: `${object}:${recordId}`, detail: { crm, alike }, done: { write } };
  });
  const write = done.write ?? null;
  if (write !== null) await deliverWriteNow(ctx, write);
  return { write };
}

/** What it looks like; null when it is held back no longer. */
async function findAlike(scope: Scope, { crm, object, recordId }: HeldBack): Promise<readonly string[] | null> {
  const problems = await listProblemsOf(scope, crm, object, [recordId]);
  return problems.find(({ kind }) => kind === 'possible_duplicate')?.values ?? null;
}

async function askForIt(ctx: Context, scope: Scope, { crm, object, recordId }: HeldBack, key: string): Promise<string> {
  const now = ctx.now();
  const record = { crm, object, recordId, key: RECORD_TARGET, desired: [], replaces: [], decidedAt: now };
  const wish = { ...record, batchId: key, requestedBy: ctx.viewer.name };
  const [write] = await askFor(scope, [wish], await listOpenWrites(scope, object, [recordId]), now);
  // Asked for before, without anybody's word, and not yet found to look like something else.
  if (!write) throw new ProblemError('saving_in_progress');
  return write.id;
}
