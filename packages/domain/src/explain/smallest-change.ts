import type { OrganizationField } from '../organization-field.ts';
import type { Rule } from '../rule.ts';
import { associates, type Matched } from '../rule-match.ts';
import { cheapestEdits, type Target } from './cheapest-edits.ts';
import { editsBetween, type FieldEdit, type MatchedPair } from './field-edit.ts';
import { nearestMiss } from './nearest-miss.ts';

/**
 * The smallest change of field values that turns the rules' answer for a pair into the opposite: the fewest fields, of
 * these the fewest values added and removed. Only values that the fields offer are added, and nobody's name is changed.
 * Null when no such change turns it.
 */
export function smallestChange(
  rules: readonly Rule[],
  partner: Matched,
  secondPartner: Matched,
  fields: readonly OrganizationField[],
): FieldEdit[] | null {
  const pair = { partner, secondPartner };
  if (!matchingRule(rules, pair)) return nearestMiss(rules, partner, secondPartner, fields)?.edits ?? null;
  // A change that breaks one rule may fulfil another, which then stands in the way as well.
  const apart: Target = {
    rule: null,
    floor: 0,
    distance: (changed) => rules.filter((rule) => associates(rule, changed.partner, changed.secondPartner)).length,
    unmet: (changed) => {
      const rule = matchingRule(rules, changed);
      return rule ? { of: 'rule', rule, wanted: false } : null;
    },
  };
  const found = cheapestEdits([apart], pair, new Map(fields.map((field) => [field.key, field])));
  return found && editsBetween(pair, found.pair, fields);
}

const matchingRule = (rules: readonly Rule[], { partner, secondPartner }: MatchedPair): Rule | undefined =>
  rules.find((rule) => associates(rule, partner, secondPartner));
