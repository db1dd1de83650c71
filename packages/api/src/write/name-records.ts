import type { Cell } from '@tierline/blocks/value';
import type { WrittenObject } from '@tierline/domain/crm';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';

export interface NamedRecord {
  object: WrittenObject;
  recordId: string;
  name: string;
}

export const WRITTEN: readonly WrittenObject[] = ['organization', 'contact', 'deal', 'lead'];

/** Records of any kind as cells that lead to them in this CRM; one without a name goes by its id. */
export async function nameRecords(
  ctx: ScreenContext,
  all: readonly NamedRecord[],
): Promise<(record: NamedRecord) => Cell> {
  const found = WRITTEN.map(async (object) => {
    const ids = new Set(all.filter((record) => record.object === object).map(({ recordId }) => recordId));
    return [object, await toRecords(ctx, object, [...ids])] as const;
  });
  const records = new Map(await Promise.all(found));
  return ({ object, recordId, name }) => ({
    value: { type: 'text', text: name || recordId },
    ...records.get(object)?.(recordId),
  });
}
