import { valuesOf } from '../organization-field.ts';
import { type Condition, type ConditionGroup, isGroup, type Rule } from '../rule.ts';
import { holds, type Matched, shared } from '../rule-match.ts';

/** Why a pair is associated by rules, or is not: every rule, whether it matches or not, in the order given. */
export interface PairExplanation {
  associated: boolean;
  rules: RuleExplanation[];
}

export interface RuleExplanation {
  ruleId: string;
  name: string;
  matches: boolean;
  partner: GroupExplanation;
  secondPartner: GroupExplanation;
  same: SameExplanation[];
}

/** Mirrors the rule's tree, ids included. */
export interface GroupExplanation {
  id: string;
  join: 'and' | 'or';
  holds: boolean;
  items: (GroupExplanation | ConditionExplanation)[];
}

export interface ConditionExplanation extends Condition {
  /** What the organization has in that field; empty when it is blank. */
  actual: string[];
  holds: boolean;
}

/** It holds when something is shared. */
export interface SameExplanation {
  field: string;
  partnerValues: string[];
  secondPartnerValues: string[];
  shared: string[];
}

export function explainPair(rules: readonly Rule[], partner: Matched, secondPartner: Matched): PairExplanation {
  const explained = rules.map((rule) => explainRule(rule, partner, secondPartner));
  return { associated: explained.some((rule) => rule.matches), rules: explained };
}

function explainRule(rule: Rule, partner: Matched, secondPartner: Matched): RuleExplanation {
  const partnerSide = explainGroup(rule.partner, partner);
  const secondPartnerSide = explainGroup(rule.secondPartner, secondPartner);
  const same = rule.same.map((field) => ({
    field,
    partnerValues: [...valuesOf(partner, field)],
    secondPartnerValues: [...valuesOf(secondPartner, field)],
    shared: shared(field, partner, secondPartner),
  }));
  const matches = partnerSide.holds && secondPartnerSide.holds && same.every((field) => field.shared.length > 0);
  return { ruleId: rule.id, name: rule.name, matches, partner: partnerSide, secondPartner: secondPartnerSide, same };
}

function explainGroup({ id, join, items }: ConditionGroup, organization: Matched): GroupExplanation {
  const explained = items.map((item) =>
    isGroup(item)
      ? explainGroup(item, organization)
      : { ...item, actual: [...valuesOf(organization, item.field)], holds: holds(item, organization) },
  );
  const all = join === 'and' || explained.length === 0;
  return {
    id,
    join,
    holds: all ? explained.every((item) => item.holds) : explained.some((item) => item.holds),
    items: explained,
  };
}
