import type { FieldValues } from './organization-field.ts';
import { valuesOf } from './organization-field.ts';
import { type Condition, type ConditionGroup, isGroup, type Rule } from './rule.ts';

/** What a rule looks at. */
export interface Matched {
  id: string;
  values: FieldValues;
}

export function holds({ field, operator, values }: Condition, organization: Matched): boolean {
  const actual = valuesOf(organization, field);
  switch (operator) {
    case 'any_of':
    case 'includes_any':
      return values.some((value) => actual.includes(value));
    case 'none_of':
      return !values.some((value) => actual.includes(value));
    case 'includes_all':
      return values.every((value) => actual.includes(value));
    case 'blank':
      return actual.length === 0;
    case 'not_blank':
      return actual.length > 0;
  }
}

export function matches(group: ConditionGroup, organization: Matched): boolean {
  const each = (item: Condition | ConditionGroup) =>
    isGroup(item) ? matches(item, organization) : holds(item, organization);
  return group.join === 'and' || group.items.length === 0 ? group.items.every(each) : group.items.some(each);
}

/** The values that both have in a field; a blank one has none in common with anything. */
export const shared = (field: string, a: Matched, b: Matched): string[] => {
  const theirs = valuesOf(b, field);
  return valuesOf(a, field).filter((value) => theirs.includes(value));
};

export const associates = (rule: Rule, partner: Matched, secondPartner: Matched): boolean =>
  matches(rule.partner, partner) &&
  matches(rule.secondPartner, secondPartner) &&
  rule.same.every((field) => shared(field, partner, secondPartner).length > 0);
