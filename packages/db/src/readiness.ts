import type { Readiness } from '@tierline/domain/module';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { contract, organization } from './schema/organization.ts';
import { ofTenant, type Scope } from './scope.ts';

/** What distribution has to work with: active organizations of both types, and contracts that stand. */
export async function getReadiness(scope: Scope): Promise<Readiness> {
  const [organizations] = await scope.db
    .select({
      partners: sql<number>`coalesce(sum(${organization.accountType} = 'partner'), 0)`,
      secondPartners: sql<number>`coalesce(sum(${organization.accountType} = 'partner_2'), 0)`,
    })
    .from(organization)
    .where(ofTenant(scope, organization, eq(organization.standing, 'active')));
  const [contracts] = await scope.db
    .select({ count: sql<number>`count(*)` })
    .from(contract)
    .where(ofTenant(scope, contract, and(isNull(contract.endedAt), isNotNull(contract.secondPartnerId))));
  return {
    partners: organizations?.partners ?? 0,
    secondPartners: organizations?.secondPartners ?? 0,
    contracts: contracts?.count ?? 0,
  };
}
