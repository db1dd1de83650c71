import { toInstant } from '../records/check-value.ts';
import type { Property } from '../schema/property.ts';
import type { Filter } from './filter.ts';

/** Whether a property's value passes a filter. A negative operator passes only records that have some value. */
export function matches(filter: Filter, actual: string | undefined): boolean {
  const { operator, property } = filter;
  if (operator === 'HAS_PROPERTY') return actual !== undefined;
  if (operator === 'NOT_HAS_PROPERTY') return actual === undefined;
  if (actual === undefined) return false;
  switch (operator) {
    case 'EQ':
      return isEqual(property, actual, filter.value);
    case 'NEQ':
      return !isEqual(property, actual, filter.value);
    case 'IN':
      return filter.values.some((value) => isListed(property, actual, value));
    case 'NOT_IN':
      return !filter.values.some((value) => isListed(property, actual, value));
    case 'CONTAINS_TOKEN':
      return hasToken(actual, filter.value);
    case 'NOT_CONTAINS_TOKEN':
      return !hasToken(actual, filter.value);
    case 'BETWEEN':
      return (
        compareValues(property, actual, filter.value) >= 0 && compareValues(property, actual, filter.highValue) <= 0
      );
    case 'LT':
      return compareValues(property, actual, filter.value) < 0;
    case 'LTE':
      return compareValues(property, actual, filter.value) <= 0;
    case 'GT':
      return compareValues(property, actual, filter.value) > 0;
    case 'GTE':
      return compareValues(property, actual, filter.value) >= 0;
  }
}

/** Text is compared in any case, options exactly ("Search the CRM": filter values). */
function isEqual(property: Property | null, actual: string, wanted: string): boolean {
  if (property?.type === 'enumeration') return optionsOf(property, actual).includes(wanted) || actual === wanted;
  return compareValues(property, actual, wanted) === 0;
}

/** In a list, text must be given in lower case to be found. */
function isListed(property: Property | null, actual: string, wanted: string): boolean {
  if (property?.type === 'string') return actual.toLowerCase() === wanted;
  return isEqual(property, actual, wanted);
}

function optionsOf({ fieldType }: Property, value: string): string[] {
  return fieldType === 'checkbox' ? value.split(';') : [value];
}

/** By number, by time, or as text in any case. Unknown limits compare as unequal and after nothing. */
export function compareValues(property: Property | null, a: string, b: string): number {
  if (property?.type === 'number') return Number(a) - Number(b);
  if (property?.type === 'date' || property?.type === 'datetime') {
    return (toInstant(a)?.getTime() ?? Number.NaN) - (toInstant(b)?.getTime() ?? Number.NaN);
  }
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : Number(left !== right);
}

/** A word, or part of one where the value has asterisks. */
function hasToken(actual: string, wanted: string): boolean {
  const pattern = wanted
    .toLowerCase()
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\S*');
  return new RegExp(`(^|[\\s;,.@-])${pattern}($|[\\s;,.@-])`).test(actual.toLowerCase());
}
