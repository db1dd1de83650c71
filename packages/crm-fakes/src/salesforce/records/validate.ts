import type { ApiProblem } from '../api-error.ts';
import type { Org } from '../org.ts';
import { keyPrefixOf } from '../record-id.ts';
import type { Field, FieldValue } from '../schema/field.ts';
import type { SObject } from '../schema/sobject.ts';
import type { StoredRecord } from './record-store.ts';

/** Everything that keeps a record from being saved, apart from the org's own validation rules. */
export function validate(org: Org, object: SObject, record: StoredRecord, previous: StoredRecord | null): ApiProblem[] {
  const changed = [...object.fields.values()].filter(
    (field) => (record[field.name] ?? null) !== (previous?.[field.name] ?? null),
  );
  const problems = changed.flatMap((field) => {
    const value = record[field.name] ?? null;
    return value === null ? [] : validateValue(org, object, record, field, value);
  });
  return [...missingFields(object, record, previous), ...problems];
}

function missingFields(object: SObject, record: StoredRecord, previous: StoredRecord | null): ApiProblem[] {
  const missing = [...object.fields.values()]
    .filter((field) => !field.nillable && !field.calculated && (field.createable || field.updateable))
    .filter((field) => (record[field.name] ?? null) === null)
    .filter((field) => !previous || (previous[field.name] ?? null) !== null || field.custom)
    .map((field) => field.name);
  if (missing.length === 0) return [];
  const message = `Required fields are missing: [${missing.join(', ')}]`;
  return [{ message, errorCode: 'REQUIRED_FIELD_MISSING', fields: missing }];
}

function validateValue(org: Org, object: SObject, record: StoredRecord, field: Field, value: FieldValue): ApiProblem[] {
  if (typeof value === 'number') return validateNumber(field, value);
  if (typeof value !== 'string') return [];
  if (field.length > 0 && value.length > field.length) {
    const message = `${field.label}: data value too large: ${value} (max length=${field.length})`;
    return [{ message, errorCode: 'STRING_TOO_LONG', fields: [field.name] }];
  }
  if (field.type === 'picklist' || field.type === 'multipicklist') return validateChoice(object, record, field, value);
  if (field.name === 'RecordTypeId') return validateRecordType(object, value);
  if (field.type === 'reference') return validateLookup(org, field, value);
  if (field.type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    return [
      {
        message: `${field.label}: invalid email address: ${value}`,
        errorCode: 'INVALID_EMAIL_ADDRESS',
        fields: [field.name],
      },
    ];
  }
  return field.unique ? validateUnique(org, object, record, field, value) : [];
}

function validateNumber(field: Field, value: number): ApiProblem[] {
  if (field.precision === 0 || Math.abs(value) < 10 ** (field.precision - field.scale)) return [];
  const message = `${field.label}: value outside of valid range on numeric field: ${value}`;
  return [{ message, errorCode: 'NUMBER_OUTSIDE_VALID_RANGE', fields: [field.name] }];
}

/** A restricted picklist takes its active values alone, and of these only what the record's type offers. */
function validateChoice(object: SObject, record: StoredRecord, field: Field, value: string): ApiProblem[] {
  if (!field.restricted) return [];
  const offered = object.recordTypes.find(({ id }) => id === record.RecordTypeId)?.picklists.get(field.name)?.values;
  const allowed = new Set(
    field.values.filter((each) => each.active && (offered?.has(each.value) ?? true)).map((each) => each.value),
  );
  const selected = field.type === 'multipicklist' ? value.split(';') : [value];
  return selected
    .filter((each) => !allowed.has(each))
    .slice(0, 1)
    .map((each) => ({
      message: `${field.label}: bad value for restricted picklist field: ${each}`,
      errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      fields: [field.name],
    }));
}

function validateRecordType(object: SObject, id: string): ApiProblem[] {
  if (object.recordTypes.some((each) => each.id === id && each.active)) return [];
  const message = `Record Type ID: this ID value isn't valid for the user: ${id}`;
  return [{ message, errorCode: 'INVALID_CROSS_REFERENCE_KEY', fields: ['RecordTypeId'] }];
}

function validateLookup(org: Org, field: Field, id: string): ApiProblem[] {
  const target = org.schema.findByKeyPrefix(keyPrefixOf(id));
  if (!target || !field.referenceTo.includes(target.name)) {
    const message = `${field.label}: id value of incorrect type: ${id}`;
    return [{ message, errorCode: 'FIELD_INTEGRITY_EXCEPTION', fields: [field.name] }];
  }
  const record = org.store.find(target, id);
  if (!record) return [{ message: 'invalid cross reference id', errorCode: 'INVALID_CROSS_REFERENCE_KEY', fields: [] }];
  return record.IsDeleted ? [{ message: 'entity is deleted', errorCode: 'ENTITY_IS_DELETED', fields: [] }] : [];
}

function validateUnique(org: Org, object: SObject, record: StoredRecord, field: Field, value: string): ApiProblem[] {
  const key = (text: FieldValue | undefined) => (field.caseSensitive ? text : String(text ?? '').toLowerCase());
  for (const other of org.store.list(object)) {
    if (other.Id === record.Id || other.IsDeleted || key(other[field.name]) !== key(value)) continue;
    const message = `duplicate value found: ${field.name} duplicates value on record with id: ${other.Id.slice(0, 15)}`;
    return [{ message, errorCode: 'DUPLICATE_VALUE', fields: [] }];
  }
  return [];
}
