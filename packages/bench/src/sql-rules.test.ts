import { createEligibilityIndex } from '@tierline/domain/eligibility-index/eligibility-index';
import { everyCondition } from '@tierline/domain/rule';
import { keysOf, pairsOf } from '@tierline/domain/testing/naive-index';
import { mediumTenantArbitrary, type RandomTenant, tenantArbitrary } from '@tierline/domain/testing/random-tenant';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageFromIndex } from './page-with-reasons.ts';
import { createDuckDbSideTables } from './peers/duckdb-side-tables.ts';
import { createNaive } from './peers/naive.ts';
import { createSqliteSideTables } from './peers/sqlite-side-tables.ts';
import { sidesOf } from './sides.ts';

const withRules = <T extends RandomTenant>(tenants: fc.Arbitrary<T>) =>
  tenants.map((tenant): RandomTenant => ({ ...tenant, source: 'rules' }));
const small = withRules(tenantArbitrary);
const medium = withRules(mediumTenantArbitrary);

const LIMIT = 5;

/** Pairs, pages and reasons, of SQL, the naive evaluator and the index. */
function expectAgreement(tenant: RandomTenant): void {
  const sql = createSqliteSideTables(tenant);
  const naive = createNaive(tenant);
  const index = createEligibilityIndex(tenant);
  const pairs = sql.listPairs();
  expect(keysOf(pairs)).toEqual(keysOf(pairsOf(tenant)));
  expect(index.countPairs()).toBe(pairs.length);
  for (const { id } of sidesOf(tenant.organizations).partners) {
    const page = sql.pageOf(id, LIMIT);
    expect(page).toEqual(naive.pageOf(id, LIMIT));
    expect(page).toEqual(pageFromIndex(index, id, LIMIT));
  }
  sql.close();
}

describe('rules in SQL, the naive evaluator and the index (rows 41, 70, 77, 78, 81, 84)', () => {
  it('agree on random tenants about pairs, the order of a page, and the rules that associate', () => {
    fc.assert(fc.property(small, expectAgreement), { numRuns: 300 });
  });

  it('agree where there are more than fit into a word of bits', () => {
    fc.assert(fc.property(medium, expectAgreement), { numRuns: 3 });
  });

  it('meet every operator, names, blanks, several values, and none, one or two that are to be the same', () => {
    const tenants = fc.sample(small, { numRuns: 300, seed: 1 });
    const rules = tenants.flatMap((tenant) => tenant.rules);
    const met = rules
      .flatMap((rule) => [...everyCondition(rule.partner), ...everyCondition(rule.secondPartner)])
      .map(({ field, operator }) => (field === 'name' ? `${operator} of names` : operator));
    const organizations = tenants.flatMap((tenant) => tenant.organizations);
    expect([...new Set(met)].sort()).toEqual([
      'any_of',
      'any_of of names',
      'blank',
      'includes_all',
      'includes_any',
      'none_of',
      'none_of of names',
      'not_blank',
    ]);
    expect(new Set(rules.map(({ same }) => same.length))).toEqual(new Set([0, 1, 2]));
    expect(organizations.some(({ values }) => Object.values(values).some((each) => each.length > 1))).toBe(true);
    expect(organizations.some(({ values }) => Object.values(values).some((each) => each.length === 0))).toBe(true);
  });

  it('are counted alike by DuckDB', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (tenant) => {
        const duckDb = await createDuckDbSideTables(tenant);
        expect(await duckDb.countPairs()).toBe(pairsOf(tenant).length);
        duckDb.close();
      }),
      { numRuns: 20 },
    );
  });
});
