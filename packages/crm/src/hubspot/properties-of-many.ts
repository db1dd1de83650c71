import type { HubSpotClient } from './client.ts';
import { findRows } from './find-rows.ts';
import type { ObjectType } from './objects.ts';
import type { Properties } from './values.ts';

/** Properties of many records, by record id; records that are gone are absent. */
export async function propertiesOfMany(
  client: HubSpotClient,
  objectType: ObjectType,
  properties: string[],
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, Properties>> {
  const rows = await findRows(client, objectType, properties, ids);
  return new Map(rows.map((row) => [row.id, row.properties]));
}
