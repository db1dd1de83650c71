import { randomUUID } from 'node:crypto';
import { addRecordWrites, dismissRecordWrite, type RecordWriteRow } from '@tierline/db/record-write';
import { findHeldThere } from '../held-there.ts';
import type { BothCrms } from './both-crms.ts';

/** Somebody presses "try again" on a refused write: the same is asked for anew, in its place. */
export async function retry({ scope, now }: BothCrms, refused: RecordWriteRow): Promise<void> {
  const { tenantId: _, crm, object, recordId, target, ...row } = refused;
  if (!(await dismissRecordWrite(scope, refused.id, now()))) throw new Error('it is not refused');
  const replaces = (await findHeldThere(scope, crm, object, recordId, target)) ?? [];
  const write = {
    ...{ ...row, crm, object, recordId, target, id: randomUUID(), replaces, state: 'pending' as const, attempts: 0 },
    ...{ runAfter: now(), requestedAt: now(), leaseToken: null, leaseUntil: null, failureCode: null },
    ...{ failureText: null, deliveredAt: null, deliveredStamp: null, settledAt: null, dismissedAt: null },
  };
  await addRecordWrites(scope, [write]);
}
