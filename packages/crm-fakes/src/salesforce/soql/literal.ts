import { SalesforceError } from '../api-error.ts';
import { normalizeId } from '../record-id.ts';
import type { Field, FieldType } from '../schema/field.ts';
import { findPeriod, type Period } from './date-literal.ts';
import { malformed } from './soql-error.ts';

/** What a field is compared with: a value that sorts as the field's own comparison keys do, or a span of time. */
export type Operand = { kind: 'value'; key: string | number | boolean | null } | ({ kind: 'period' } & Period);

const numeric: readonly FieldType[] = ['currency', 'double', 'int', 'percent'];

export function toOperand(field: Field, raw: string, literalType: string | undefined, now: Date): Operand {
  if (literalType === 'NULL') return { kind: 'value', key: null };
  if (literalType === 'DATE_LITERAL' || literalType === 'DATE_N_LITERAL') {
    if (field.type !== 'date' && field.type !== 'datetime') return wrongType(field);
    const period = findPeriod(raw, now) ?? malformed(`unexpected token: '${raw}'`);
    return { kind: 'period', ...period };
  }
  return { kind: 'value', key: toKey(field, raw, literalType) };
}

function toKey(field: Field, raw: string, literalType: string | undefined): string | number | boolean {
  if (field.type === 'boolean') return literalType === 'BOOLEAN' ? raw.toUpperCase() === 'TRUE' : wrongType(field);
  if (numeric.includes(field.type)) {
    const plain = /^[A-Z]{3}(?=[\d-])/.test(raw) ? raw.slice(3) : raw;
    return literalType?.startsWith('INTEGER') || literalType?.startsWith('DECIMAL') ? Number(plain) : wrongType(field);
  }
  if (field.type === 'datetime') return literalType === 'DATETIME' ? parseInstant(raw) : wrongType(field);
  if (field.type === 'date') return literalType === 'DATE' ? raw : wrongType(field);
  if (literalType !== 'STRING') return wrongType(field);
  const text = unquote(raw);
  if (field.type !== 'id' && field.type !== 'reference') return text.toLowerCase();
  return text === '' ? text : (normalizeId(text) ?? invalidId(text));
}

export function unquote(raw: string): string {
  const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
  return raw.replace(/^'|'$/g, '').replace(/\\(.)/g, (_, character: string) => escapes[character] ?? character);
}

function parseInstant(raw: string): number {
  const instant = Date.parse(raw.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(instant) ? malformed(`unexpected token: '${raw}'`) : instant;
}

const typeNames: Partial<Record<FieldType, string>> = {
  datetime: 'dateTime',
  picklist: 'string',
  multipicklist: 'string',
};

function wrongType(field: Field): never {
  const type = typeNames[field.type] ?? field.type;
  const quoted = ['date', 'datetime', 'boolean', ...numeric].includes(field.type) ? 'should not be' : 'should be';
  const message = `value of filter criterion for field '${field.name}' must be of type ${type} and ${quoted} enclosed in quotes`;
  throw new SalesforceError(400, [{ message, errorCode: 'INVALID_FIELD' }]);
}

function invalidId(text: string): never {
  throw new SalesforceError(400, [
    { message: `invalid ID field: ${text}`, errorCode: 'INVALID_QUERY_FILTER_OPERATOR' },
  ]);
}
