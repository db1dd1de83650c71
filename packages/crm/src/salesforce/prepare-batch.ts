import { CrmFailure, type CrmWrite, type CrmWriteResult, type WrittenObject } from '@tierline/domain/crm';
import type { SalesforceFields } from './fields.ts';
import { type Known, toRecordBody } from './record-body.ts';
import type { RecordBody } from './save-collection.ts';

/** A write by its place among the others, with the id that a call may name but once. */
export interface Placed {
  at: number;
  key: string;
  write: CrmWrite;
}

export interface PreparedBatch {
  sent: (Placed & { body: RecordBody })[];
  /** Of those that are not sent, by their places. */
  refused: Map<number, CrmWriteResult>;
  /** Whether one was refused for what the description says of a field. */
  byDescription: boolean;
}

export function prepareBatch(
  object: WrittenObject,
  batch: readonly Placed[],
  fields: SalesforceFields,
  known: Known,
): PreparedBatch {
  const prepared: PreparedBatch = { sent: [], refused: new Map(), byDescription: false };
  for (const each of batch) {
    try {
      prepared.sent.push({ ...each, body: toRecordBody(object, each.write, fields, known) });
    } catch (error) {
      if (!(error instanceof CrmFailure)) throw error;
      prepared.refused.set(each.at, { ok: false, failure: error });
      prepared.byDescription ||= error.fields.length > 0 || known.description === null;
    }
  }
  return prepared;
}
