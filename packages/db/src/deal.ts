import { eq, inArray, or, sql } from 'drizzle-orm';
import { deal } from './schema/deal.ts';
import { ofTenant, type Scope } from './scope.ts';

export type DealRow = typeof deal.$inferSelect;

export async function findDeal(scope: Scope, id: string): Promise<DealRow | null> {
  const [row] = await scope.db
    .select()
    .from(deal)
    .where(ofTenant(scope, deal, eq(deal.id, id)));
  return row ?? null;
}

export async function getDeal(scope: Scope, id: string): Promise<DealRow> {
  const row = await findDeal(scope, id);
  if (!row) throw new Error(`no deal ${id}`);
  return row;
}

export async function saveDeal(scope: Scope, row: Omit<DealRow, 'tenantId'>): Promise<void> {
  const { id: _, ...set } = row;
  await scope.db
    .insert(deal)
    .values({ tenantId: scope.tenantId, ...row })
    .onConflictDoUpdate({ target: [deal.tenantId, deal.id], set });
}

export interface DealTotals {
  open: number;
  all: number;
}

/** How many deals and leads name this organization in either role. Both columns lead an index. */
export async function countDealsOf(scope: Scope, organizationId: string): Promise<DealTotals> {
  const [row] = await scope.db
    .select({ all: sql<number>`count(*)`, open: sql<number>`coalesce(sum(${deal.open}), 0)` })
    .from(deal)
    .where(
      ofTenant(
        scope,
        deal,
        eq(deal.deleted, false),
        or(eq(deal.partnerId, organizationId), eq(deal.secondPartnerId, organizationId)),
      ),
    );
  return { open: row?.open ?? 0, all: row?.all ?? 0 };
}

export const listDealsById = (scope: Scope, ids: string[]): Promise<DealRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : scope.db
        .select()
        .from(deal)
        .where(ofTenant(scope, deal, inArray(deal.id, ids)));
