import type { RecordWriteRow } from '@tierline/db/record-write';
import type { OpenWrite } from './plan/plan-record.ts';

export interface Reading<R> {
  record: R;
  /** When the read began, by our clock; null for a snapshot. */
  readAt: string | null;
}

/** What is on its way, as a reading of the record finds it. */
export function toOpenWrite(write: RecordWriteRow, { record, readAt }: Reading<{ modifiedAt: string }>): OpenWrite {
  const { deliveredAt, deliveredStamp } = write;
  const before = readAt === null ? record.modifiedAt : readAt;
  const isAhead =
    deliveredAt !== null && (before < deliveredAt || (deliveredStamp !== null && record.modifiedAt < deliveredStamp));
  return {
    id: write.id,
    ...{ desired: write.desired, replaces: write.replaces, decidedAt: write.decidedAt },
    isDecision: write.purpose === 'decision',
    delivered: deliveredAt !== null,
    isAhead,
  };
}
