import type { Caller } from '../org.ts';
import type { StoredRecord } from '../records/record-store.ts';
import type { Field, FieldValue } from '../schema/field.ts';
import { findField, type SObject } from '../schema/sobject.ts';
import { refuseQuery } from './soql-error.ts';

export interface Scope extends Caller {
  /** The text, for error messages. */
  query: string;
  object: SObject;
  alias: string | null;
}

/** A field reached from the queried object by zero or more lookups. */
export interface FieldPath {
  lookups: readonly Field[];
  field: Field;
  object: SObject;
  read(record: StoredRecord): FieldValue;
}

const customHint = (suffix: string, what: string) =>
  `If you are attempting to use a custom ${what}, be sure to append the '${suffix}' after the custom ${what} name. Please reference your WSDL or the describe call for the appropriate names.`;

export function resolvePath(scope: Scope, path: string): FieldPath {
  const { org, access, query } = scope;
  const segments = withoutPrefix(scope, path.split('.'));
  const name = segments.pop() ?? '';
  let { object } = scope;
  const lookups = segments.map((segment) => {
    const lookup = findLookup(scope, object, segment);
    const target = lookup && org.schema.findObject(lookup.referenceTo[0] ?? '');
    if (!lookup || !target || !access.object(target).read) {
      return refuseQuery(
        query,
        path,
        'INVALID_FIELD',
        `Didn't understand relationship '${segment}' in field path. ${customHint('__r', 'relationship')}`,
      );
    }
    object = target;
    return lookup;
  });
  const field = findField(object, name);
  if (!field || !access.canReadField(object, field)) {
    return refuseQuery(
      query,
      path,
      'INVALID_FIELD',
      `No such column '${name}' on entity '${object.name}'. ${customHint('__c', 'field')}`,
    );
  }
  return { lookups, field, object, read: (record) => follow(scope, record, lookups)?.[field.name] ?? null };
}

/** The record at the end of the lookups; null when one of them is blank. */
export function follow({ org }: Caller, record: StoredRecord, lookups: readonly Field[]): StoredRecord | null {
  let current: StoredRecord | null = record;
  for (const lookup of lookups) {
    const id: FieldValue | undefined = current[lookup.name];
    const target: SObject | undefined = typeof id === 'string' ? org.schema.findByKeyPrefix(id.slice(0, 3)) : undefined;
    current = (target && org.store.find(target, String(id))) ?? null;
    if (!current) return null;
  }
  return current;
}

function findLookup({ access }: Caller, object: SObject, relationship: string): Field | undefined {
  return [...object.fields.values()].find(
    (field) =>
      field.relationshipName?.toLowerCase() === relationship.toLowerCase() && access.canReadField(object, field),
  );
}

function withoutPrefix(scope: Scope, segments: string[]): string[] {
  const [first = '', ...rest] = segments;
  const isPrefix = [scope.alias, scope.object.name].some((name) => name?.toLowerCase() === first.toLowerCase());
  return rest.length > 0 && isPrefix && !findLookup(scope, scope.object, first) ? rest : segments;
}
