import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toNameKey } from '../organization.ts';
import { associates, matches } from '../rule-match.ts';
import {
  changed,
  coverageOf,
  isPair,
  pageOf,
  pairsOf,
  partnersOf,
  secondsOf,
  uncoveredOf,
} from '../testing/naive-index.ts';
import {
  changeArbitrary,
  mediumChangeArbitrary,
  mediumTenantArbitrary,
  type RandomTenant,
  ruleArbitrary,
  tenantArbitrary,
} from '../testing/random-tenant.ts';
import { createEligibilityIndex, type EligibilityIndex } from './eligibility-index.ts';
import type { FoundWithRules, Page } from './types.ts';

const changes = fc.array(changeArbitrary, { maxLength: 12 });
const ALL = { words: '', after: null, limit: 100 };

/** Everything that the index answers, but for dry runs. */
function expectAgreement(index: EligibilityIndex, tenant: RandomTenant): void {
  const { organizations } = tenant;
  for (const one of organizations) {
    for (const other of organizations) {
      const expected = isPair(tenant, one, other);
      expect(index.isAssociated(one.id, other.id)).toBe(expected);
      const rules = tenant.rules.filter((rule) => associates(rule, one, other)).map(({ id }) => id);
      expect(index.rulesBetween(one.id, other.id)).toEqual(expected && tenant.source === 'rules' ? rules.sort() : []);
    }
    const seconds = secondsOf(tenant);
    expect(index.listSecondPartnersOf(one.id, ALL)).toEqual(
      pageOf(
        seconds.filter((other) => isPair(tenant, one, other)),
        ALL,
      ),
    );
    expect(index.listWithRules(one.id, ALL)).toEqual(withRules(index, one.id, ALL));
    expect(index.listOthers(one.id, ALL)).toEqual(
      pageOf(
        seconds.filter((other) => !isPair(tenant, one, other)),
        ALL,
      ),
    );
    expect(index.countSecondPartnersOf(one.id)).toBe(seconds.filter((other) => isPair(tenant, one, other)).length);
    const partners = partnersOf(tenant).filter((other) => isPair(tenant, other, one));
    expect(index.listPartnersOf(one.id, ALL)).toEqual(pageOf(partners, ALL));
    expect(index.countPartnersOf(one.id)).toBe(partners.length);
  }
  expect(index.countPairs()).toBe(pairsOf(tenant).length);
  const { rules, ...totals } = coverageOf(tenant);
  expect(index.coverage()).toMatchObject(totals);
  expect([...index.coverage().rules].sort(byId)).toEqual([...rules].sort(byId));
  expect(index.listUncovered(ALL)).toEqual(pageOf(uncoveredOf(tenant), ALL));
}

/** What `listWithRules` tells, by those that it takes the place of. */
function withRules(index: EligibilityIndex, partnerId: string, page: Page): FoundWithRules {
  const { ids, total } = index.listSecondPartnersOf(partnerId, page);
  return { rows: ids.map((id) => ({ id, ruleIds: index.rulesBetween(partnerId, id) })), total };
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

describe('the eligibility index (rows 41, 70, 77, 78, 81, 84)', () => {
  it('agrees with looking at every pair, for every operator, blanks, several values, names and contracts', () => {
    fc.assert(
      fc.property(tenantArbitrary, (tenant) => expectAgreement(createEligibilityIndex(tenant), tenant)),
      { numRuns: 300 },
    );
  });

  it('agrees after any sequence of changes, with every pair and with an index built anew', () => {
    fc.assert(
      fc.property(tenantArbitrary, changes, (before, sequence) => {
        const index = createEligibilityIndex(before);
        const after = sequence.reduce((tenant, change) => {
          index.apply(change);
          return changed(tenant, change);
        }, before);
        expectAgreement(index, after);
        const anew = createEligibilityIndex(after);
        expect([...index.coverage().rules].sort(byId)).toEqual([...anew.coverage().rules].sort(byId));
        expect(index.countPairs()).toBe(anew.countPairs());
      }),
      { numRuns: 300 },
    );
  });

  it('knows nobody and nothing of a vendor that has just begun, and takes everything in', () => {
    const nothing: RandomTenant = {
      fields: [],
      source: 'rules',
      organizations: [],
      contracts: [],
      rules: [],
      deals: [],
    };
    fc.assert(
      fc.property(fc.array(changeArbitrary, { maxLength: 40, size: 'max' }), (sequence) => {
        const index = createEligibilityIndex(nothing);
        expect(index.coverage()).toEqual({ partners: 0, secondPartners: 0, pairs: 0, uncovered: 0, rules: [] });
        for (const change of sequence) index.apply(change);
        expectAgreement(index, sequence.reduce(changed, nothing));
      }),
    );
  });

  it('agrees where sets have many words', () => {
    fc.assert(
      fc.property(mediumTenantArbitrary, fc.array(mediumChangeArbitrary, { maxLength: 12 }), (before, sequence) => {
        const index = createEligibilityIndex(before);
        const after = sequence.reduce((tenant, change) => {
          index.apply(change);
          return changed(tenant, change);
        }, before);
        expect(index.countPairs()).toBe(pairsOf(after).length);
        for (const partner of partnersOf(after)) {
          const seconds = secondsOf(after).filter((second) => isPair(after, partner, second));
          for (const limit of [1, 5, 1000]) {
            const page = { ...ALL, limit };
            expect(index.listSecondPartnersOf(partner.id, page)).toEqual(pageOf(seconds, page));
            expect(index.listWithRules(partner.id, page)).toEqual(withRules(index, partner.id, page));
          }
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 60_000);

  it('stays the same when a change is applied twice', () => {
    fc.assert(
      fc.property(tenantArbitrary, changes, (before, sequence) => {
        const index = createEligibilityIndex(before);
        for (const change of sequence) {
          index.apply(change);
          index.apply(change);
        }
        expectAgreement(index, sequence.reduce(changed, before));
      }),
    );
  });

  it('lists in pages by folded name and id, and finds by words in the folded name (rows 63, 98)', () => {
    const words = fc.constantFrom('', 'KESTREL', ' it  bright', 'ærø', '%', 'nobody', '～', '😀');
    fc.assert(
      fc.property(tenantArbitrary, words, fc.integer({ min: 1, max: 3 }), (tenant, searched, limit) => {
        const index = createEligibilityIndex(tenant);
        for (const partner of partnersOf(tenant)) {
          const expected = secondsOf(tenant).filter((second) => !isPair(tenant, partner, second));
          const ids: string[] = [];
          for (let after: { nameKey: string; id: string } | null = null; ; ) {
            const page = { words: searched, after, limit };
            const found = index.listOthers(partner.id, page);
            expect(found).toEqual(pageOf(expected, page));
            ids.push(...found.ids);
            const last = expected.find(({ id }) => id === found.ids.at(-1));
            if (!last) break;
            after = { nameKey: toNameKey(last.name), id: last.id };
          }
          expect(ids).toEqual(pageOf(expected, { words: searched, after: null, limit: 100 }).ids);
        }
      }),
    );
  });

  it('finds the active partners that match a tree, as the evaluator does, and after changes too', () => {
    const tree = ruleArbitrary.map(({ partner }) => partner);
    fc.assert(
      fc.property(tenantArbitrary, changes, tree, (before, sequence, asked) => {
        const index = createEligibilityIndex(before);
        for (const change of sequence) index.apply(change);
        const expected = partnersOf(sequence.reduce(changed, before))
          .filter((partner) => partner.standing === 'active' && matches(asked, partner))
          .map(({ id }) => id);
        expect(index.listPartnersMatching(asked).sort()).toEqual(expected.sort());
      }),
      { numRuns: 500 },
    );
  });

  it('pages on after an entry that is no longer there', () => {
    const tenant = fc.sample(tenantArbitrary, { seed: 1, numRuns: 200 }).find((each) => secondsOf(each).length > 3);
    if (!tenant) throw new Error('no tenant with several second partners');
    const page = { words: '', after: { nameKey: 'kestrelz', id: 'nobody' }, limit: 100 };
    const index = createEligibilityIndex(tenant);
    expect(index.listOthers('unknown', page)).toEqual(pageOf(secondsOf(tenant), page));
    expect(index.listSecondPartnersOf('unknown', page)).toEqual({ ids: [], total: 0 });
    expect(index.listPartnersOf('unknown', page)).toEqual({ ids: [], total: 0 });
  });
});
