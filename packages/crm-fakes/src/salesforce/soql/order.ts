import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { StoredRecord } from '../records/record-store.ts';
import type { Field } from '../schema/field.ts';
import { toComparable } from './compare.ts';
import { compileFunction } from './date-function.ts';
import { resolvePath, type Scope } from './field-path.ts';

export type Comparator<Row> = (a: Row, b: Row) => number;
export type SortKey = string | number | boolean | null;

/** By the clauses in turn; nulls first unless said otherwise, whichever the direction. */
export function compileOrder(scope: Scope, clauses: readonly OrderByClause[]): Comparator<StoredRecord> {
  const comparators = clauses.map((clause) => {
    const path = 'fn' in clause ? compileFunction(scope, clause.fn) : resolvePath(scope, clause.field);
    return byKey((record: StoredRecord) => sortKey(path.field, path.read(record)), clause);
  });
  return (a, b) => {
    for (const compare of comparators) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };
}

export function byKey<Row>(
  key: (row: Row) => SortKey,
  { order, nulls }: { order?: string; nulls?: string },
): Comparator<Row> {
  const direction = order === 'DESC' ? -1 : 1;
  const nullsAt = nulls === 'LAST' ? 1 : -1;
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === right) return 0;
    if (left === null) return nullsAt;
    if (right === null) return -nullsAt;
    return left < right ? -direction : direction;
  };
}

/** Picklists sort in the order of their values, as the org's set-up lists them. */
function sortKey(field: Field, value: string | number | boolean | null): SortKey {
  if (field.type !== 'picklist' || typeof value !== 'string') return toComparable(field, value);
  const index = field.values.findIndex((each) => each.value === value);
  return index < 0 ? field.values.length : index;
}
