import type { FieldType, OrganizationField } from '../../organization-field.ts';
import type { Condition, ConditionGroup, Rule } from '../../rule.ts';
import { associates, type Matched } from '../../rule-match.ts';

const fieldOf = (key: string, type: FieldType, count: number): OrganizationField => ({
  key,
  label: key,
  type,
  values: Array.from({ length: count }, (_, index) => ({ value: `${key}-${index}`, label: `${key} ${index}` })),
});

export const FIELDS = [
  fieldOf('region', 'select', 5),
  fieldOf('segment', 'radio', 3),
  fieldOf('industry', 'select', 6),
  fieldOf('product_lines', 'multi_select', 5),
  fieldOf('size', 'select', 4),
  fieldOf('certificates', 'multi_select', 4),
];

/** Numbers from 0 up to a bound, the same ones for the same seed. */
export function numbersFrom(seed: number): (bound: number) => number {
  let state = Math.imul(seed, 2_654_435_761) >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

export interface HiddenTenant {
  partners: Matched[];
  secondPartners: Matched[];
  rules: Rule[];
  /** Pairs as `partner second-partner`: those that the rules associate, and those that contracts have instead. */
  associated: Set<string>;
  added: Set<string>;
  removed: Set<string>;
}

/** A tenant whose contracts follow one to five rules but for 3 % of them. */
export function hiddenTenant(seed: number, partnerCount = 300, secondPartnerCount = 30): HiddenTenant {
  const next = numbersFrom(seed);
  const organizations = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index): Matched => ({ id: `${prefix}${index}`, values: valuesBy(next) }));
  const partners = organizations('p', partnerCount);
  const secondPartners = organizations('d', secondPartnerCount);
  const rules = Array.from({ length: 1 + next(5) }, (_, index) => ruleBy(next, `hidden-${index + 1}`));
  const associated = pairsOf(rules, { partners, secondPartners });
  const all = [...associated];
  const added = new Set<string>();
  const removed = new Set<string>();
  for (let index = 0; index < all.length * 0.015; index += 1) {
    removed.add(all[next(all.length)] as string);
    const pair = `p${next(partnerCount)} d${next(secondPartnerCount)}`;
    if (!associated.has(pair)) added.add(pair);
  }
  return { partners, secondPartners, rules, associated, added, removed };
}

export function pairsOf(
  rules: readonly Rule[],
  { partners, secondPartners }: Pick<HiddenTenant, 'partners' | 'secondPartners'>,
) {
  const pairs = new Set<string>();
  for (const partner of partners) {
    for (const second of secondPartners) {
      if (rules.some((rule) => associates(rule, partner, second))) pairs.add(`${partner.id} ${second.id}`);
    }
  }
  return pairs;
}

/**
 * How many pairs hang on the least of what the rules say: a rule, a condition, a value, or a `same`. What decides next to
 * nothing cannot be told from an exception.
 */
export function leastDecided({ rules, partners, secondPartners, associated }: HiddenTenant): number {
  const withoutEach = rules.flatMap((rule, index) => [
    rules.filter((_, other) => other !== index),
    ...simpler(rule).map((each) => rules.map((other, at) => (at === index ? each : other))),
  ]);
  const differences = withoutEach.map((without) => {
    const pairs = pairsOf(without, { partners, secondPartners });
    const both = [...pairs].filter((pair) => associated.has(pair)).length;
    return associated.size + pairs.size - 2 * both;
  });
  return Math.min(...differences);
}

function simpler(rule: Rule): Rule[] {
  const trees = (['partner', 'secondPartner'] as const).flatMap((side) => {
    const conditions = rule[side].items as Condition[];
    const asking = (items: Condition[]): Rule => ({ ...rule, [side]: { ...rule[side], items } });
    return conditions.flatMap((condition) => [
      asking(conditions.filter((each) => each !== condition)),
      ...(condition.values.length > 1 ? condition.values : []).map((value) =>
        asking(
          conditions.map((each) =>
            each === condition ? { ...each, values: each.values.filter((other) => other !== value) } : each,
          ),
        ),
      ),
    ]);
  });
  return [...trees, ...rule.same.map((field) => ({ ...rule, same: rule.same.filter((each) => each !== field) }))];
}

function valuesBy(next: (bound: number) => number): Matched['values'] {
  return Object.fromEntries(
    FIELDS.map(({ key, type, values }) => {
      const one = () => values[next(values.length)]?.value ?? '';
      if (next(20) === 0) return [key, []];
      return [key, type === 'multi_select' && next(2) === 0 ? [...new Set([one(), one()])] : [one()]];
    }),
  );
}

function ruleBy(next: (bound: number) => number, id: string): Rule {
  const some = <T>(from: readonly T[], count: number): T[] => {
    const left = [...from];
    return Array.from({ length: count }, () => left.splice(next(left.length), 1)).flat();
  };
  const side = (count: number): ConditionGroup => ({
    id: 'g',
    join: 'and',
    items: some(FIELDS, count).map(({ key, type, values }): Condition => {
      const any = type === 'multi_select' ? 'includes_any' : 'any_of';
      const operator = next(3) === 0 ? 'none_of' : any;
      return { id: key, field: key, operator, values: some(values, 1 + next(2)).map(({ value }) => value) };
    }),
  });
  const same = next(2) === 0 ? [] : some(FIELDS, 1 + next(2)).map(({ key }) => key);
  const alone = same.length > 0;
  const partner = side(alone ? next(3) : 1 + next(2));
  return { id, name: id, partner, secondPartner: side(alone ? next(2) : 1 + next(2)), same };
}
