import type { HubSpotClient } from './client.ts';
import { inChunks } from './every-page.ts';
import { partialFailure } from './failure.ts';
import type { ObjectType } from './objects.ts';
import { type RecordRow, toRow } from './record-row.ts';

const BATCH = 100;

/**
 * Many records by their ids, in as few calls as there can be ("Objects": batch read). One that is gone, or archived, or was
 * merged into another, is absent.
 */
export async function findRows(
  { batches }: HubSpotClient,
  type: ObjectType,
  properties: string[],
  ids: Iterable<string>,
): Promise<RecordRow[]> {
  const found: RecordRow[] = [];
  for (const batch of inChunks(new Set(ids), BATCH)) {
    const inputs = batch.map((id) => ({ id }));
    const answer = await batches.read(type, { inputs, properties, propertiesWithHistory: [] });
    const failed =
      'errors' in answer ? answer.errors?.find((error) => error.category !== 'OBJECT_NOT_FOUND') : undefined;
    if (failed) throw partialFailure(failed);
    const asked = new Set(batch);
    found.push(...answer.results.map(toRow(type)).filter(({ id, archivedAt }) => archivedAt === null && asked.has(id)));
  }
  return found;
}
