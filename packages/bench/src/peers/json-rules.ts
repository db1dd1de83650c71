import { compareText } from '@tierline/domain/eligibility-index/text-order';
import type { Organization } from '@tierline/domain/organization';
import { valuesOf } from '@tierline/domain/organization-field';
import {
  type Condition,
  type ConditionGroup,
  fieldsOf,
  isGroup,
  type Operator,
  type Rule,
} from '@tierline/domain/rule';
import { matches, shared } from '@tierline/domain/rule-match';
import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';
import type { PageWithReasons } from '../page-with-reasons.ts';
import { sidesOf } from '../sides.ts';

/**
 * json-rules-engine at its best: run once for a partner it tells whose rules' first trees match; whom the other trees
 * match was listed beforehand, so no time is counted for that. To run it for each of the second partners in turn, with
 * both trees as conditions, would take some thousand times as long.
 */
export function createJsonRules({
  organizations,
  rules,
}: {
  organizations: Iterable<Organization>;
  rules: readonly Rule[];
}) {
  const { partners, secondPartners } = sidesOf(organizations);
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  const engine = new Engine();
  for (const [operator, holds] of Object.entries(OPERATORS)) engine.addOperator(operator, holds);
  for (const { id, partner } of rules) engine.addRule({ conditions: toConditions(partner), event: { type: id } });
  const listed = new Map(rules.map((rule) => [rule.id, { rule, places: placesOf(secondPartners, rule) }]));
  const fields = new Set(rules.flatMap((rule) => [...fieldsOf(rule)]));

  return {
    async pageOf(partnerId: string, limit: number): Promise<PageWithReasons> {
      const partner = byId.get(partnerId);
      if (!partner) return { total: 0, rows: [] };
      const facts = Object.fromEntries([...fields].map((field) => [field, valuesOf(partner, field)]));
      const { events } = await engine.run(facts);
      const reasons = new Map<number, string[]>();
      for (const { type } of events) {
        const { rule, places } = listed.get(type) ?? NEVER;
        for (const place of places) {
          const second = secondPartners[place] as Organization;
          if (!rule.same.every((field) => shared(field, partner, second).length > 0)) continue;
          const ids = reasons.get(place);
          if (ids) ids.push(type);
          else reasons.set(place, [type]);
        }
      }
      return {
        total: reasons.size,
        rows: [...reasons.keys()]
          .sort((a, b) => a - b)
          .slice(0, limit)
          .map((place) => ({
            id: secondPartners[place]?.id ?? '',
            ruleIds: reasons.get(place)?.sort(compareText) ?? [],
          })),
      };
    },
  };
}

const NEVER = { rule: { same: [] as readonly string[] }, places: [] as number[] };

const placesOf = (secondPartners: readonly Organization[], { secondPartner }: Rule): number[] =>
  secondPartners.flatMap((each, place) => (matches(secondPartner, each) ? [place] : []));

type Values = readonly string[];
const includesOne = (actual: Values, values: Values) => values.some((value) => actual.includes(value));

const OPERATORS: Record<Operator, (actual: Values, values: Values) => boolean> = {
  any_of: includesOne,
  includes_any: includesOne,
  none_of: (actual, values) => !includesOne(actual, values),
  includes_all: (actual, values) => values.every((value) => actual.includes(value)),
  blank: (actual) => actual.length === 0,
  not_blank: (actual) => actual.length > 0,
};

function toConditions({ join, items }: ConditionGroup): TopLevelCondition {
  const conditions = items.map(toCondition);
  return join === 'or' && items.length > 0 ? { any: conditions } : { all: conditions };
}

const toCondition = (item: Condition | ConditionGroup): NestedCondition =>
  isGroup(item) ? toConditions(item) : { fact: item.field, operator: item.operator, value: item.values };
