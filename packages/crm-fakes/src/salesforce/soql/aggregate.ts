import type { FieldType, FunctionExp, HavingClause, OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { StoredRecord } from '../records/record-store.ts';
import { type RestRecord, toRestValue } from '../records/representation.ts';
import { defineField, type Field, type FieldValue } from '../schema/field.ts';
import { test, toComparable } from './compare.ts';
import { compileFunction } from './date-function.ts';
import { resolvePath, type Scope } from './field-path.ts';
import { toOperand } from './literal.ts';
import { byKey, type Comparator } from './order.ts';
import { malformed } from './soql-error.ts';
import { toWhereTree, type WhereTree } from './where-tree.ts';

type Group = readonly StoredRecord[];
interface Expression {
  field: Field;
  grouped: boolean;
  read(group: Group): FieldValue;
}

const count = defineField('COUNT', 'Count', 'int');
const functions = ['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX'];

export function isAggregate(fields: readonly FieldType[], grouped: boolean): boolean {
  return (
    grouped ||
    fields.some(
      (field) => field.type === 'FieldFunctionExpression' && functions.includes(field.functionName.toUpperCase()),
    )
  );
}

export interface AggregateClauses {
  fields: readonly FieldType[];
  groupBy: readonly ({ field: string } | { fn: FunctionExp })[];
  having?: HavingClause | undefined;
  orderBy: readonly OrderByClause[];
}

/** Rows of a query with GROUP BY or aggregate functions. */
export function aggregate(
  scope: Scope,
  { fields, groupBy, having, orderBy }: AggregateClauses,
  records: Group,
): RestRecord[] {
  const keys = groupBy.map((each) => ('fn' in each ? compileFunction(scope, each.fn) : resolvePath(scope, each.field)));
  const groups = new Map<string, StoredRecord[]>(keys.length === 0 ? [['[]', []]] : []);
  for (const record of records) {
    const key = JSON.stringify(keys.map((path) => toComparable(path.field, path.read(record))));
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  const columns = toColumns(scope, fields, new Set(keys.map((path) => path.field.name)));
  let rows: Group[] = [...groups.values()];
  if (having) {
    const passes = compileHaving(scope, toWhereTree(having));
    rows = rows.filter(passes);
  }
  rows.sort(compileGroupOrder(scope, orderBy));
  return rows.map((group) => ({
    attributes: { type: 'AggregateResult' },
    ...Object.fromEntries(
      columns.map(({ name, expression }) => [name, toRestValue(expression.field, expression.read(group))]),
    ),
  }));
}

function toColumns(scope: Scope, fields: readonly FieldType[], groupedFields: ReadonlySet<string>) {
  let unnamed = 0;
  return fields.map((field) => {
    if (field.type === 'FieldSubquery' || field.type === 'FieldTypeof')
      return malformed('only aggregate expressions use field aliasing');
    const expression = toExpression(scope, field);
    if (expression.grouped && !groupedFields.has(expression.field.name)) {
      return malformed(`Field must be grouped or aggregated: ${expression.field.name}`);
    }
    const name = ('alias' in field && field.alias) || (expression.grouped ? expression.field.name : `expr${unnamed++}`);
    return { name, expression };
  });
}

function toExpression(scope: Scope, item: FieldType | FunctionExp | { field: string }): Expression {
  if (!('functionName' in item)) {
    const text = 'rawValue' in item && item.rawValue ? item.rawValue : 'field' in item ? item.field : '';
    const path = resolvePath(scope, text);
    return { field: path.field, grouped: true, read: ([first]) => (first ? path.read(first) : null) };
  }
  const name = item.functionName?.toUpperCase() ?? '';
  const [parameter] = item.parameters ?? [];
  if (!functions.includes(name)) {
    const path = compileFunction(scope, {
      ...item,
      parameters: (item.parameters ?? []).filter((each) => typeof each === 'string'),
    });
    return { field: path.field, grouped: true, read: ([first]) => (first ? path.read(first) : null) };
  }
  if (name === 'COUNT' && parameter === undefined)
    return { field: count, grouped: false, read: (group) => group.length };
  if (typeof parameter !== 'string') return malformed(`unexpected token: '${item.rawValue ?? name}'`);
  const path = resolvePath(scope, parameter);
  const values = (group: Group) => group.map((record) => path.read(record)).filter((value) => value !== null);
  return {
    field: resultField(name, path.field),
    grouped: false,
    read: (group) => reduce(name, path.field, values(group)),
  };
}

function resultField(name: string, field: Field): Field {
  if (name.startsWith('COUNT')) return count;
  return name === 'MIN' || name === 'MAX' ? field : defineField(name, name, 'double');
}

function reduce(name: string, field: Field, values: readonly NonNullable<FieldValue>[]): FieldValue {
  if (name === 'COUNT') return values.length;
  if (name === 'COUNT_DISTINCT') return new Set(values.map((value) => toComparable(field, value))).size;
  if (values.length === 0) return null;
  const sum = values.reduce<number>((total, value) => total + Number(value), 0);
  if (name === 'SUM') return sum;
  if (name === 'AVG') return sum / values.length;
  const sorted = [...values].sort(byKey((value: FieldValue) => toComparable(field, value), {}));
  return (name === 'MIN' ? sorted[0] : sorted.at(-1)) ?? null;
}

function compileHaving(scope: Scope, tree: WhereTree): (group: Group) => boolean {
  if (tree.kind === 'not') {
    const inner = compileHaving(scope, tree.part);
    return (group) => !inner(group);
  }
  if (tree.kind !== 'leaf') {
    const parts = tree.parts.map((part) => compileHaving(scope, part));
    return tree.kind === 'and'
      ? (group) => parts.every((part) => part(group))
      : (group) => parts.some((part) => part(group));
  }
  const { leaf } = tree;
  if ('valueQuery' in leaf) return malformed("unexpected token: 'SELECT'");
  const { field, read } = toExpression(scope, 'fn' in leaf ? leaf.fn : { field: leaf.field });
  const operand = toOperand(field, [leaf.value].flat()[0] ?? '', [leaf.literalType].flat()[0], scope.org.clock());
  return (group) => test(field, toComparable(field, read(group)), leaf.operator, operand);
}

function compileGroupOrder(scope: Scope, clauses: readonly OrderByClause[]): Comparator<Group> {
  const comparators = clauses.map((clause) => {
    const { field, read } = toExpression(scope, 'fn' in clause ? clause.fn : { field: clause.field });
    return byKey((group: Group) => toComparable(field, read(group)), clause);
  });
  return (a, b) => comparators.map((compare) => compare(a, b)).find((result) => result !== 0) ?? 0;
}
