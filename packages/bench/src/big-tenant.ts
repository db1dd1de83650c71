import type { IndexContent } from '@tierline/domain/eligibility-index/types';
import type { Organization } from '@tierline/domain/organization';
import type { OrganizationField } from '@tierline/domain/organization-field';
import type { Condition, ConditionGroup, Rule } from '@tierline/domain/rule';
import { Random } from './random.ts';

export interface TenantSize {
  partners: number;
  secondPartners: number;
  rules: number;
  deals: number;
  seed: number;
}

export interface BigTenant extends IndexContent {
  fields: OrganizationField[];
  organizations: Organization[];
  contracts: { partnerId: string; secondPartnerId: string }[];
  rules: Rule[];
}

interface Shape {
  key: string;
  values: number;
  /** How many values an organization has at most; more than one makes it a multi-select. */
  most: number;
  /** The share of organizations that have none. */
  blank: number;
}

const SHAPES: readonly Shape[] = [
  { key: 'region', values: 20, most: 1, blank: 0.02 },
  { key: 'country', values: 60, most: 1, blank: 0.02 },
  { key: 'segment', values: 5, most: 1, blank: 0.05 },
  { key: 'tier', values: 4, most: 1, blank: 0.1 },
  { key: 'product_lines', values: 12, most: 4, blank: 0.05 },
  { key: 'certifications', values: 20, most: 4, blank: 0.3 },
  { key: 'industry_focus', values: 15, most: 3, blank: 0.2 },
];

const MADE_OF = [
  'North',
  'Blue',
  'Iron',
  'River',
  'Summit',
  'Cloud',
  'Harbour',
  'Cedar',
  'Quantum',
  'Bright',
  'Delta',
  'Aspen',
];
const ENDS = ['Systems', 'Networks', 'IT', 'Partners', 'Solutions', 'Trading', 'Data', 'Group'];
const CURRENCIES = ['EUR', 'USD', 'GBP', 'JPY'];

/**
 * A vendor's programme of any size, which follows from its seed: values are unevenly spread as real ones are, and about
 * one pair in nine is associated when there are 200 rules. Deals are made anew each time that they are walked through.
 */
export function bigTenant({ partners, secondPartners, rules, deals, seed }: TenantSize): BigTenant {
  const random = new Random(seed);
  const fields = SHAPES.map(toField);
  const reseller = organizationsOf(random, 'partner', partners);
  const distributor = organizationsOf(random, 'partner_2', secondPartners);
  const distributorIds = distributor.map(({ id }) => id);
  return {
    fields,
    source: 'rules',
    organizations: [...reseller, ...distributor],
    contracts: reseller.flatMap(({ id }) =>
      random
        .pickSome(distributorIds.slice(0, 40), random.below(4))
        .map((secondPartnerId) => ({ partnerId: id, secondPartnerId })),
    ),
    rules: Array.from({ length: rules }, (_, n) => randomRule(random, `rule-${n}`)),
    deals: { [Symbol.iterator]: () => dealsOf(new Random(seed + 1), deals, reseller, distributor) },
  };
}

const valueName = (key: string, n: number) => `${key}-${n + 1}`;
const valueNames = ({ key, values }: Shape) => Array.from({ length: values }, (_, n) => valueName(key, n));

const toField = (shape: Shape): OrganizationField => ({
  key: shape.key,
  label: shape.key.replace('_', ' '),
  type: shape.most > 1 ? 'multi_select' : 'select',
  values: valueNames(shape).map((value) => ({ value, label: value })),
});

function organizationsOf(random: Random, accountType: Organization['accountType'], count: number): Organization[] {
  return Array.from({ length: count }, (_, n) => ({
    id: random.id(),
    name: `${random.pick(MADE_OF)}${random.pick(MADE_OF).toLowerCase()} ${random.pick(ENDS)} ${n + 1}`,
    accountType,
    standing:
      accountType === 'partner_2' || random.chance(0.94) ? 'active' : random.chance(0.5) ? 'prospective' : 'inactive',
    values: Object.fromEntries(
      SHAPES.flatMap((shape) => {
        const values = someValues(random, shape, 1 + random.below(shape.most));
        return random.chance(shape.blank) ? [] : [[shape.key, values]];
      }),
    ),
  }));
}

/** The first values of a field are the usual ones. */
function someValues(random: Random, { key, values }: Shape, count: number): string[] {
  const some = new Set<string>();
  while (some.size < count) some.add(valueName(key, Math.floor(values * random.next() ** 1.5)));
  return [...some];
}

const SAME_FIELDS = ['region', 'country', 'product_lines'];

export function randomRule(random: Random, id: string): Rule {
  const same = random.chance(0.08) ? [random.pick(SAME_FIELDS)] : [];
  const conditions = same.length > 0 || random.chance(0.4) ? 2 : 3;
  return {
    id,
    name: `Rule ${id}`,
    partner: randomTree(random, `${id}-p`, conditions),
    secondPartner: randomTree(random, `${id}-s`, conditions),
    same,
  };
}

/** One tree in five has a choice between two of its conditions. */
function randomTree(random: Random, id: string, count: number): ConditionGroup {
  const conditions = random.pickSome(SHAPES, count).map((shape, n) => randomCondition(random, `${id}-${n}`, shape));
  if (count < 3 || !random.chance(0.2)) return { id, join: 'and', items: conditions };
  const [first, ...others] = conditions;
  return { id, join: 'and', items: [...(first ? [first] : []), { id: `${id}-or`, join: 'or', items: others }] };
}

function randomCondition(random: Random, id: string, shape: Shape): Condition {
  const several = shape.most > 1;
  const some = (share: number) => random.pickSome(valueNames(shape), Math.max(1, Math.round(shape.values * share)));
  const kind = random.next();
  if (kind < 0.03) return { id, field: shape.key, operator: 'blank', values: [] };
  if (kind < 0.06) return { id, field: shape.key, operator: 'none_of', values: some(0.6) };
  if (kind < 0.1 && several) return { id, field: shape.key, operator: 'includes_all', values: some(0.1) };
  return {
    id,
    field: shape.key,
    operator: several ? 'includes_any' : 'any_of',
    values: some(0.04 + random.next() * 0.14),
  };
}

function* dealsOf(
  random: Random,
  count: number,
  partners: readonly Organization[],
  secondPartners: readonly Organization[],
) {
  for (let n = 0; n < count; n += 1) {
    yield {
      id: random.id(),
      partnerId: random.pick(partners).id,
      secondPartnerId: random.chance(0.85) ? random.pick(secondPartners).id : null,
      amount: random.chance(0.95) ? { minor: random.below(50_000_000), currency: random.pick(CURRENCIES) } : null,
    };
  }
}
