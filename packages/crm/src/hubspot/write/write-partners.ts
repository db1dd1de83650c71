import { CrmFailure, type DealObject } from '@tierline/domain/crm';
import type { Reading } from '../record-reader.ts';
import { writeRole } from '../write-role.ts';
import type { PlannedWrite, Sent } from './planned-write.ts';

/**
 * Writes the partners of deals or leads, record by record, for each is a property and a label. Changes what became of those
 * whose other values were taken; the stamp that a record has after that is not told.
 */
export async function writePartners(
  reading: Reading,
  object: DealObject,
  planned: readonly PlannedWrite[],
  sent: Map<PlannedWrite, Sent>,
): Promise<void> {
  for (const write of planned) {
    const outcome = sent.get(write);
    if (!outcome?.ok || write.partnerId === undefined) continue;
    try {
      await writeRole(reading, object, 'partner', outcome.id, write.partnerId);
      sent.set(write, { ...outcome, modifiedAt: null });
    } catch (error) {
      if (!(error instanceof CrmFailure)) throw error;
      sent.set(write, { ok: false, failure: named(error, reading.fields[object].partner) });
    }
  }
}

/** So that what was refused is known for the partner's refusal, and nothing that went with it. */
function named(failure: CrmFailure, field: string): CrmFailure {
  if (failure.code !== 'rejected' || failure.fields.length > 0) return failure;
  return new CrmFailure(failure.code, failure.message, { cause: failure, fields: [field] });
}
