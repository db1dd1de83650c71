import type { QueryBase, Subquery } from '@jetstreamapp/soql-parser-js';
import { refuse } from '../api-error.ts';
import type { Caller } from '../org.ts';
import type { StoredRecord } from '../records/record-store.ts';
import type { RestRecord } from '../records/representation.ts';
import { aggregate, isAggregate } from './aggregate.ts';
import { compileWhere } from './condition.ts';
import type { Scope } from './field-path.ts';
import { compileOrder } from './order.ts';
import { parseSoql } from './parse.ts';
import { compileProjection } from './project.ts';
import { malformed, refuseQuery } from './soql-error.ts';
import { virtualRows } from './virtual-rows.ts';
import { toWhereTree } from './where-tree.ts';

export interface QueryOptions {
  version: string;
  /** queryAll: records in the recycle bin too. */
  includeDeleted: boolean;
}

/** `count` of a `SELECT COUNT()`, which has no rows; otherwise the rows. */
export type QueryResult = { count: number } | { rows: RestRecord[] };

export function runQuery(caller: Caller, text: string, options: QueryOptions): QueryResult {
  const query = parseSoql(text);
  const object = caller.org.schema.findObject(query.sObject);
  if (!object || !caller.access.object(object).read) {
    return refuseQuery(
      text,
      query.sObject,
      'INVALID_TYPE',
      `sObject type '${query.sObject}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
    );
  }
  const scope: Scope = { ...caller, query: text, object, alias: query.sObjectAlias ?? null };
  const fields = query.fields ?? [];
  const records = select(scope, query, options);
  const [first] = fields;
  if (
    fields.length === 1 &&
    first?.type === 'FieldFunctionExpression' &&
    first.functionName.toUpperCase() === 'COUNT' &&
    first.parameters.length === 0
  ) {
    return { count: page(records, query).length };
  }
  const groupBy = [query.groupBy ?? []].flat();
  const orderBy = [query.orderBy ?? []].flat();
  if (isAggregate(fields, groupBy.length > 0)) {
    return { rows: page(aggregate(scope, { fields, groupBy, orderBy, having: query.having }, records), query) };
  }
  const ordered = orderBy.length > 0 ? records.sort(compileOrder(scope, orderBy)) : records;
  const project = compileProjection(scope, fields, query.limit, options.version, (subquery) =>
    compileChildQuery(scope, subquery, options),
  );
  return { rows: page(ordered, query).map(project) };
}

/** The caller's records that the condition lets through. */
function select(scope: Scope, { where }: QueryBase, options: QueryOptions): StoredRecord[] {
  const { org, access, object } = scope;
  const tree = where ? toWhereTree(where) : null;
  const passes = tree ? compileWhere(scope, tree, (leaf) => runSemiJoin(scope, leaf.valueQuery, options)) : () => true;
  const source = object.virtual ? virtualRows(scope, tree) : org.store.list(object);
  const selected: StoredRecord[] = [];
  for (const record of source) {
    if (record.IsDeleted && !options.includeDeleted) continue;
    if (passes(record) && (object.virtual || access.canReadRecord(object, record))) selected.push(record);
  }
  return selected;
}

function runSemiJoin(
  scope: Scope,
  query: QueryBase & { sObject?: string },
  options: QueryOptions,
): ReadonlySet<string | null> {
  const object = scope.org.schema.findObject(query.sObject ?? '');
  const [field] = query.fields ?? [];
  if (!object || !field || !('field' in field))
    return malformed('The inner select query must select exactly one field');
  const inner: Scope = { ...scope, object, alias: query.sObjectAlias ?? null };
  const rows = select(inner, query, options);
  const project = compileProjection(inner, [field], query.limit, options.version, () => () => []);
  return new Set(rows.map((row) => project(row)[field.field] as string | null));
}

function compileChildQuery(
  scope: Scope,
  subquery: Subquery,
  options: QueryOptions,
): (parent: StoredRecord) => RestRecord[] {
  const wanted = subquery.relationshipName.toLowerCase();
  const relationship = scope.org.schema
    .childRelationships(scope.object)
    .find(({ name, child }) => name?.toLowerCase() === wanted && scope.access.object(child).read);
  if (!relationship) {
    return refuseQuery(
      scope.query,
      subquery.relationshipName,
      'INVALID_TYPE',
      `Didn't understand relationship '${subquery.relationshipName}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    );
  }
  const { child, field } = relationship;
  const inner: Scope = { ...scope, object: child, alias: null };
  const project = compileProjection(inner, subquery.fields ?? [], subquery.limit, options.version, () => () => []);
  const orderBy = [subquery.orderBy ?? []].flat();
  const order = orderBy.length > 0 ? compileOrder(inner, orderBy) : null;
  const byParent = groupByLookup(select(inner, subquery, options), field.name);
  return (parent) => {
    const records = byParent.get(parent.Id) ?? [];
    return page(order ? records.sort(order) : records, subquery).map(project);
  };
}

function groupByLookup(records: readonly StoredRecord[], field: string): Map<string, StoredRecord[]> {
  const groups = new Map<string, StoredRecord[]>();
  for (const record of records) {
    const id = record[field];
    if (typeof id === 'string') groups.set(id, [...(groups.get(id) ?? []), record]);
  }
  return groups;
}

function page<Row>(rows: readonly Row[], { limit, offset = 0 }: QueryBase): Row[] {
  if (offset > 2000) refuse(400, 'NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000');
  return rows.slice(offset, limit === undefined ? undefined : offset + limit);
}
