import type { CrmKind } from '@tierline/domain/crm';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { deal } from './schema/deal.ts';
import { syncProblem } from './schema/sync.ts';
import { ofTenant, type Scope } from './scope.ts';

export interface UntypedCount {
  /** With a status and no account type. */
  blank: number;
  /** With one that is none of the vendor's. */
  odd: number;
}

/** How many of a CRM's records in the programme have no right account type. */
export async function countUntyped(scope: Scope, crm: CrmKind): Promise<UntypedCount> {
  const count = (kind: 'no_account_type' | 'odd_account_type') =>
    sql<number>`coalesce(sum(${syncProblem.kind} = ${kind}), 0)`;
  const [row] = await scope.db
    .select({ blank: count('no_account_type'), odd: count('odd_account_type') })
    .from(syncProblem)
    .where(ofTenant(scope, syncProblem, eq(syncProblem.crm, crm)));
  return row ?? { blank: 0, odd: 0 };
}

export interface ConvertedCount {
  /** Leads with a second partner whose deals have one. */
  kept: number;
  /** Those whose deals have none. */
  lost: number;
}

/** What became of the second partners of leads that were converted, as the CRM carried them over, or somebody has changed it since. */
export async function countConverted(scope: Scope): Promise<ConvertedCount> {
  const became = alias(deal, 'became');
  const [row] = await scope.db
    .select({
      kept: sql<number>`coalesce(sum(${became.secondPartnerId} is not null), 0)`,
      lost: sql<number>`coalesce(sum(${became.secondPartnerId} is null), 0)`,
    })
    .from(deal)
    .innerJoin(became, and(eq(became.tenantId, deal.tenantId), eq(became.id, deal.convertedToId)))
    .where(ofTenant(scope, deal, eq(deal.kind, 'lead'), isNotNull(deal.secondPartnerId), eq(became.deleted, false)));
  return row ?? { kept: 0, lost: 0 };
}
