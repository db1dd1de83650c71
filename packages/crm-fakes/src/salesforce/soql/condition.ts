import { SalesforceError } from '../api-error.ts';
import type { StoredRecord } from '../records/record-store.ts';
import { includes, test, toComparable, toLikePattern } from './compare.ts';
import { compileFunction } from './date-function.ts';
import { type FieldPath, resolvePath, type Scope } from './field-path.ts';
import { type Operand, toOperand } from './literal.ts';
import type { Leaf, WhereTree } from './where-tree.ts';

export type Predicate = (record: StoredRecord) => boolean;

/** Runs the inner query of `IN (SELECT …)`, and gives the values of its one field. */
export type Subquery = (leaf: Extract<Leaf, { valueQuery: unknown }>) => ReadonlySet<string | null>;

export function compileWhere(scope: Scope, tree: WhereTree, subquery: Subquery): Predicate {
  if (tree.kind === 'leaf') return compileLeaf(scope, tree.leaf, subquery);
  if (tree.kind === 'not') {
    const inner = compileWhere(scope, tree.part, subquery);
    return (record) => !inner(record);
  }
  const parts = tree.parts.map((part) => compileWhere(scope, part, subquery));
  return tree.kind === 'and'
    ? (record) => parts.every((part) => part(record))
    : (record) => parts.some((part) => part(record));
}

function compileLeaf(scope: Scope, leaf: Leaf, subquery: Subquery): Predicate {
  const path = 'fn' in leaf ? compileFunction(scope, leaf.fn) : resolvePath(scope, leaf.field);
  if (!path.field.filterable) {
    const message = `field '${path.field.name}' can not be filtered in a query call`;
    throw new SalesforceError(400, [{ message, errorCode: 'INVALID_FIELD' }]);
  }
  const key = (record: StoredRecord) => toComparable(path.field, path.read(record));
  if ('valueQuery' in leaf) {
    const values = subquery(leaf);
    const wanted = leaf.operator === 'IN';
    return (record) => values.has(path.read(record) as string | null) === wanted;
  }
  return compileComparison(scope, path, leaf, key);
}

function compileComparison(
  { org }: Scope,
  path: FieldPath,
  leaf: Exclude<Leaf, { valueQuery: unknown }>,
  key: (record: StoredRecord) => ReturnType<typeof toComparable>,
): Predicate {
  const raws = [leaf.value].flat();
  const kinds = [leaf.literalType].flat();
  switch (leaf.operator) {
    case 'LIKE': {
      const pattern = toLikePattern(raws[0] ?? '');
      return (record) => pattern.test(String(path.read(record) ?? ''));
    }
    case 'INCLUDES':
      return (record) => includes(key(record), raws);
    case 'EXCLUDES':
      return (record) => !includes(key(record), raws);
  }
  const operands = raws.map((raw, index) => toOperand(path.field, raw, kinds[index] ?? kinds[0], org.clock()));
  if (leaf.operator === 'IN' || leaf.operator === 'NOT IN') {
    const member = compileMembership(path, operands);
    const wanted = leaf.operator === 'IN';
    return (record) => member(key(record)) === wanted;
  }
  const [operand] = operands;
  return (record) => operand !== undefined && test(path.field, key(record), leaf.operator, operand);
}

function compileMembership(path: FieldPath, operands: readonly Operand[]) {
  const keys = new Set(operands.flatMap((operand) => (operand.kind === 'value' ? [operand.key] : [])));
  const periods = operands.filter((operand) => operand.kind === 'period');
  return (key: ReturnType<typeof toComparable>) =>
    keys.has(key) || periods.some((period) => test(path.field, key, '=', period));
}
