import { createEligibilityIndex } from '@tierline/domain/eligibility-index/eligibility-index';
import { pairsOf } from '@tierline/domain/testing/naive-index';
import { type RandomTenant, tenantArbitrary } from '@tierline/domain/testing/random-tenant';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageFromIndex } from '../page-with-reasons.ts';
import { sidesOf } from '../sides.ts';
import { BitMatrices, countPairs, countWithout } from './bit-matrix.ts';
import { createJsonRules } from './json-rules.ts';

const tenants = tenantArbitrary.map((tenant): RandomTenant => ({ ...tenant, source: 'rules' }));

it('json-rules-engine answers as the index does', async () => {
  await fc.assert(
    fc.asyncProperty(tenants, async (tenant) => {
      const jsonRules = createJsonRules(tenant);
      const index = createEligibilityIndex(tenant);
      for (const { id } of sidesOf(tenant.organizations).partners) {
        expect(await jsonRules.pageOf(id, 5)).toEqual(pageFromIndex(index, id, 5));
      }
    }),
    { numRuns: 50 },
  );
});

it('the bit matrix has every pair and no other', () => {
  fc.assert(
    fc.property(tenants, (tenant) => {
      const matrices = new BitMatrices(tenant.organizations);
      const matrix = matrices.of(tenant.rules);
      const pairs = pairsOf(tenant);
      expect(countPairs(matrix)).toBe(pairs.length);
      for (const { partnerId, secondPartnerId } of pairs) {
        expect(matrices.has(matrix, partnerId, secondPartnerId)).toBe(true);
      }
      expect(countWithout(matrix, matrices.of([]))).toBe(pairs.length);
      expect(countWithout(matrices.of([]), matrix)).toBe(0);
    }),
    { numRuns: 100 },
  );
});
