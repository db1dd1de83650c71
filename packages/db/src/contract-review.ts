import { and, asc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { contract, contractTerm, organization } from './schema/organization.ts';
import { ofTenant, type Scope } from './scope.ts';

export interface StaleContract {
  partnerId: string;
  secondPartnerId: string;
  /** The partner's, by which they are listed. */
  name: string;
  nameKey: string;
  startedAt: string;
  reviewedAt: string | null;
}

const stands = and(isNull(contract.endedAt), sql`${contract.secondPartnerId} is not null`);
const isStale = (before: string) =>
  and(lt(contract.startedAt, before), or(isNull(contractTerm.reviewedAt), lt(contractTerm.reviewedAt, before)));
const term = and(
  eq(contractTerm.tenantId, contract.tenantId),
  eq(contractTerm.partnerId, contract.partnerId),
  eq(contractTerm.secondPartnerId, contract.secondPartnerId),
);
const partner = and(eq(organization.tenantId, contract.tenantId), eq(organization.id, contract.partnerId));

/** Contracts that stand and that nobody has looked at since `before`, by the partner's name, a page at a time. */
export async function listStaleContracts(
  scope: Scope,
  before: string,
  page: { after: { nameKey: string; id: string } | null; limit: number },
): Promise<{ rows: StaleContract[]; total: number }> {
  const where = ofTenant(scope, contract, stands, isStale(before));
  const key = sql<string>`${contract.partnerId} || ':' || ${contract.secondPartnerId}`;
  const { after } = page;
  const rows = await scope.db
    .select({
      partnerId: contract.partnerId,
      secondPartnerId: sql<string>`${contract.secondPartnerId}`,
      name: organization.name,
      nameKey: organization.nameKey,
      startedAt: contract.startedAt,
      reviewedAt: contractTerm.reviewedAt,
    })
    .from(contract)
    .innerJoin(organization, partner)
    .leftJoin(contractTerm, term)
    .where(
      and(
        where,
        after
          ? or(gt(organization.nameKey, after.nameKey), and(eq(organization.nameKey, after.nameKey), gt(key, after.id)))
          : undefined,
      ),
    )
    .orderBy(asc(organization.nameKey), asc(key))
    .limit(page.limit);
  const [count] = await scope.db
    .select({ total: sql<number>`count(*)` })
    .from(contract)
    .leftJoin(contractTerm, term)
    .where(where);
  return { rows, total: count?.total ?? 0 };
}
