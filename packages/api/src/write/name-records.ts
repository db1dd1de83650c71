import type { Cell } from '@tierline/blocks/value';
import type { SyncedObject } from '@tierline/domain/crm';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';

export interface NamedRecord {
  object: SyncedObject;
  recordId: string;
  name: string;
}

/** Organizations and contacts as cells that lead to their records in this CRM; one without a name goes by its id. */
export async function nameRecords(
  ctx: ScreenContext,
  all: readonly NamedRecord[],
): Promise<(record: NamedRecord) => Cell> {
  const idsOf = (object: SyncedObject) => [
    ...new Set(all.filter((record) => record.object === object).map(({ recordId }) => recordId)),
  ];
  const records = {
    organization: await toRecords(ctx, 'organization', idsOf('organization')),
    contact: await toRecords(ctx, 'contact', idsOf('contact')),
  };
  return ({ object, recordId, name }) => ({
    value: { type: 'text', text: name || recordId },
    ...records[object](recordId),
  });
}
