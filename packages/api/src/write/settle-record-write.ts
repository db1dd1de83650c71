import { randomUUID } from 'node:crypto';
import {
  addRecordWrites,
  dismissRecordWrite,
  findPendingWrite,
  findRecordWrite,
  hastenRecordWrite,
  type RecordWriteRow,
} from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import { may } from '@tierline/domain/viewer';
import { findHeldThere } from '@tierline/sync/held-there';
import { listTakingPart, requestWrite } from '@tierline/sync/request-write';
import type { Context } from '../context.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { requireEditable, requireOpen } from '../record-access.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { deliverWriteNow } from './enqueue.ts';
import { listFieldsWritten } from './mapped-field.ts';
import type { WriteInput } from './settle-write.ts';

/** Tries a waiting write to an organization's or contact's record at once, or asks anew for one that was refused. */
export async function retryRecordWrite(ctx: Context, { row, key }: WriteInput): Promise<{ write: string | null }> {
  const { done } = await once(ctx, { call: 'write.retry', key, input: { row } }, async (scope) => {
    const old = await getOwnWrite(ctx, scope, row);
    const deed = { subject: subjectOf(old), detail: { retried: row } };
    if (old.state === 'pending') {
      await hastenRecordWrite(scope, row, ctx.now());
      return { ...deed, done: { write: row } };
    }
    return { ...deed, done: { write: await askAnew(ctx, scope, old, key) } };
  });
  const write = done.write ?? null;
  if (write !== null) await deliverWriteNow(ctx, write);
  return { write };
}

/** Of the CRM that refused it; what somebody has decided since then stands. */
async function askAnew(ctx: Context, scope: Scope, old: RecordWriteRow, batchId: string): Promise<string | null> {
  const newer = await findPendingWrite(scope, old);
  const now = ctx.now();
  if (newer || !(await dismissRecordWrite(scope, old.id, now))) throw new ProblemError('write_settled');
  const requestedBy = ctx.viewer.name;
  if (old.purpose === 'sync') return replay(scope, old, requestedBy, now);
  const { crm, object, recordId, target, desired } = old;
  const write = await requestWrite(scope, { crm, object, recordId, target, desired, batchId, requestedBy }, now);
  if (write === null && !(await listTakingPart(scope, crm, object, [recordId])).has(recordId)) {
    throw new ProblemError('not_in_programme', { detail: { crm: sentencesFor('en', ctx.crm.kind).crm[crm] } });
  }
  return write;
}

/** Tierline holds it already: the CRM is to have it too, as it was to before. */
async function replay(scope: Scope, old: RecordWriteRow, requestedBy: string, now: string): Promise<string> {
  const { crm, object, recordId, target } = old;
  const isDeal = object === 'deal' || object === 'lead';
  const held = isDeal ? old.replaces : await findHeldThere(scope, crm, object, recordId, target);
  const { tenantId: _, ...row } = old;
  const write = {
    ...{ ...row, id: randomUUID(), replaces: held ?? [], requestedBy, requestedAt: now },
    ...{ state: 'pending' as const, attempts: 0, runAfter: now, leaseToken: null, leaseUntil: null },
    ...{ failureCode: null, failureText: null, deliveredAt: null, deliveredStamp: null },
    ...{ settledAt: null, dismissedAt: null },
  };
  await addRecordWrites(scope, [write]);
  return write.id;
}

export async function dismissRecordWriteOf(ctx: Context, { row, key }: WriteInput): Promise<{ write: string | null }> {
  await once(ctx, { call: 'write.dismiss', key, input: { row } }, async (scope) => {
    const old = await getOwnWrite(ctx, scope, row);
    if (!(await dismissRecordWrite(scope, row, ctx.now()))) throw new ProblemError('write_settled');
    return { subject: subjectOf(old), detail: { dismissed: row }, done: {} };
  });
  return { write: row };
}

const subjectOf = ({ object, recordId }: RecordWriteRow): string => `${object}:${recordId}`;

/** A write to the record on the page, or any for an administrator. */
async function getOwnWrite(ctx: Context, scope: Scope, id: string): Promise<RecordWriteRow> {
  const write = await findRecordWrite(scope, id);
  if (!write) throw new ProblemError('write_unknown');
  if (may(ctx.viewer.role, 'administer')) return write;
  await requireOpen(ctx, [write.object], write.recordId);
  for (const field of await listFieldsWritten({ ...ctx, scope }, write)) requireEditable(ctx, field);
  return write;
}
