import type { RecordWriteRow } from '@tierline/db/record-write';
import { CrmFailure, type RecordWrite } from '@tierline/domain/crm';

/** What one write adds to what its record is sent. `no_counterpart`: the record, or one that it is to name, is not in that CRM yet. */
export type Part = RecordWrite | 'no_counterpart';

/** What one record is sent for the writes that wait for it. */
export interface Joined {
  body: RecordWrite;
  /** The writes that it is for. */
  sent: RecordWriteRow[];
  /** They wait for a record that the CRM does not have yet. */
  waiting: RecordWriteRow[];
  /** No CRM can be told that. */
  failed: { write: RecordWriteRow; failure: CrmFailure }[];
}

/** What cannot be sent holds up nothing else. */
export async function joinParts(
  writes: readonly RecordWriteRow[],
  toPart: (write: RecordWriteRow) => Promise<Part>,
): Promise<Joined> {
  const joined: Joined = { body: {}, sent: [], waiting: [], failed: [] };
  for (const write of writes) {
    try {
      const part = await toPart(write);
      if (part === 'no_counterpart') joined.waiting.push(write);
      else {
        joined.body = merge(joined.body, part);
        joined.sent.push(write);
      }
    } catch (error) {
      if (!(error instanceof CrmFailure)) throw error;
      joined.failed.push({ write, failure: error });
    }
  }
  return joined;
}

const merge = (body: RecordWrite, part: RecordWrite): RecordWrite => ({
  ...body,
  ...part,
  ...(body.fields || part.fields ? { fields: { ...body.fields, ...part.fields } } : {}),
  ...(body.values || part.values ? { values: { ...body.values, ...part.values } } : {}),
});
