import type { HubSpotClient } from './client.ts';
import { propertiesOfMany } from './properties-of-many.ts';
import { toText } from './values.ts';

/** One property of many records, by record id; records that are gone are absent, blank ones null. */
export async function propertyOfMany(
  client: HubSpotClient,
  objectType: 'companies' | 'contacts',
  property: string,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string | null>> {
  const found = await propertiesOfMany(client, objectType, [property], ids);
  return new Map([...found].map(([id, properties]) => [id, toText(properties[property])]));
}
