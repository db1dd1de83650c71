import type { Org } from './org.ts';
import { countNumbers } from './records/auto-number.ts';
import type { StoredRecord } from './records/record-store.ts';
import { nowOf } from './records/timestamps.ts';
import type { FieldValue } from './schema/field.ts';

/** Puts a record in place as it is, past permissions and validation. Ids, dates and authors may be given. */
export function placeRecord(
  org: Org,
  objectName: string,
  fields: Record<string, FieldValue>,
  authorId: string,
): StoredRecord {
  const object = org.schema.getObject(objectName);
  const created = String(fields.CreatedDate ?? nowOf(org.clock));
  const modified = String(fields.LastModifiedDate ?? created);
  const defaults = [...object.fields.values()].map((field) => [field.name, field.defaultValue]);
  const record: StoredRecord = {
    ...Object.fromEntries(defaults),
    ...countNumbers(org, object),
    ...(object.fields.has('ownerid') && { OwnerId: authorId }),
    ...fields,
    Id: typeof fields.Id === 'string' ? fields.Id : org.store.nextId(object),
    CreatedDate: created,
    CreatedById: fields.CreatedById ?? authorId,
    LastModifiedDate: modified,
    LastModifiedById: fields.LastModifiedById ?? fields.CreatedById ?? authorId,
    SystemModstamp: fields.SystemModstamp ?? modified,
  };
  org.store.put(object, record);
  return record;
}

/** The same for configuration, which a deployment repeats: the record with these key fields is brought up to date. */
export function deployRecord(
  org: Org,
  objectName: string,
  key: Record<string, FieldValue>,
  fields: Record<string, FieldValue>,
  authorId: string,
): StoredRecord {
  const has = (record: StoredRecord, wanted: Record<string, FieldValue>) =>
    Object.entries(wanted).every(([name, value]) => (record[name] ?? null) === value);
  const existing = [...org.store.list(org.schema.getObject(objectName))].find((record) => has(record, key));
  if (existing && has(existing, fields)) return existing;
  return placeRecord(org, objectName, { ...existing, ...key, ...fields }, authorId);
}
