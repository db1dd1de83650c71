import type { HubSpotClient } from './client.ts';
import { statusOf } from './failure.ts';
import type { ObjectType } from './objects.ts';
import type { RecordRow } from './record-row.ts';
import { toRow } from './record-row.ts';

/**
 * `null` when there is no such record, or it is archived, or was merged into another: HubSpot then answers with the
 * record that came of the merge, which has an id of its own and is listed under that.
 */
export async function findRow(
  { records }: HubSpotClient,
  type: ObjectType,
  id: string,
  properties: string[],
): Promise<RecordRow | null> {
  try {
    const row = toRow(type)(await records.getById(type, id, properties));
    return row.archivedAt === null && row.id === id ? row : null;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}
