import type { OrganizationField } from '../organization-field.ts';
import type { Rule } from '../rule.ts';
import type { Matched } from '../rule-match.ts';
import { cheapestEdits, type Target } from './cheapest-edits.ts';
import { editFloor } from './edit-floor.ts';
import { editsBetween, type FieldEdit } from './field-edit.ts';
import { firstUnmet } from './obligation.ts';

/** A rule that does not match, and what would make it match. */
export interface NearMiss {
  ruleId: string;
  name: string;
  edits: FieldEdit[];
}

/**
 * For a pair that no rule associates, the rule that needs the smallest change; see `smallestChange`. Null when none can
 * be made to match.
 */
export function nearestMiss(
  rules: readonly Rule[],
  partner: Matched,
  secondPartner: Matched,
  fields: readonly OrganizationField[],
): NearMiss | null {
  const pair = { partner, secondPartner };
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const targets = rules.map(
    (rule): Target => ({
      rule,
      floor: editFloor(rule, pair, byKey),
      distance: (changed) => editFloor(rule, changed, byKey),
      unmet: (changed) => firstUnmet({ of: 'rule', rule, wanted: true }, changed),
    }),
  );
  const found = cheapestEdits(targets, pair, byKey);
  if (!found?.target.rule) return null;
  const { id: ruleId, name } = found.target.rule;
  return { ruleId, name, edits: editsBetween(pair, found.pair, fields) };
}
