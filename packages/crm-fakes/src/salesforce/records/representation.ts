import type { Field, FieldValue } from '../schema/field.ts';
import type { SObject } from '../schema/sobject.ts';
import type { StoredRecord } from './record-store.ts';
import { toRestDatetime } from './timestamps.ts';

export interface Attributes {
  type: string;
  url?: string;
}

export type RestValue = FieldValue | RestRecord | { totalSize: number; done: boolean; records: RestRecord[] };
export type RestRecord = { attributes: Attributes } & { [field: string]: RestValue | Attributes };

export function attributesOf(object: SObject, id: string, version: string): Attributes {
  return { type: object.name, url: `/services/data/v${version}/sobjects/${object.name}/${id}` };
}

export function toRestValue(field: Field, value: FieldValue): FieldValue {
  return field.type === 'datetime' && typeof value === 'string' ? toRestDatetime(value) : value;
}

export function toRestRecord(
  object: SObject,
  record: StoredRecord,
  fields: readonly Field[],
  version: string,
): RestRecord {
  const values = fields.map((field) => [field.name, toRestValue(field, record[field.name] ?? null)]);
  return { attributes: attributesOf(object, record.Id, version), ...Object.fromEntries(values) };
}
