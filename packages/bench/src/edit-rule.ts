import type { Condition, ConditionGroup, Rule } from '@tierline/domain/rule';
import { everyCondition, isGroup, takesValues } from '@tierline/domain/rule';
import type { BigTenant } from './big-tenant.ts';
import type { Random } from './random.ts';

/** A rule with other values in one of its conditions, as somebody has it who is editing it. */
export function editRule(random: Random, { rules, fields }: BigTenant): Rule {
  const edited = random.pick(rules.filter((rule) => editable(rule).length > 0));
  const { id, field, values } = random.pick(editable(edited));
  const all = fields.find(({ key }) => key === field)?.values.map(({ value }) => value) ?? [];
  const others =
    random.chance(0.5) && values.length > 1
      ? values.slice(1)
      : [...values, random.pick(all.filter((value) => !values.includes(value)))];
  return {
    ...edited,
    partner: withValues(edited.partner, id, others),
    secondPartner: withValues(edited.secondPartner, id, others),
  };
}

const editable = ({ partner, secondPartner }: Rule): Condition[] =>
  [...everyCondition(partner), ...everyCondition(secondPartner)].filter(({ operator }) => takesValues(operator));

const withValues = (group: ConditionGroup, id: string, values: readonly string[]): ConditionGroup => ({
  ...group,
  items: group.items.map((item) =>
    isGroup(item) ? withValues(item, id, values) : item.id === id ? { ...item, values } : item,
  ),
});
