import { createContext, useContext } from 'react';
import type { RecordRepresentation } from '../platform/record-cache.ts';
import type { ObjectInfo } from './object-info.ts';

export type FieldValue = string | number | boolean | null;

/** What has been entered for one field; a lookup's `label` is the name of the record that was chosen. */
export interface Entered {
  value: FieldValue;
  label?: string;
}

/** The record of the page and the edit under way, shared by all the sections in which its fields stand. */
export interface RecordForm {
  object: ObjectInfo;
  record: RecordRepresentation;
  editing: boolean;
  /** The field whose pencil was pressed. */
  focused: string | null;
  entered: Readonly<Record<string, Entered>>;
  errors: Readonly<Record<string, string>>;
  edit: (field: string) => void;
  enter: (field: string, entered: Entered) => void;
}

export const RecordFormContext = createContext<RecordForm | null>(null);

/** Null outside a record page. */
export const useRecordFormIfAny = (): RecordForm | null => useContext(RecordFormContext);

export function useRecordForm(): RecordForm {
  const form = useRecordFormIfAny();
  if (!form) throw new Error('A field stands outside a record page');
  return form;
}

export const isNested = (value: unknown): value is RecordRepresentation => typeof value === 'object' && value !== null;

/** The field's own value; null when it is empty, a relation's record never. */
export function plainValue(record: RecordRepresentation, field: string): FieldValue {
  const value = record.fields[field]?.value;
  return value === undefined || isNested(value) ? null : value;
}
