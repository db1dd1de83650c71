import { noSuchColumn, refuse, SalesforceError } from '../api-error.ts';
import type { Caller } from '../org.ts';
import type { Field, FieldValue } from '../schema/field.ts';
import { findField, type SObject } from '../schema/sobject.ts';
import { coerce } from './coerce.ts';

export type RecordInput = Readonly<Record<string, unknown>>;

/** The fields of a request's body, checked against what exists and what the caller may see and write. */
export function resolveInput(
  { org, access }: Caller,
  object: SObject,
  input: RecordInput,
  operation: 'insert' | 'update',
): Record<string, FieldValue> {
  const resolved: Record<string, FieldValue> = {};
  const unwritable: string[] = [];
  for (const [name, value] of Object.entries(input)) {
    if (name === 'attributes') continue;
    const { field, given } = resolveKey({ org, access }, object, name, value);
    const writable = operation === 'insert' ? field.createable : field.updateable;
    if (!writable || !access.canEditField(object, field)) unwritable.push(field.name);
    else resolved[field.name] = coerce(field, given);
  }
  if (unwritable.length > 0) {
    const names = unwritable.join(', ');
    const advice =
      'Please check the security settings of this field and verify that it is read/write for your profile or permission set.';
    refuse(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', `Unable to create/update fields: ${names}. ${advice}`, unwritable);
  }
  return resolved;
}

/** A key is a field, or a relationship whose record is named by an external id: `"Account": { "Ext__c": "7" }`. */
function resolveKey(
  { org, access }: Caller,
  object: SObject,
  name: string,
  value: unknown,
): { field: Field; given: unknown } {
  const field = findField(object, name);
  if (field && access.canReadField(object, field)) return { field, given: value };
  const relationship = [...object.fields.values()].find(
    (each) => each.relationshipName?.toLowerCase() === name.toLowerCase() && access.canReadField(object, each),
  );
  if (!relationship || typeof value !== 'object' || value === null) {
    throw new SalesforceError(400, [noSuchColumn(name, object.name)]);
  }
  const target = org.schema.getObject(relationship.referenceTo[0] ?? '');
  const [key = '', wanted] = Object.entries(value).find(([each]) => each !== 'attributes') ?? [];
  const external = findField(target, key);
  if (!external?.externalId) {
    refuse(400, 'INVALID_FIELD', `Foreign key external ID: ${key} is not an external ID of ${target.name}`);
  }
  const found = [...org.store.list(target)].filter(
    (record) => !record.IsDeleted && record[external.name] === coerce(external, wanted),
  );
  const [match] = found;
  if (!match || found.length > 1) {
    refuse(
      400,
      'INVALID_FIELD',
      `Foreign key external ID: ${wanted} not found for field ${external.name} in entity ${target.name}`,
    );
  }
  return { field: relationship, given: match.Id };
}
