import type { OrganizationField } from '../organization-field.ts';
import type { Condition } from '../rule.ts';
import { hittingSet } from './hitting-set.ts';

/** What one field of one organization has to satisfy. */
export type Demand = Pick<Condition, 'operator' | 'values'>;

const satisfies = (values: readonly string[], { operator, values: asked }: Demand): boolean => {
  switch (operator) {
    case 'any_of':
    case 'includes_any':
      return asked.some((value) => values.includes(value));
    case 'none_of':
      return !asked.some((value) => values.includes(value));
    case 'includes_all':
      return asked.every((value) => values.includes(value));
    case 'blank':
      return values.length === 0;
    case 'not_blank':
      return values.length > 0;
  }
};

/**
 * The values that satisfy all demands with as few values added to and removed from the present ones as possible; null
 * when none do. Only values that the field offers are added; without a field, or with one that has no list of values,
 * what is there has to do.
 */
export function cheapestValues(
  actual: readonly string[],
  field: OrganizationField | undefined,
  demands: readonly Demand[],
): readonly string[] | null {
  if (demands.every((demand) => satisfies(actual, demand))) return actual;
  if (!field || field.type === 'name' || field.type === 'other') return null;
  return field.type === 'multi_select' ? severalValues(actual, field, demands) : oneValue(actual, field, demands);
}

function oneValue(actual: readonly string[], field: OrganizationField, demands: readonly Demand[]) {
  const does = (values: readonly string[]) => demands.every((demand) => satisfies(values, demand));
  // One that holds several values at present, against its type, may keep any one of them.
  for (const value of actual.length > 1 ? actual : []) if (does([value])) return [value];
  if (does([])) return [];
  const offered = field.values.find(({ value }) => does([value]));
  return offered ? [offered.value] : null;
}

function severalValues(actual: readonly string[], field: OrganizationField, demands: readonly Demand[]) {
  const forbidden = new Set(demands.flatMap(({ operator, values }) => (operator === 'none_of' ? values : [])));
  const required = new Set(demands.flatMap(({ operator, values }) => (operator === 'includes_all' ? values : [])));
  const blank = demands.some(({ operator }) => operator === 'blank');
  const values = blank ? [] : actual.filter((value) => !forbidden.has(value));
  const available = blank ? [] : field.values.map(({ value }) => value).filter((value) => !forbidden.has(value));
  values.push(...available.filter((value) => required.has(value) && !values.includes(value)));
  const lacking = demands.flatMap(({ operator, values: asked }) =>
    (operator === 'any_of' || operator === 'includes_any') && !asked.some((value) => values.includes(value))
      ? [new Set(asked)]
      : [],
  );
  values.push(...hittingSet(lacking, available));
  const [first] = available;
  if (values.length === 0 && first !== undefined && demands.some(({ operator }) => operator === 'not_blank')) {
    values.push(first);
  }
  return demands.every((demand) => satisfies(values, demand)) ? values : null;
}
