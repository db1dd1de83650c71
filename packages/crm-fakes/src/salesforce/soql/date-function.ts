import type { FunctionExp } from '@jetstreamapp/soql-parser-js';
import { defineField } from '../schema/field.ts';
import { type FieldPath, resolvePath, type Scope } from './field-path.ts';
import { malformed } from './soql-error.ts';

const parts: Readonly<Record<string, (date: Date) => number>> = {
  CALENDAR_YEAR: (date) => date.getUTCFullYear(),
  CALENDAR_QUARTER: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
  CALENDAR_MONTH: (date) => date.getUTCMonth() + 1,
  DAY_IN_MONTH: (date) => date.getUTCDate(),
  HOUR_IN_DAY: (date) => date.getUTCHours(),
};

/** A function of a date field, read as if it were a field. */
export function compileFunction(scope: Scope, call: FunctionExp): FieldPath {
  const name = call.functionName?.toUpperCase() ?? '';
  const [parameter] = call.parameters ?? [];
  if (typeof parameter !== 'string') return malformed(`unexpected token: '${call.rawValue ?? name}'`);
  const path = resolvePath(scope, parameter);
  const isDate = path.field.type === 'date' || path.field.type === 'datetime';
  if (name === 'DAY_ONLY' && isDate) {
    return {
      ...path,
      field: { ...path.field, type: 'date' },
      read: (record) => path.read(record)?.toString().slice(0, 10) ?? null,
    };
  }
  const part = parts[name];
  if (!part || !isDate) return malformed(`unexpected token: '${call.rawValue ?? name}'`);
  return {
    ...path,
    field: defineField(path.field.name, path.field.label, 'int'),
    read: (record) => {
      const value = path.read(record);
      return typeof value === 'string' ? part(new Date(value)) : null;
    },
  };
}
