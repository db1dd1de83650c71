import type { Account } from '../account.ts';
import { invalid } from '../api-error.ts';
import { visibleLinks } from '../associations/visible-links.ts';
import { isObject } from '../is-object.ts';
import { findObjectType, type ObjectType } from '../object-type.ts';
import { readProperties } from '../records/read-properties.ts';
import { compareIds, type StoredRecord } from '../records/record-store.ts';
import { type Filter, readFilterGroups } from './filter.ts';
import { compareValues, matches } from './matches.ts';

export interface FoundPage {
  total: number;
  records: StoredRecord[];
  /** Where the next page begins; null on the last. */
  after: string | null;
}

/** "Search the CRM": pages of 200, and no result beyond the ten thousandth (`RateLimits.searchResults`). */
const mostOnPage = 200;

interface Candidate {
  record: StoredRecord;
  values: Record<string, string>;
}

export function runSearch(account: Account, type: ObjectType, request: Record<string, unknown>): FoundPage {
  const groups = readFilterGroups(account, type, request.filterGroups);
  const { limit, offset } = readPage(request, account.limits.searchResults);
  const order = readOrder(account, type, request.sorts);
  const words = String(request.query ?? '').toLowerCase();
  const candidates: Candidate[] = account.index
    .list(type)
    .filter(({ archivedAt }) => archivedAt === null)
    .map((record) => ({ record, values: readProperties(account, type, record) }));
  const found = candidates
    .filter(({ values }) => words === '' || hasWords(type, values, words))
    .filter(
      (candidate) =>
        groups.length === 0 ||
        groups.some((group) => group.every((filter) => passes(account, type, filter, candidate))),
    )
    .sort(order);
  const end = offset + limit;
  return {
    total: found.length,
    records: found.slice(offset, end).map(({ record }) => record),
    after: end < found.length ? String(end) : null,
  };
}

function readPage({ limit = 10, after = 0 }: Record<string, unknown>, mostResults: number) {
  const size = Number(limit);
  const offset = Number(after === '' ? 0 : after);
  if (!Number.isInteger(size) || size < 1 || size > mostOnPage) {
    return invalid(`limit: ${String(limit)} is not between 1 and ${mostOnPage}`);
  }
  if (!Number.isInteger(offset) || offset < 0) return invalid(`after: ${String(after)} is not a whole number`);
  if (offset + size > mostResults) {
    return invalid(`The search pages to at most ${mostResults} results: after ${offset} with limit ${size} is beyond`);
  }
  return { limit: size, offset };
}

type Order = (a: Candidate, b: Candidate) => number;

/** One property at most; without one, the oldest first. Blank values come last. */
function readOrder(account: Account, type: ObjectType, given: unknown): Order {
  const sorts: unknown[] = Array.isArray(given) ? given : [];
  if (sorts.length > 1) invalid(`A search can be sorted by one property: ${sorts.length} given`);
  const sort = sorts[0];
  const name = isObject(sort) ? String(sort.propertyName) : String(sort ?? type.createdProperty).replace(/^-/, '');
  const isDescending = isObject(sort) ? sort.direction === 'DESCENDING' : String(sort ?? '').startsWith('-');
  const property = account.schema.find(type, name);
  if (!property) return invalid(`Property "${name}" does not exist`);
  return (a, b) => {
    const [left, right] = [a.values[name], b.values[name]];
    const byId = compareIds(a.record.id, b.record.id);
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined) || byId;
    const byValue = compareValues(property, left, right);
    return (isDescending ? -byValue : byValue) || byId;
  };
}

function hasWords(type: ObjectType, values: Record<string, string>, words: string): boolean {
  return type.searchedProperties.some((name) => values[name]?.toLowerCase().includes(words));
}

function passes(account: Account, type: ObjectType, filter: Filter, { record, values }: Candidate): boolean {
  if (filter.property) return matches(filter, values[filter.propertyName]);
  const other = findObjectType(filter.propertyName.slice('associations.'.length));
  if (!other) return invalid(`Property "${filter.propertyName}" does not exist`);
  const ids = visibleLinks(account, type, record.id, other).map(({ id }) => id);
  switch (filter.operator) {
    case 'EQ':
      return ids.includes(filter.value);
    case 'IN':
      return filter.values.some((id) => ids.includes(id));
    case 'HAS_PROPERTY':
      return ids.length > 0;
    case 'NOT_HAS_PROPERTY':
      return ids.length === 0;
    default:
      return invalid(`operator: ${filter.operator} is not supported on ${filter.propertyName}`);
  }
}
