import type { AttributionEntry } from '@tierline/domain/attribution';
import { asc, desc, eq, sql } from 'drizzle-orm';
import { attribution } from './schema/attribution.ts';
import { ofTenant, type Scope } from './scope.ts';

const columns = {
  seq: attribution.seq,
  role: attribution.role,
  organizationId: attribution.organizationId,
  organizationName: attribution.organizationName,
  at: attribution.at,
  source: attribution.source,
  byName: attribution.byName,
  crm: attribution.crm,
};

/** Adds to a deal's ledger; call it in a write transaction, where no other entry can take the same number. */
export async function appendAttribution(
  scope: Scope,
  dealId: string,
  entry: Omit<AttributionEntry, 'seq'> & { outboxId: string | null },
): Promise<void> {
  const [last] = await scope.db
    .select({ seq: sql<number>`coalesce(max(${attribution.seq}), 0)` })
    .from(attribution)
    .where(ofTenant(scope, attribution, eq(attribution.dealId, dealId)));
  await scope.db.insert(attribution).values({ tenantId: scope.tenantId, dealId, seq: (last?.seq ?? 0) + 1, ...entry });
}

/** A deal's whole ledger, oldest first: what the chain of any moment is read from. */
export const listAttribution = (scope: Scope, dealId: string): Promise<AttributionEntry[]> =>
  scope.db
    .select(columns)
    .from(attribution)
    .where(ofTenant(scope, attribution, eq(attribution.dealId, dealId)))
    .orderBy(asc(attribution.seq));

/** The newest entries first, for a page that shows the history. */
export const listLatestAttribution = (scope: Scope, dealId: string, limit: number): Promise<AttributionEntry[]> =>
  scope.db
    .select(columns)
    .from(attribution)
    .where(ofTenant(scope, attribution, eq(attribution.dealId, dealId)))
    .orderBy(desc(attribution.seq))
    .limit(limit);

/** The moment from which the present second partner, or its absence, counts; null when nobody ever stood there. */
export async function findDecidedAt(scope: Scope, dealId: string): Promise<string | null> {
  const [row] = await scope.db
    .select({ at: attribution.at })
    .from(attribution)
    .where(ofTenant(scope, attribution, eq(attribution.dealId, dealId), eq(attribution.role, 'second_partner')))
    .orderBy(desc(attribution.seq))
    .limit(1);
  return row?.at ?? null;
}
