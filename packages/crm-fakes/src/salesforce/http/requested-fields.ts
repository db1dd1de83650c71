import { noSuchColumn, SalesforceError } from '../api-error.ts';
import type { Field } from '../schema/field.ts';
import { findField, type SObject } from '../schema/sobject.ts';
import { type Ctx, callerOf } from './context.ts';

/** The fields that `?fields=` names, with Id; without it all that the caller may see. */
export function requestedFields(c: Ctx, object: SObject): Field[] {
  const names = c.req.query('fields');
  if (names) return namedFields(c, object, names.split(','));
  return [...object.fields.values()].filter((field) => callerOf(c).access.canReadField(object, field));
}

export function namedFields(c: Ctx, object: SObject, names: readonly string[]): Field[] {
  const fields = names.map((name) => {
    const field = findField(object, name.trim());
    if (field && callerOf(c).access.canReadField(object, field)) return field;
    throw new SalesforceError(400, [noSuchColumn(name.trim(), object.name)]);
  });
  const id = findField(object, 'Id');
  return id && !fields.includes(id) ? [...fields, id] : fields;
}
