import { type OrganizationField, valuesOf } from '../organization-field.ts';
import { type Condition, type ConditionGroup, everyCondition, isGroup, type Rule } from '../rule.ts';
import { associates, holds, matches, shared } from '../rule-match.ts';
import type { Demand } from './demand.ts';
import { type MatchedPair, organizationOn, type Side } from './field-edit.ts';

/** What has to be true of a pair (`wanted`), or false. */
export type Obligation =
  | { of: 'rule'; rule: Rule; wanted: boolean }
  | { of: 'item'; side: Side; item: Condition | ConditionGroup; wanted: boolean }
  | { of: 'same'; rule: Rule; field: string; wanted: boolean };

export interface SideDemand {
  side: Side;
  field: string;
  demand: Demand;
}

/** One way to meet an obligation: fields that have to satisfy something, and what has to be met after that. */
export interface Way {
  demands: readonly SideDemand[];
  rest: Obligation | null;
}

function isMet(obligation: Obligation, pair: MatchedPair): boolean {
  const { wanted } = obligation;
  switch (obligation.of) {
    case 'rule':
      return associates(obligation.rule, pair.partner, pair.secondPartner) === wanted;
    case 'same':
      return shared(obligation.field, pair.partner, pair.secondPartner).length > 0 === wanted;
    case 'item': {
      const { item, side } = obligation;
      const organization = organizationOn(side, pair);
      return (isGroup(item) ? matches(item, organization) : holds(item, organization)) === wanted;
    }
  }
}

/** The parts of an obligation, and whether all have to be met or one of them; null for one without parts. */
function partsOf(obligation: Obligation): { parts: Obligation[]; all: boolean } | null {
  const { wanted } = obligation;
  if (obligation.of === 'rule') {
    const { rule } = obligation;
    const parts: Obligation[] = [
      { of: 'item', side: 'partner', item: rule.partner, wanted },
      { of: 'item', side: 'second_partner', item: rule.secondPartner, wanted },
      ...rule.same.map((field) => ({ of: 'same' as const, rule, field, wanted })),
    ];
    return { parts, all: wanted };
  }
  if (obligation.of === 'same' || !isGroup(obligation.item)) return null;
  const { item: group, side } = obligation;
  // A group without items always holds, so that it can be made true and cannot be made false.
  const all = (group.join === 'and' || group.items.length === 0) === wanted;
  return { parts: group.items.map((item) => ({ of: 'item', side, item, wanted })), all };
}

/** The first thing that stands in the way: a condition, a `same`, or a choice of which nothing is met; null when met. */
export function firstUnmet(obligation: Obligation, pair: MatchedPair): Obligation | null {
  if (isMet(obligation, pair)) return null;
  const split = partsOf(obligation);
  if (!split?.all) return obligation;
  for (const part of split.parts) {
    const unmet = firstUnmet(part, pair);
    if (unmet) return unmet;
  }
  return null;
}

/** Every way to meet what `firstUnmet` found; whatever meets it goes one of these ways. */
export function waysToMeet(
  unmet: Obligation,
  pair: MatchedPair,
  fields: ReadonlyMap<string, OrganizationField>,
): readonly Way[] {
  const split = partsOf(unmet);
  if (split) {
    return split.parts.flatMap((part) =>
      partsOf(part) ? [{ demands: [], rest: part }] : waysToMeet(part, pair, fields),
    );
  }
  if (unmet.of === 'same') return unmet.wanted ? waysToShare(unmet, pair, fields) : waysToPart(unmet.field, pair);
  if (unmet.of === 'item' && !isGroup(unmet.item)) return waysToHold(unmet.item, unmet.side, unmet.wanted);
  return [];
}

function waysToHold({ field, operator, values }: Condition, side: Side, wanted: boolean): readonly Way[] {
  const way = (demand: Demand): Way => ({ demands: [{ side, field, demand }], rest: null });
  if (wanted) return [way({ operator, values })];
  switch (operator) {
    case 'any_of':
    case 'includes_any':
      return [way({ operator: 'none_of', values })];
    case 'none_of':
      return [way({ operator: 'includes_any', values })];
    case 'includes_all':
      return values.map((value) => way({ operator: 'none_of', values: [value] }));
    case 'blank':
      return [way({ operator: 'not_blank', values: [] })];
    case 'not_blank':
      return [way({ operator: 'blank', values: [] })];
  }
}

/** Values that the rule does not name and nobody has are as good as each other: the first of them stands for all. */
function waysToShare(
  { rule, field }: { rule: Rule; field: string },
  pair: MatchedPair,
  fields: ReadonlyMap<string, OrganizationField>,
): Way[] {
  const values = new Set([...valuesOf(pair.partner, field), ...valuesOf(pair.secondPartner, field)]);
  for (const condition of [...everyCondition(rule.partner), ...everyCondition(rule.secondPartner)]) {
    if (condition.field === field) for (const value of condition.values) values.add(value);
  }
  const other = fields.get(field)?.values.find(({ value }) => !values.has(value));
  return [...values, ...(other ? [other.value] : [])].map((value) => {
    const demand: Demand = { operator: 'includes_all', values: [value] };
    return {
      demands: [
        { side: 'partner', field, demand },
        { side: 'second_partner', field, demand },
      ],
      rest: null,
    };
  });
}

/** Of every value that both have, one side has to go without; the first will do, for the others come up after it. */
function waysToPart(field: string, pair: MatchedPair): Way[] {
  const demand: Demand = { operator: 'none_of', values: shared(field, pair.partner, pair.secondPartner).slice(0, 1) };
  return [
    { demands: [{ side: 'partner', field, demand }], rest: null },
    { demands: [{ side: 'second_partner', field, demand }], rest: null },
  ];
}
