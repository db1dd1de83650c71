import type { FieldType } from './organization-field.ts';

/**
 * `none_of` holds for a blank field, for it has none of the values; `any_of`, `includes_any` and `includes_all` do not.
 * The sets of `any_of` and `includes_any` are computed alike: the one word is for fields with one value, the other for
 * fields with several.
 */
export type Operator = 'any_of' | 'none_of' | 'includes_any' | 'includes_all' | 'blank' | 'not_blank';

export interface Condition {
  id: string;
  /** The key of an `OrganizationField`. */
  field: string;
  operator: Operator;
  /** Empty for `blank` and `not_blank`. */
  values: readonly string[];
}

/** A group without items always holds; only the outermost may be one. */
export interface ConditionGroup {
  id: string;
  join: 'and' | 'or';
  items: readonly (Condition | ConditionGroup)[];
}

/**
 * A partner and a second partner are associated when the partner matches one tree, the second partner the other, and
 * both have a value in common in each of the fields in `same`. Account types are no conditions: a rule is about
 * partners on one side and second partners on the other, always.
 */
export interface Rule {
  id: string;
  name: string;
  partner: ConditionGroup;
  secondPartner: ConditionGroup;
  same: readonly string[];
}

export const isGroup = (item: Condition | ConditionGroup): item is ConditionGroup => 'join' in item;

const SINGLE: readonly Operator[] = ['any_of', 'none_of', 'blank', 'not_blank'];

/** What can be asked about a field; nothing about one without a list of values. A name is never blank. */
export const OPERATORS_OF: Record<FieldType, readonly Operator[]> = {
  name: ['any_of', 'none_of'],
  select: SINGLE,
  radio: SINGLE,
  multi_select: ['includes_any', 'includes_all', 'none_of', 'blank', 'not_blank'],
  other: [],
};

export const takesValues = (operator: Operator): boolean => operator !== 'blank' && operator !== 'not_blank';

/** Every condition of a tree, in reading order. */
export function* everyCondition(group: ConditionGroup): Generator<Condition> {
  for (const item of group.items) {
    if (isGroup(item)) yield* everyCondition(item);
    else yield item;
  }
}

/** The fields that a rule looks at, on either side. */
export const fieldsOf = (rule: Rule): Set<string> =>
  new Set(
    [...everyCondition(rule.partner), ...everyCondition(rule.secondPartner)]
      .map(({ field }) => field)
      .concat(rule.same),
  );
