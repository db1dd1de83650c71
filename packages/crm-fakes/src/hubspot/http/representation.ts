import type { Account } from '../account.ts';
import { associationsBetween } from '../associations/associate.ts';
import { visibleLinks } from '../associations/visible-links.ts';
import { getObjectType, type ObjectType, type ObjectTypeName } from '../object-type.ts';
import { readProperties } from '../records/read-properties.ts';
import type { StoredRecord } from '../records/record-store.ts';

export interface ObjectBody {
  id: string;
  properties: Record<string, string | null>;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
  archivedAt?: string;
  new?: boolean;
  objectWriteTraceId?: string;
  associations?: Record<string, { results: { id: string; type: string }[] }>;
}

/** A record with the properties asked for, null where blank; names that do not exist are passed over in silence. */
export function toObjectBody(
  account: Account,
  type: ObjectType,
  record: StoredRecord,
  properties: readonly string[],
): ObjectBody {
  const all = readProperties(account, type, record);
  const always = ['hs_object_id', type.createdProperty, type.modifiedProperty];
  const asked = properties.length > 0 ? properties : type.defaultProperties;
  const shown = [...new Set([...asked, ...always])]
    .filter((name) => account.schema.find(type, name))
    .sort()
    .map((name) => [name, all[name] ?? null] as const);
  return { ...stampsOf(record), properties: Object.fromEntries(shown) };
}

/** A record just written, with everything that it has. */
export function toWrittenBody(account: Account, type: ObjectType, record: StoredRecord): ObjectBody {
  return { ...stampsOf(record), properties: readProperties(account, type, record) };
}

function stampsOf({ id, createdAt, updatedAt, archivedAt }: StoredRecord) {
  return { id, createdAt, updatedAt, archived: archivedAt !== null, ...(archivedAt !== null && { archivedAt }) };
}

/** Associated records by the plural of their type, one line for each type of association ("Deals": retrieve deals). */
export function toAssociations(
  account: Account,
  type: ObjectType,
  record: StoredRecord,
  otherTypes: readonly ObjectType[],
): Record<string, { results: { id: string; type: string }[] }> {
  const from = { type, id: record.id };
  const lists = otherTypes.map((other) => {
    const results = visibleLinks(account, type, record.id, other).flatMap(({ id }) =>
      associationsBetween(account, from, { type: other, id }).map((association) => ({
        id,
        type: association.kind === 'label' ? String(association.name) : nameOf(type.name, other.name, association.kind),
      })),
    );
    return [other.name, { results }] as const;
  });
  return Object.fromEntries(lists.filter(([, { results }]) => results.length > 0));
}

function nameOf(from: ObjectTypeName, to: ObjectTypeName, kind: 'unlabelled' | 'primary'): string {
  const direction = `${getObjectType(from).singular}_to_${getObjectType(to).singular}`;
  return kind === 'primary' ? direction : `${direction}_unlabeled`;
}
