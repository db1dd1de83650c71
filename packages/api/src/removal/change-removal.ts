import type { Scope } from '@tierline/db/scope';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { STATUS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { requestWrite } from '@tierline/sync/request-write';
import type { Context } from '../context.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { deliverWritesNow } from '../write/enqueue.ts';
import { listAskedCrms } from './list-asked-crms.ts';
import { planStatus } from './plan-status.ts';

export interface Removal {
  object: SyncedObject;
  record: string;
  key: string;
}

/**
 * Asks every CRM in which the record takes part for the status that says it is deleted, or that it no longer is. The record itself
 * stays there; here it counts as deleted once a CRM has accepted the status.
 */
export async function changeRemoval(
  ctx: Context,
  how: 'remove' | 'restore',
  { object, record, key }: Removal,
): Promise<{ object: SyncedObject; name: string; writes: string[] }> {
  const input = { object, record };
  const { done, repeated } = await once(ctx, { call: `removal.${how}`, key, input }, async (scope) => {
    const plan = await planStatus(scope, object, record);
    if (!plan) throw new ProblemError('record_unknown');
    const { removal } = sentencesFor('en', ctx.crm.kind);
    const to = how === 'remove' ? plan.deleted : plan.restored;
    const refusal = how === 'remove' ? removal.already(plan.name) : removal.notDeleted(plan.name);
    if (to === null) throw new ProblemError('rule_faulty', { detail: { reason: refusal } });
    const crms = await listAskedCrms(scope, object, record);
    if (crms.length === 0) throw new ProblemError('not_in_programme', { detail: { name: plan.name } });
    const writes = await askAll(ctx, scope, { object, record, key }, to, crms);
    const detail = { from: plan.status, to };
    return { subject: `${object}:${record}`, detail, done: { name: plan.name, writes: writes.join(' ') } };
  });
  const writes = (done.writes ?? '').split(' ').filter(Boolean);
  if (!repeated) await deliverWritesNow(ctx, writes);
  return { object, name: done.name ?? '', writes };
}

async function askAll(
  ctx: Context,
  scope: Scope,
  { object, record, key }: Removal,
  status: string,
  crms: readonly CrmKind[],
): Promise<string[]> {
  const writes: string[] = [];
  for (const crm of crms) {
    const target = { crm, object, recordId: record, target: STATUS_KEY, desired: [status] };
    const write = await requestWrite(scope, { ...target, batchId: key, requestedBy: ctx.viewer.name }, ctx.now());
    if (write !== null) writes.push(write);
  }
  return writes;
}
