import type { FieldType, Subquery } from '@jetstreamapp/soql-parser-js';
import type { StoredRecord } from '../records/record-store.ts';
import { attributesOf, type RestRecord, type RestValue, toRestValue } from '../records/representation.ts';
import type { Field, FieldValue } from '../schema/field.ts';
import { compileFunction } from './date-function.ts';
import { follow, resolvePath, type Scope } from './field-path.ts';
import { malformed } from './soql-error.ts';

export type Projection = (record: StoredRecord) => RestRecord;
type Column = (record: StoredRecord, into: RestRecord) => void;
export type ChildQuery = (subquery: Subquery) => (parent: StoredRecord) => RestRecord[];

/** Rows as the REST API writes them: parents nested by relationship name, a blank parent as null. */
export function compileProjection(
  scope: Scope,
  fields: readonly FieldType[],
  limit: number | undefined,
  version: string,
  childQuery: ChildQuery,
): Projection {
  const columns = fields.flatMap((field) => compileColumn(scope, field, limit, version, childQuery));
  return (record) => {
    const row: RestRecord = { attributes: attributesOf(scope.object, record.Id, version) };
    for (const column of columns) column(record, row);
    return row;
  };
}

function compileColumn(
  scope: Scope,
  field: FieldType,
  limit: number | undefined,
  version: string,
  childQuery: ChildQuery,
): Column[] {
  switch (field.type) {
    case 'Field':
      return [compilePath(scope, 'rawValue' in field ? field.rawValue : field.field, version)];
    case 'FieldRelationship':
      return [compilePath(scope, field.rawValue ?? [...field.relationships, field.field].join('.'), version)];
    case 'FieldSubquery': {
      const read = childQuery(field.subquery);
      return [
        (record, into) => {
          const records = read(record);
          into[field.subquery.relationshipName] =
            records.length === 0 ? null : { totalSize: records.length, done: true, records };
        },
      ];
    }
    case 'FieldFunctionExpression':
      if (field.functionName.toUpperCase() === 'FIELDS') return allFields(scope, String(field.parameters[0]), limit);
      return [compileCall(scope, field)];
    default:
      return malformed(`unexpected token: 'TYPEOF'`);
  }
}

function compilePath(scope: Scope, text: string, version: string): Column {
  const path = resolvePath(scope, text);
  if (path.lookups.length === 0) {
    return (record, into) => {
      into[path.field.name] = toRestValue(path.field, record[path.field.name] ?? null);
    };
  }
  return (record, into) => {
    let at = into;
    for (const [depth, lookup] of path.lookups.entries()) {
      const name = lookup.relationshipName ?? lookup.name;
      const parent = follow(scope, record, path.lookups.slice(0, depth + 1));
      const target = parent && scope.org.schema.findByKeyPrefix(parent.Id.slice(0, 3));
      if (!parent || !target) {
        at[name] = null;
        return;
      }
      const nested = (at[name] as RestRecord | undefined) ?? { attributes: attributesOf(target, parent.Id, version) };
      at[name] = nested as RestValue;
      at = nested;
    }
    at[path.field.name] = toRestValue(path.field, path.read(record));
  };
}

function compileCall(scope: Scope, call: Extract<FieldType, { type: 'FieldFunctionExpression' }>): Column {
  const name = call.functionName.toUpperCase();
  const parameters = call.parameters.filter((parameter) => typeof parameter === 'string');
  if (name !== 'TOLABEL' && name !== 'FORMAT') {
    const path = compileFunction(scope, { ...call, parameters });
    return (record, into) => {
      into[call.alias ?? path.field.name] = toRestValue(path.field, path.read(record));
    };
  }
  const path = resolvePath(scope, parameters[0] ?? '');
  return (record, into) => {
    into[call.alias ?? path.field.name] = toLabel(path.field, path.read(record));
  };
}

function toLabel(field: Field, value: FieldValue): FieldValue {
  const label = (one: string) => field.values.find((each) => each.value === one)?.label ?? one;
  return typeof value === 'string' ? value.split(';').map(label).join(';') : value;
}

function allFields({ access, object }: Scope, group: string, limit: number | undefined): Column[] {
  const which = group.toUpperCase();
  if (which !== 'STANDARD' && (limit === undefined || limit > 200)) {
    malformed('The SOQL FIELDS function must have a LIMIT of at most 200');
  }
  return [...object.fields.values()]
    .filter((field) => which === 'ALL' || field.custom === (which === 'CUSTOM'))
    .filter((field) => access.canReadField(object, field))
    .map((field) => (record, into) => {
      into[field.name] = toRestValue(field, record[field.name] ?? null);
    });
}
