import { Random } from '../random.ts';

/** What a company record holds, by Tierline's keys; lists are joined by `;`, as both CRMs do. */
export type Values = Readonly<Record<string, string>>;

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  region: ['Americas', 'EMEA', 'APAC'],
  segment: ['Enterprise', 'Mid-Market', 'Public Sector', 'Small Business'],
  tier: ['Gold', 'Silver', 'Bronze'],
  product_lines: ['Pool 1', 'Pool 2', 'Pool 1;Pool 4', 'Pool 2;Pool 3', 'Pool 6'],
};
const KEYS = ['name', ...Object.keys(CHOICES)];
/** Every so manieth company is a distributor. */
const DISTRIBUTOR_EVERY = 50;
/** How many of them contracts name: a vendor's few big ones. */
const NAMED = 40;

const isDistributor = (n: number): boolean => n % DISTRIBUTOR_EVERY === 0;

/** The nth of so many companies, as both CRMs have it at first. */
export function valuesAtFirst(n: number, count: number, seed: number): Values {
  const random = new Random(seed + n);
  const type = isDistributor(n) ? 'Distributor' : 'Partner';
  const filled = Object.fromEntries(Object.entries(CHOICES).map(([key, choices]) => [key, random.pick(choices)]));
  const named = Math.min(NAMED, Math.ceil(count / DISTRIBUTOR_EVERY));
  const contracts = isDistributor(n) ? [] : Array.from({ length: random.below(4) }, () => random.below(named));
  const names = [...new Set(contracts)].map((at) => `Company ${at * DISTRIBUTOR_EVERY}`);
  return {
    ...{ name: `Company ${n}`, account_type: type, status: `Active ${type}`, ...filled },
    ...(names.length > 0 && { contracts: names.join(';') }),
  };
}

/** Another value of one of its fields. Distributors keep their names, which other companies' lists spell. */
export function randomEdit(random: Random, present: Values, n: number): Values {
  const key = random.pick(isDistributor(n) ? Object.keys(CHOICES) : KEYS);
  if (key === 'name') return { name: `Company ${n} of ${random.below(1e6)}` };
  return { [key]: random.pick((CHOICES[key] ?? []).filter((value) => value !== present[key])) };
}
