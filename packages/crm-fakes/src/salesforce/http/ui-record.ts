import { createHash } from 'node:crypto';
import type { Caller } from '../org.ts';
import type { StoredRecord } from '../records/record-store.ts';
import { toUiDatetime } from '../records/timestamps.ts';
import type { Field, FieldValue } from '../schema/field.ts';
import { findField, nameFieldOf, type SObject } from '../schema/sobject.ts';
import { follow } from '../soql/field-path.ts';

export interface UiFieldValue {
  displayValue: string | null;
  value: FieldValue | UiRecord;
}

export interface UiRecord {
  apiName: string;
  childRelationships: Record<string, never>;
  eTag: string;
  fields: Record<string, UiFieldValue>;
  id: string;
  lastModifiedById: FieldValue;
  lastModifiedDate: string;
  recordTypeId: FieldValue;
  recordTypeInfo: object | null;
  systemModstamp: string;
  weakEtag: number;
}

/** "Record" of the User Interface API, as yet without fields. */
export function toUiRecord({ access }: Caller, object: SObject, record: StoredRecord): UiRecord {
  const recordType = object.recordTypes.find(({ id }) => id === record.RecordTypeId);
  return {
    apiName: object.name,
    childRelationships: {},
    eTag: createHash('md5')
      .update(JSON.stringify([access.userId, record]))
      .digest('hex'),
    fields: {},
    id: record.Id,
    lastModifiedById: record.LastModifiedById ?? null,
    lastModifiedDate: toUiDatetime(String(record.LastModifiedDate)),
    recordTypeId: record.RecordTypeId ?? (object.recordTypes.length > 0 ? masterRecordTypeId : null),
    recordTypeInfo: recordType
      ? {
          available: recordType.active,
          defaultRecordTypeMapping: false,
          master: false,
          name: recordType.label,
          recordTypeId: recordType.id,
        }
      : null,
    systemModstamp: toUiDatetime(String(record.SystemModstamp)),
    weakEtag: Date.parse(String(record.SystemModstamp)),
  };
}

export const masterRecordTypeId = '012000000000000AAA';

/** Adds a field, or one of a record looked up to; false when the path does not exist for the caller. */
export function addPath(
  caller: Caller,
  object: SObject,
  record: StoredRecord,
  into: UiRecord,
  path: readonly string[],
): boolean {
  const [first = '', ...rest] = path;
  if (rest.length > 0) return addParentPath(caller, object, record, into, first, rest);
  const field = findField(object, first);
  if (!field || !caller.access.canReadField(object, field)) return false;
  const currency = String(record.CurrencyIsoCode ?? caller.org.currencies[0]);
  into.fields[field.name] = toUiValue(field, record[field.name] ?? null, currency);
  return true;
}

function addParentPath(
  caller: Caller,
  object: SObject,
  record: StoredRecord,
  into: UiRecord,
  relationship: string,
  rest: readonly string[],
): boolean {
  const lookup = [...object.fields.values()].find(
    (field) => field.relationshipName?.toLowerCase() === relationship.toLowerCase(),
  );
  const target = lookup && caller.org.schema.findObject(lookup.referenceTo[0] ?? '');
  if (!lookup || !target || !caller.access.canReadField(object, lookup) || !caller.access.object(target).read)
    return false;
  const name = lookup.relationshipName ?? relationship;
  const parent = follow(caller, record, [lookup]);
  if (!parent) {
    into.fields[name] = { displayValue: null, value: null };
    return true;
  }
  const known = into.fields[name]?.value;
  const nested = typeof known === 'object' && known !== null ? known : toUiRecord(caller, target, parent);
  const nameField = nameFieldOf(target);
  const displayValue = nameField ? String(parent[nameField.name] ?? '') : null;
  if (!addPath(caller, target, parent, nested, rest)) return false;
  into.fields[name] = { displayValue, value: nested };
  return true;
}

function toUiValue(field: Field, value: FieldValue, currency: string): UiFieldValue {
  const shown = field.type === 'datetime' && typeof value === 'string' ? toUiDatetime(value) : value;
  return { displayValue: value === null ? null : displayValueOf(field, value, currency), value: shown };
}

/** As a user with the locale en_US sees it; null where the value itself is what is shown. */
function displayValueOf(field: Field, value: NonNullable<FieldValue>, currency: string): string | null {
  switch (field.type) {
    case 'picklist':
    case 'multipicklist': {
      const label = (one: string) => field.values.find((each) => each.value === one)?.label ?? one;
      return String(value).split(';').map(label).join(';');
    }
    case 'currency':
      return Number(value).toLocaleString('en-US', { style: 'currency', currency });
    case 'percent':
      return `${Number(value)}%`;
    case 'double':
    case 'int':
      return Number(value).toLocaleString('en-US');
    case 'date':
      return new Date(`${value}T00:00:00Z`).toLocaleDateString('en-US', { timeZone: 'UTC' });
    case 'datetime':
      return new Date(String(value)).toLocaleString('en-US', {
        timeZone: 'UTC',
        dateStyle: 'short',
        timeStyle: 'short',
      });
    default:
      return null;
  }
}
