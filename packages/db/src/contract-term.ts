import { and, asc, eq, gte, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { contract, contractTerm } from './schema/organization.ts';
import { recordWrite } from './schema/record-write.ts';
import { secondPartnerSetting } from './schema/rule.ts';
import { tenant } from './schema/tenant.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export type ContractTermRow = typeof contractTerm.$inferSelect;

/** A partner's contract with a second partner, whether it stands or not. */
export interface ContractPair {
  partnerId: string;
  secondPartnerId: string;
}

const isPair = ({ partnerId, secondPartnerId }: ContractPair) =>
  and(eq(contractTerm.partnerId, partnerId), eq(contractTerm.secondPartnerId, secondPartnerId));

export async function findContractTerm(scope: Scope, pair: ContractPair): Promise<ContractTermRow | null> {
  const [row] = await scope.db
    .select()
    .from(contractTerm)
    .where(ofTenant(scope, contractTerm, isPair(pair)));
  return row ?? null;
}

/** What Tierline knows of a partner's contracts beside the CRM's field. */
export const listContractTerms = (scope: Scope, partnerId: string): Promise<ContractTermRow[]> =>
  scope.db
    .select()
    .from(contractTerm)
    .where(ofTenant(scope, contractTerm, eq(contractTerm.partnerId, partnerId)));

export async function saveContractTerm(scope: Scope, row: Omit<ContractTermRow, 'tenantId'>): Promise<void> {
  const { partnerId: _, secondPartnerId: __, ...set } = row;
  await scope.db
    .insert(contractTerm)
    .values({ tenantId: scope.tenantId, ...row })
    .onConflictDoUpdate({
      target: [contractTerm.tenantId, contractTerm.partnerId, contractTerm.secondPartnerId],
      set,
    });
}

export interface DuePartner {
  tenantId: string;
  partnerId: string;
}

export interface DueTerm extends DuePartner, ContractPair {}

/** Calendar days: `today`, and the first one whose terms are still looked at, so that history costs nothing. */
export interface TermDays {
  today: string;
  since: string;
}

const pair = {
  tenantId: contractTerm.tenantId,
  partnerId: contractTerm.partnerId,
  secondPartnerId: contractTerm.secondPartnerId,
};

/** Distribution is on, and contracts decide. */
const isInForce = and(
  eq(tenant.entitled, true),
  isNotNull(tenant.moduleOnAt),
  or(isNull(secondPartnerSetting.source), eq(secondPartnerSetting.source, 'contracts')),
);

/**
 * Nothing is on its way to the partner's contract field, and nothing was refused there today: what a CRM does not want is
 * asked for once a day. What somebody was faster with is asked for again, on what he left.
 */
const isUnasked = (today: string) => sql`not exists (
  select 1 from ${recordWrite} where ${and(
    eq(recordWrite.tenantId, contractTerm.tenantId),
    eq(recordWrite.object, 'organization'),
    eq(recordWrite.recordId, contractTerm.partnerId),
    eq(recordWrite.target, 'contracts'),
    or(
      eq(recordWrite.state, 'pending'),
      and(
        eq(recordWrite.state, 'refused'),
        gte(recordWrite.requestedAt, today),
        sql`${recordWrite.failureCode} not in ('overtaken', 'replaced')`,
      ),
    ),
  )})`;

/** The plus keeps SQLite from looking among the contracts of the second partner, who may have thousands. */
const isContract = and(
  eq(contract.tenantId, contractTerm.tenantId),
  eq(contract.partnerId, contractTerm.partnerId),
  sql`+${contract.secondPartnerId} = ${contractTerm.secondPartnerId}`,
);

/** Those of partners that come later; the plusses leave it to the days to find the terms. */
const isBehind = (after: DuePartner | null) =>
  after
    ? sql`(+${contractTerm.tenantId}, +${contractTerm.partnerId}) > (${after.tenantId}, ${after.partnerId})`
    : undefined;

// A cross join is one that SQLite does not turn round: tenant by tenant, it finds the terms by their days.

/**
 * Contracts of all tenants that stand although their last day is over. One that came back to the field after that day is
 * somebody's newer decision. In the order of tenants and partners, behind `after`.
 */
export const listEnding = (
  db: Queryable,
  { today, since }: TermDays,
  after: DuePartner | null,
  limit: number,
): Promise<DueTerm[]> =>
  db
    .selectDistinct(pair)
    .from(tenant)
    .crossJoin(contractTerm)
    .leftJoin(secondPartnerSetting, eq(secondPartnerSetting.tenantId, tenant.id))
    .innerJoin(contract, isContract)
    .where(
      and(
        eq(contractTerm.tenantId, tenant.id),
        isInForce,
        lt(contractTerm.endsOn, today),
        gte(contractTerm.endsOn, since),
        isNull(contract.endedAt),
        sql`substr(${contract.startedAt}, 1, 10) <= ${contractTerm.endsOn}`,
        isUnasked(today),
        isBehind(after),
      ),
    )
    .orderBy(asc(contractTerm.tenantId), asc(contractTerm.partnerId))
    .limit(limit);

/** Contracts of all tenants whose first day has come, and that have not stood since then; in the same order. */
export const listBeginning = (
  db: Queryable,
  { today, since }: TermDays,
  after: DuePartner | null,
  limit: number,
): Promise<DueTerm[]> =>
  db
    .select(pair)
    .from(tenant)
    .crossJoin(contractTerm)
    .leftJoin(secondPartnerSetting, eq(secondPartnerSetting.tenantId, tenant.id))
    .where(
      and(
        eq(contractTerm.tenantId, tenant.id),
        isInForce,
        lte(contractTerm.startsOn, today),
        gte(contractTerm.startsOn, since),
        or(isNull(contractTerm.endsOn), gte(contractTerm.endsOn, today)),
        sql`not exists (select 1 from ${contract} where ${and(
          isContract,
          or(isNull(contract.endedAt), sql`substr(${contract.endedAt}, 1, 10) >= ${contractTerm.startsOn}`),
        )})`,
        isUnasked(today),
        isBehind(after),
      ),
    )
    .orderBy(asc(contractTerm.tenantId), asc(contractTerm.partnerId))
    .limit(limit);
