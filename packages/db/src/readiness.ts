import type { Readiness } from '@tierline/domain/module';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { listRules } from './rule.ts';
import { contract, organization } from './schema/organization.ts';
import { ofTenant, type Scope } from './scope.ts';
import { getSetting } from './second-partner-setting.ts';

async function countContracts(scope: Scope): Promise<number> {
  const [contracts] = await scope.db
    .select({ count: sql<number>`count(*)` })
    .from(contract)
    .where(ofTenant(scope, contract, and(isNull(contract.endedAt), isNotNull(contract.secondPartnerId))));
  return contracts?.count ?? 0;
}

/** What distribution has to work with: active organizations of both types, and contracts that stand, or rules. */
export async function getReadiness(scope: Scope): Promise<Readiness> {
  const [organizations] = await scope.db
    .select({
      partners: sql<number>`coalesce(sum(${organization.accountType} = 'partner'), 0)`,
      secondPartners: sql<number>`coalesce(sum(${organization.accountType} = 'partner_2'), 0)`,
    })
    .from(organization)
    .where(ofTenant(scope, organization, eq(organization.standing, 'active')));
  const { source } = await getSetting(scope);
  return {
    partners: organizations?.partners ?? 0,
    secondPartners: organizations?.secondPartners ?? 0,
    source,
    associations: source === 'rules' ? (await listRules(scope)).length : await countContracts(scope),
  };
}
