import { describe, expect, it } from 'vitest';
import { mineRules } from './mine-rules.ts';
import { FIELDS, type HiddenTenant, hiddenTenant, leastDecided, numbersFrom, pairsOf } from './testing/hidden-rules.ts';

const toPair = (pair: string) => {
  const [partnerId = '', secondPartnerId = ''] = pair.split(' ');
  return { partnerId, secondPartnerId };
};
const toText = ({ partnerId, secondPartnerId }: ReturnType<typeof toPair>) => `${partnerId} ${secondPartnerId}`;

function mine(tenant: Pick<HiddenTenant, 'partners' | 'secondPartners'>, contracts: Iterable<string>) {
  const name = ({ id }: { id: string }) => `Draft ${id}`;
  return mineRules({ ...tenant, contracts: [...contracts].map(toPair), fields: FIELDS, name });
}

const contractsOf = ({ associated, added, removed }: HiddenTenant) =>
  [...associated, ...added].filter((pair) => !removed.has(pair));

describe('mining rules from contracts', { timeout: 60_000 }, () => {
  // Of what decides fewer pairs nobody can say whether it is a rule or an exception; five hidden rules often overlap so.
  const clear = Array.from({ length: 30 }, (_, index) => hiddenTenant(index + 1)).filter(
    (tenant) => leastDecided(tenant) >= 25,
  );

  it('is tried on tenants with one to five hidden rules', () => {
    expect(clear.length).toBeGreaterThan(10);
    expect(new Set(clear.map(({ rules }) => rules.length))).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  it.each(clear.map((tenant) => [tenant.rules.length, tenant] as const))(
    'finds %i hidden rules or as good ones, and exactly the exceptions (beyond rank 10)',
    (_, tenant) => {
      const { rules, missing, extra } = mine(tenant, contractsOf(tenant));
      expect(pairsOf(rules, tenant)).toEqual(tenant.associated);
      expect(new Set(missing.map(toText))).toEqual(tenant.added);
      expect(new Set(extra.map(toText))).toEqual(tenant.removed);
      expect(rules.length).toBeLessThanOrEqual(tenant.rules.length);
    },
  );

  it('always accounts for every contract: what the rules associate, without the extra, with the missing', () => {
    for (let seed = 1_000; seed < 1_005; seed += 1) {
      const tenant = hiddenTenant(seed, 80, 20);
      const contracts = contractsOf(tenant);
      const { rules, missing, extra } = mine(tenant, contracts);
      const accounted = new Set([...pairsOf(rules, tenant), ...missing.map(toText)]);
      for (const pair of extra) accounted.delete(toText(pair));
      expect(accounted).toEqual(new Set(contracts));
    }
  });

  it('finds no rule in contracts without a pattern, few or many', () => {
    const tenant = hiddenTenant(1, 200, 20);
    for (const percent of [2, 10, 30, 50, 80]) {
      const next = numbersFrom(percent);
      const all = tenant.partners.flatMap(({ id }) => tenant.secondPartners.map((second) => `${id} ${second.id}`));
      const contracts = all.filter(() => next(100) < percent);
      const { rules, missing, extra } = mine(tenant, contracts);
      expect(rules).toEqual([]);
      expect(missing.map(toText)).toEqual(contracts);
      expect(extra).toEqual([]);
    }
  });

  it('names and numbers the rules, and says what they ask in the words of the fields', () => {
    const tenant = hiddenTenant(1, 200, 20);
    const sameRegion = { id: 'h', name: 'h', partner: everyone, secondPartner: everyone, same: ['region'] };
    const { rules } = mine(tenant, pairsOf([sameRegion], tenant));
    expect(rules).toEqual([
      {
        id: 'mined-1',
        name: 'Draft mined-1',
        partner: { id: 'mined-1-partner', join: 'and', items: [] },
        secondPartner: { id: 'mined-1-secondPartner', join: 'and', items: [] },
        same: ['region'],
      },
    ]);
  });

  it('counts a contract of somebody unknown as unexplained, and one that is stated twice once', () => {
    const tenant = { partners: [], secondPartners: [] };
    expect(mine(tenant, ['p1 d1', 'p1 d1'])).toEqual({ rules: [], missing: [toPair('p1 d1')], extra: [] });
  });
});

const everyone = { id: 'g', join: 'and' as const, items: [] };
