import { keyPrefixOf } from './record-id.ts';
import type { Schema } from './schema/schema.ts';

/** API names of the objects that a request is about, as far as its path, query and body tell. */
export function objectsOfRequest(schema: Schema, path: string, query: string, body: string): string[] {
  const names = new Set<string>();
  const named = (name: string | undefined) => {
    const object = name && schema.findObject(name);
    if (object) names.add(object.name);
  };
  named(/\/(?:sobjects|object-info)\/([A-Za-z0-9_]+)/.exec(path)?.[1]);
  const recordId = /\/records\/([A-Za-z0-9]{15,18})/.exec(path)?.[1];
  if (recordId) named(schema.findByKeyPrefix(keyPrefixOf(recordId))?.name);
  const soql = new URLSearchParams(query).get('q') ?? '';
  for (const [, name] of soql.matchAll(/\bFROM\s+([A-Za-z0-9_]+)/gi)) named(name);
  for (const [, name] of body.matchAll(/"(?:type|apiName)"\s*:\s*"([A-Za-z0-9_]+)"/g)) named(name);
  for (const [, name] of body.matchAll(/\/sobjects\/([A-Za-z0-9_]+)/g)) named(name);
  return [...names];
}
