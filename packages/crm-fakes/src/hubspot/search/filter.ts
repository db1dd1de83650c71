import type { Account } from '../account.ts';
import { invalid } from '../api-error.ts';
import { isObject } from '../is-object.ts';
import type { ObjectType } from '../object-type.ts';
import type { Property } from '../schema/property.ts';

export interface Filter {
  /** Null for one on associations, whose `propertyName` is `associations.{type}`. */
  property: Property | null;
  propertyName: string;
  operator: Operator;
  value: string;
  highValue: string;
  values: readonly string[];
}

const operators = [
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'HAS_PROPERTY',
  'NOT_HAS_PROPERTY',
  'CONTAINS_TOKEN',
  'NOT_CONTAINS_TOKEN',
] as const;

export type Operator = (typeof operators)[number];

/** "Search the CRM": at most five groups of at most six filters, eighteen in all. */
const most = { groups: 5, filters: 6, all: 18 };

/** Groups are joined by OR, the filters of a group by AND. */
export function readFilterGroups(account: Account, type: ObjectType, given: unknown): Filter[][] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) return invalid('filterGroups: a list is required');
  if (given.length > most.groups)
    invalid(`The maximum number of filterGroups is ${most.groups}: ${given.length} given`);
  const groups = given.map((group: unknown) => {
    const filters = isObject(group) && Array.isArray(group.filters) ? group.filters : [];
    if (filters.length > most.filters) {
      invalid(`The maximum number of filters in a group is ${most.filters}: ${filters.length} given`);
    }
    return filters.map((filter) => readFilter(account, type, filter));
  });
  const count = groups.flat().length;
  if (count > most.all) invalid(`The maximum number of filters in a search is ${most.all}: ${count} given`);
  return groups;
}

function readFilter(account: Account, type: ObjectType, given: unknown): Filter {
  if (!isObject(given)) return invalid('filters: every filter is an object');
  const propertyName = String(given.propertyName);
  const operator = operators.find((each) => each === given.operator);
  if (!operator) return invalid(`operator: ${String(given.operator)} is not one of ${operators.join(', ')}`);
  const isAssociation = propertyName.startsWith('associations.');
  const property = isAssociation ? null : account.schema.find(type, propertyName);
  if (!isAssociation && !property) return invalid(`Property "${propertyName}" does not exist`);
  const values = Array.isArray(given.values) ? given.values.map(String) : [];
  const needsValues = operator === 'IN' || operator === 'NOT_IN';
  const needsNone = operator === 'HAS_PROPERTY' || operator === 'NOT_HAS_PROPERTY';
  if (needsValues && values.length === 0) invalid(`values: required by the operator ${operator} on ${propertyName}`);
  const needsValue = !needsValues && !needsNone;
  if (needsValue && given.value === undefined)
    invalid(`value: required by the operator ${operator} on ${propertyName}`);
  if (operator === 'BETWEEN' && given.highValue === undefined)
    invalid(`highValue: required by BETWEEN on ${propertyName}`);
  return {
    property,
    propertyName,
    operator,
    value: String(given.value ?? ''),
    highValue: String(given.highValue ?? ''),
    values,
  };
}
