import { dismissRecordWrite, findPendingWrite, findRecordWrite, type RecordWriteRow } from '@tierline/db/record-write';
import { ACCOUNT_TYPE_KEY, CONTRACTS_KEY, PREFERRED_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { listTakingPart, requestWrite } from '@tierline/sync/request-write';
import { ORGANIZATION_KEY } from '@tierline/sync/values-here';
import { RECORD_TARGET } from '@tierline/sync/wish';
import type { Context } from '../context.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { deliverWriteNow } from '../write/enqueue.ts';
import { listOffered } from '../write/field-options.ts';

/** They lead to other records, or are none: what they hold is chosen where it belongs. */
const NOT_PLAIN: readonly string[] = [CONTRACTS_KEY, PREFERRED_KEY, ACCOUNT_TYPE_KEY, ORGANIZATION_KEY, RECORD_TARGET];

/** Whether a refused write is to a field of one value that can be typed or chosen. */
export const isPlain = ({ object, target, desired }: Pick<RecordWriteRow, 'object' | 'target' | 'desired'>): boolean =>
  (object === 'organization' || object === 'contact') && !NOT_PLAIN.includes(target) && desired.length <= 1;

/** Asks the CRM that refused a write for another value in its place; it counts once it is accepted. */
export async function fixWrite(
  ctx: Context,
  { write: id, value, key }: { write: string; value: string | null; key: string },
): Promise<{ write: string | null }> {
  const input = { write: id, value };
  const { done } = await once(ctx, { call: 'syncHealth.fixWrite', key, input }, async (scope) => {
    const old = await findRecordWrite(scope, id);
    if (!old) throw new ProblemError('write_unknown');
    const sentences = sentencesFor('en', ctx.crm.kind);
    if (!isPlain(old)) throw new ProblemError('rule_faulty', { detail: { reason: sentences.health.notPlain } });
    const desired = value === null || value === '' ? [] : [value];
    const offered = await listOffered(scope, old);
    const unknown = desired.find((each) => offered?.some((option) => option.value === each) === false);
    if (unknown !== undefined) throw new ProblemError('value_unknown', { detail: { name: unknown }, field: 'value' });
    const { crm, object, recordId, target } = old;
    if (!(await listTakingPart(scope, crm, object, [recordId])).has(recordId)) {
      throw new ProblemError('not_in_programme', { detail: { crm: sentences.crm[crm] } });
    }
    const newer = await findPendingWrite(scope, old);
    if (newer || !(await dismissRecordWrite(scope, id, ctx.now()))) throw new ProblemError('write_settled');
    const request = { crm, object, recordId, target, desired, batchId: key, requestedBy: ctx.viewer.name };
    const write = await requestWrite(scope, request, ctx.now());
    const detail = { fixed: id, from: old.desired, to: desired };
    return { subject: `${object}:${recordId}`, detail, done: { write } };
  });
  const write = done.write ?? null;
  if (write !== null) await deliverWriteNow(ctx, write);
  return { write };
}
