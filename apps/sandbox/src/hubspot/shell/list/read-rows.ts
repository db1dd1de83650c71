import { callHubSpot } from '../platform/hubspot-api.ts';
import type { ObjectType } from '../platform/object-types.ts';
import { loadSchema, type ObjectSchema } from '../platform/schema.ts';

export const PAGE = 25;

export interface Listed {
  total: number;
  rows: { id: string; properties: Record<string, string | null> }[];
  schema: ObjectSchema;
}

/** One page of the list, by name. */
export async function readRows(type: ObjectType, words: string, page: number): Promise<Listed> {
  const [schema, { total, results }] = await Promise.all([
    loadSchema(type.name),
    callHubSpot<{ total: number; results: Listed['rows'] }>(`/crm/v3/objects/${type.name}/search`, {
      method: 'POST',
      body: {
        query: words,
        limit: PAGE,
        after: String((page - 1) * PAGE),
        sorts: [{ propertyName: type.nameProperties[0], direction: 'ASCENDING' }],
        properties: type.columns,
      },
    }),
  ]);
  return { schema, total, rows: results };
}
