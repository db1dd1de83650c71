import { SalesforceError } from '../api-error.ts';
import type { Field, FieldValue } from '../schema/field.ts';
import { type Operand, unquote } from './literal.ts';

export type Key = string | number | boolean | null;

/** The form in which values of a field are compared: text regardless of case, instants as milliseconds. */
export function toComparable(field: Field, value: FieldValue): Key {
  if (value === null || typeof value !== 'string') return value;
  if (field.type === 'datetime') return Date.parse(value);
  return field.type === 'id' || field.type === 'reference' ? value : value.toLowerCase();
}

export function test(field: Field, key: Key, operator: string, operand: Operand): boolean {
  if (operand.kind === 'period') return testPeriod(typeof key === 'string' ? Date.parse(key) : key, operator, operand);
  const other = operand.key === '' ? null : operand.key;
  if (operator === '=') return sameChoice(field, key, other);
  if (operator === '!=') return !sameChoice(field, key, other);
  if (key === null || other === null) return false;
  if (operator === '<') return key < other;
  if (operator === '>') return key > other;
  if (operator === '<=') return key <= other;
  if (operator === '>=') return key >= other;
  throw new SalesforceError(400, [
    {
      message: `operator ${operator} is not supported for field '${field.name}'`,
      errorCode: 'INVALID_QUERY_FILTER_OPERATOR',
    },
  ]);
}

/** Multi-select values are equal as sets. */
function sameChoice(field: Field, key: Key, other: Key): boolean {
  if (field.type !== 'multipicklist' || typeof key !== 'string' || typeof other !== 'string') return key === other;
  return key.split(';').sort().join(';') === other.split(';').sort().join(';');
}

function testPeriod(key: Key, operator: string, { from, to }: { from: number; to: number }): boolean {
  if (typeof key !== 'number') return operator === '!=';
  const inside = key >= from && key < to;
  const answers: Record<string, boolean> = {
    '=': inside,
    '!=': !inside,
    '<': key < from,
    '<=': key < to,
    '>': key >= to,
    '>=': key >= from,
  };
  return answers[operator] ?? false;
}

/** `%` stands for any text, `_` for one character, a backslash takes either literally. */
export function toLikePattern(raw: string): RegExp {
  const inner = raw.replace(/^'|'$/g, '');
  let pattern = '';
  for (const [token] of inner.matchAll(/\\.|[^\\]/gs)) {
    if (token === '%') pattern += '.*';
    else if (token === '_') pattern += '.';
    else pattern += unquote(token).replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  }
  return new RegExp(`^${pattern}$`, 'is');
}

/** INCLUDES: one of the alternatives, each of which may demand several values joined by `;`. */
export function includes(key: Key, alternatives: readonly string[]): boolean {
  const selected = new Set(typeof key === 'string' ? key.split(';') : []);
  return alternatives.some((alternative) =>
    unquote(alternative)
      .toLowerCase()
      .split(';')
      .every((value) => selected.has(value.trim())),
  );
}
