import type { HubSpotClient } from './client.ts';
import { inChunks } from './every-page.ts';
import { partialFailure } from './failure.ts';
import { toText } from './values.ts';

const BATCH = 100;

/** One property of many records, by record id; records that are gone are absent, blank ones null. */
export async function propertyOfMany(
  { batches }: HubSpotClient,
  objectType: 'companies' | 'contacts',
  property: string,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string | null>> {
  const values = new Map<string, string | null>();
  for (const batch of inChunks(new Set(ids), BATCH)) {
    const inputs = batch.map((id) => ({ id }));
    const answer = await batches.read(objectType, { inputs, properties: [property], propertiesWithHistory: [] });
    const failed =
      'errors' in answer ? answer.errors?.find((error) => error.category !== 'OBJECT_NOT_FOUND') : undefined;
    if (failed) throw partialFailure(failed);
    for (const record of answer.results) values.set(record.id, toText(record.properties[property]));
  }
  return values;
}
