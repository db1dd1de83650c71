import { createEligibilityIndex, type EligibilityIndex } from '@tierline/domain/eligibility-index/eligibility-index';
import { type BigTenant, bigTenant, type TenantSize } from './big-tenant.ts';

/** What the jobs on eligibility share: one vendor's programme, and the index over it, which each leaves as it was. */
export interface Fixture {
  size: TenantSize;
  tenant: BigTenant;
  index: EligibilityIndex;
}

export function createFixture(size: TenantSize): Fixture {
  const tenant = bigTenant(size);
  return { size, tenant, index: createEligibilityIndex(tenant) };
}
