import type { HubSpotClient } from './client.ts';
import { inChunks } from './every-page.ts';
import { partialFailure } from './failure.ts';
import type { ObjectType } from './objects.ts';
import type { Properties } from './values.ts';

const BATCH = 100;

/** Properties of many records, by record id; records that are gone are absent. */
export async function propertiesOfMany(
  { batches }: HubSpotClient,
  objectType: ObjectType | 'contacts',
  properties: string[],
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, Properties>> {
  const found = new Map<string, Properties>();
  for (const batch of inChunks(new Set(ids), BATCH)) {
    const inputs = batch.map((id) => ({ id }));
    const answer = await batches.read(objectType, { inputs, properties, propertiesWithHistory: [] });
    const failed =
      'errors' in answer ? answer.errors?.find((error) => error.category !== 'OBJECT_NOT_FOUND') : undefined;
    if (failed) throw partialFailure(failed);
    for (const record of answer.results) found.set(record.id, record.properties);
  }
  return found;
}
