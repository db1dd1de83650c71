import { valuesOf } from './organization-field.ts';
import { type Condition, type ConditionGroup, everyCondition, isGroup, type Operator, type Rule } from './rule.ts';
import type { Matched } from './rule-match.ts';

/** A place in a rule that looks at a field. */
export interface RuleUse {
  ruleId: string;
  name: string;
  side: 'partner' | 'second_partner' | 'same';
  /** Null for `same`. */
  operator: Operator | null;
}

/**
 * Every use of a field in rules, or of one of its values. `same` uses a field and none of its values in particular: it
 * follows a renamed value by itself.
 */
export function usesOf(rules: readonly Rule[], field: string, value?: string): RuleUse[] {
  const uses: RuleUse[] = [];
  for (const rule of rules) {
    const use = { ruleId: rule.id, name: rule.name };
    for (const [side, tree] of [['partner', rule.partner] as const, ['second_partner', rule.secondPartner] as const]) {
      for (const { field: key, operator, values } of everyCondition(tree)) {
        if (key === field && (value === undefined || values.includes(value))) uses.push({ ...use, side, operator });
      }
    }
    if (value === undefined && rule.same.includes(field)) uses.push({ ...use, side: 'same', operator: null });
  }
  return uses;
}

/** The rule that says of `to` what this one says of `from`. */
export const withRenamedValue = (rule: Rule, field: string, from: string, to: string): Rule => ({
  ...rule,
  partner: renamedIn(rule.partner, field, from, to),
  secondPartner: renamedIn(rule.secondPartner, field, from, to),
});

function renamedIn(group: ConditionGroup, field: string, from: string, to: string): ConditionGroup {
  const renamed = (condition: Condition): Condition =>
    condition.field === field && condition.values.includes(from)
      ? { ...condition, values: [...new Set(condition.values.map((value) => (value === from ? to : value)))] }
      : condition;
  return {
    ...group,
    items: group.items.map((item) => (isGroup(item) ? renamedIn(item, field, from, to) : renamed(item))),
  };
}

/** The fields that rules look at on that side, `same` included, and that the organization leaves blank; in their order. */
export function missingRuleFields(
  rules: readonly Rule[],
  organization: Matched,
  side: 'partner' | 'second_partner',
): string[] {
  const looked = new Set<string>();
  for (const rule of rules) {
    const tree = side === 'partner' ? rule.partner : rule.secondPartner;
    for (const { field } of everyCondition(tree)) looked.add(field);
    for (const field of rule.same) looked.add(field);
  }
  return [...looked].filter((field) => valuesOf(organization, field).length === 0);
}
