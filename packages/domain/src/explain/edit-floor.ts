import { type OrganizationField, valuesOf } from '../organization-field.ts';
import { type ConditionGroup, isGroup, type Rule } from '../rule.ts';
import { holds, shared } from '../rule-match.ts';
import { costOf } from './cheapest-edits.ts';
import { type MatchedPair, organizationOn, type Side } from './field-edit.ts';

/**
 * What it costs at least to make a rule match that does not, told without a search: each field on which a condition fails
 * that has to hold. Infinite when one of these cannot be changed.
 */
export function editFloor(rule: Rule, pair: MatchedPair, fields: ReadonlyMap<string, OrganizationField>): number {
  const failing = { partner: new Map<string, number>(), second_partner: new Map<string, number>() };
  collectFailing(rule.partner, 'partner', pair, fields, failing.partner);
  collectFailing(rule.secondPartner, 'second_partner', pair, fields, failing.second_partner);
  let count = 0;
  let values = 0;
  for (const side of [failing.partner, failing.second_partner]) {
    for (const least of side.values()) {
      count += 1;
      values += least;
    }
  }
  for (const field of rule.same) {
    if (failing.partner.has(field) || failing.second_partner.has(field)) continue;
    if (shared(field, pair.partner, pair.secondPartner).length > 0) continue;
    count += 1;
    const both = valuesOf(pair.partner, field).length > 0 && valuesOf(pair.secondPartner, field).length > 0;
    values += both ? leastToAdd(fields.get(field), true) : 1;
  }
  // What fails may be a choice, of which one field has to change at least.
  return costOf(Math.max(count, 1), Math.max(values, 1));
}

function collectFailing(
  group: ConditionGroup,
  side: Side,
  pair: MatchedPair,
  fields: ReadonlyMap<string, OrganizationField>,
  failing: Map<string, number>,
) {
  if (group.join === 'or' && group.items.length > 1) return;
  const organization = organizationOn(side, pair);
  for (const item of group.items) {
    if (isGroup(item)) collectFailing(item, side, pair, fields, failing);
    else if (!failing.has(item.field) && !holds(item, organization)) {
      const adds = item.operator !== 'none_of' && item.operator !== 'blank' && item.operator !== 'not_blank';
      const actual = valuesOf(organization, item.field);
      failing.set(item.field, adds ? leastToAdd(fields.get(item.field), actual.length > 0) : 1);
    }
  }
}

/** How many values are added and removed at least to bring in another one. */
function leastToAdd(field: OrganizationField | undefined, replaces: boolean): number {
  switch (field?.type) {
    case 'multi_select':
      return 1;
    case 'select':
    case 'radio':
      return replaces ? 2 : 1;
    default:
      return Number.POSITIVE_INFINITY;
  }
}
