import type { Field } from './field.ts';

export interface RecordType {
  id: string;
  developerName: string;
  label: string;
  active: boolean;
  /** For each picklist that the record type narrows: the values that it offers, and its default. */
  picklists: ReadonlyMap<string, { values: ReadonlySet<string>; defaultValue: string | null }>;
}

export interface SObject {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  custom: boolean;
  /** Keyed by lower-cased API name: Salesforce ignores the case of names. */
  fields: Map<string, Field>;
  recordTypes: RecordType[];
  /** Records are configuration: everyone reads them, nobody writes them through the API. */
  setup: boolean;
  /** Rows are computed for each query instead of stored. */
  virtual: boolean;
}

export interface ChildRelationship {
  name: string | null;
  child: SObject;
  field: Field;
}

export function findField(object: SObject, name: string): Field | undefined {
  return object.fields.get(name.toLowerCase());
}

export function nameFieldOf(object: SObject): Field | undefined {
  return [...object.fields.values()].find((field) => field.nameField);
}

export function withFields(object: Omit<SObject, 'fields'>, fields: readonly Field[]): SObject {
  return { ...object, fields: new Map(fields.map((field) => [field.name.toLowerCase(), field])) };
}
