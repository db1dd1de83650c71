import { CrmFailure } from '@tierline/domain/crm';
import type { HubSpotClient } from '../client.ts';
import { partialFailure } from '../failure.ts';
import { toInstant } from '../instant.ts';
import type { ObjectType } from '../objects.ts';
import type { PlannedWrite, Sent } from './planned-write.ts';

export const BATCH = 100;

/**
 * Posts one batch, of records by their ids or of records by Tierline's own id (`idProperty`). HubSpot promises to tell by
 * trace ids what became of each record of creations alone ("Error handling", multi-status errors); they are sent always.
 */
export async function postBatch(
  { batches }: HubSpotClient,
  type: ObjectType,
  idProperty: string | null,
  batch: readonly PlannedWrite[],
): Promise<ReadonlyMap<PlannedWrite, Sent>> {
  const inputs = batch.map(({ id, tierlineId, values }, place) => ({
    id: id ?? tierlineId,
    properties: { ...values },
    objectWriteTraceId: String(place),
    ...(idProperty !== null && { idProperty }),
  }));
  const answer = idProperty === null ? await batches.update(type, { inputs }) : await batches.upsert(type, { inputs });
  const sent = new Map<PlannedWrite, Sent>();
  for (const { id, updatedAt, objectWriteTraceId: trace, properties } of answer.results) {
    const write = batch[Number(trace ?? -1)] ?? batch.find((each) => isOf(each, id, properties[idProperty ?? '']));
    if (write) sent.set(write, { ok: true, id, modifiedAt: toInstant(updatedAt) });
  }
  const errors = 'errors' in answer ? (answer.errors ?? []) : [];
  for (const write of batch.filter((each) => !sent.has(each))) {
    const place = String(batch.indexOf(write));
    const names = ({ context }: (typeof errors)[number]) =>
      context?.objectWriteTraceId?.includes(place) || context?.ids?.includes(write.id ?? write.tierlineId);
    const error = errors.find(names) ?? errors.find(isOfNone);
    sent.set(write, { ok: false, failure: error ? partialFailure(error) : new CrmFailure('unavailable', UNTOLD) });
  }
  return sent;
}

const UNTOLD = 'HubSpot did not say what became of this record.';

const isOf = ({ id, tierlineId }: PlannedWrite, recordId: string, own: string | null | undefined): boolean =>
  id === null ? own === tierlineId : id === recordId;

const isOfNone = ({ context }: { context?: Readonly<Record<string, unknown>> }): boolean =>
  context?.objectWriteTraceId === undefined && context?.ids === undefined;
