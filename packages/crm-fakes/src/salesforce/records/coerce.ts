import { SalesforceError } from '../api-error.ts';
import { normalizeId } from '../record-id.ts';
import type { Field, FieldValue } from '../schema/field.ts';
import { toInstant } from './timestamps.ts';

const numeric = new Set(['currency', 'double', 'int', 'percent']);

/** Brings a value from a JSON body into the form in which it is kept. */
export function coerce(field: Field, value: unknown): FieldValue {
  if (value === null || value === '') return field.type === 'boolean' ? rejectBlankCheckbox(field, value) : null;
  if (field.type === 'boolean') return typeof value === 'boolean' ? value : cannotDeserialize('boolean', value);
  if (numeric.has(field.type)) return coerceNumber(field, value);
  if (typeof value === 'object') return cannotDeserialize('string', value);
  const text = String(value);
  switch (field.type) {
    case 'date':
      return coerceDate(text);
    case 'datetime':
      return coerceDatetime(text);
    case 'reference':
    case 'id':
      return normalizeId(text.trim()) ?? malformedId(field, text);
    case 'multipicklist':
      return joinSelected(field, text.split(';'));
    default:
      return text.trim() === '' ? null : text.trim();
  }
}

/** Selected values in the order of their definition, unknown ones last, each once. */
export function joinSelected(field: Field, selected: readonly string[]): string | null {
  const order = new Map(field.values.map(({ value }, index) => [value, index]));
  const position = (value: string) => order.get(value) ?? order.size;
  const values = [...new Set(selected.map((value) => value.trim()).filter((value) => value !== ''))];
  return values.sort((a, b) => position(a) - position(b)).join(';') || null;
}

function coerceNumber(field: Field, value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return cannotDeserialize('double', value);
  return field.type === 'int' ? Math.round(number) : Number(number.toFixed(field.scale));
}

function coerceDate(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (!day || Number.isNaN(Date.parse(text)) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) {
    return cannotDeserialize('date', text);
  }
  return day;
}

function coerceDatetime(text: string): string {
  const date = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) || Number.isNaN(date.getTime())) {
    return cannotDeserialize('datetime', text);
  }
  return toInstant(date);
}

function cannotDeserialize(type: string, value: unknown): never {
  const token =
    typeof value === 'string' ? 'VALUE_STRING' : typeof value === 'number' ? 'VALUE_NUMBER_INT' : 'START_OBJECT';
  const shown = typeof value === 'object' ? '' : ` value ${value}`;
  const message = `Cannot deserialize instance of ${type} from ${token}${shown} or request may be missing a required field at [line:1, column:1]`;
  throw new SalesforceError(400, [{ message, errorCode: 'JSON_PARSER_ERROR' }]);
}

function rejectBlankCheckbox(field: Field, value: unknown): never {
  const message = `${field.label}: value not of required type: ${value ?? ''}`;
  throw new SalesforceError(400, [{ message, errorCode: 'INVALID_TYPE_ON_FIELD_IN_RECORD', fields: [field.name] }]);
}

function malformedId(field: Field, text: string): never {
  const message = `${field.label}: id value of incorrect type: ${text}`;
  throw new SalesforceError(400, [{ message, errorCode: 'MALFORMED_ID', fields: [field.name] }]);
}
