import type { AssociationBasis } from '@tierline/domain/standing';
import { and, asc, count, eq, gt, inArray, isNotNull, or, sql } from 'drizzle-orm';
import { change, dealStanding, standingCursor } from './schema/change.ts';
import { deal } from './schema/deal.ts';
import { tenant } from './schema/tenant.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export type StandingRow = typeof dealStanding.$inferSelect;

export async function findStanding(scope: Scope, dealId: string): Promise<StandingRow | null> {
  const [row] = await listStandings(scope, [dealId]);
  return row ?? null;
}

export const listStandings = (scope: Scope, dealIds: string[]): Promise<StandingRow[]> =>
  dealIds.length === 0
    ? Promise.resolve([])
    : scope.db
        .select()
        .from(dealStanding)
        .where(ofTenant(scope, dealStanding, inArray(dealStanding.dealId, dealIds)));

/** How many open deals have a second partner that may not stand there. */
export async function countIneligible(scope: Scope): Promise<number> {
  const [row] = await scope.db
    .select({ count: count() })
    .from(dealStanding)
    .where(ofTenant(scope, dealStanding, eq(dealStanding.eligible, false)));
  return row?.count ?? 0;
}

export interface Standing {
  dealId: string;
  secondPartnerId: string;
  eligible: boolean;
  since: string;
  basis: AssociationBasis | null;
}

/** Rows that one statement saves: SQLite takes some ten thousand parameters, and no more. */
const CHUNK = 500;

export async function saveStandings(scope: Scope, standings: readonly Standing[]): Promise<void> {
  const set = {
    secondPartnerId: sql`excluded.second_partner_id`,
    eligible: sql`excluded.eligible`,
    since: sql`excluded.since`,
    basis: sql`excluded.basis`,
  };
  for (let from = 0; from < standings.length; from += CHUNK) {
    const rows = standings.slice(from, from + CHUNK).map((each) => ({ tenantId: scope.tenantId, ...each }));
    await scope.db
      .insert(dealStanding)
      .values(rows)
      .onConflictDoUpdate({ target: [dealStanding.tenantId, dealStanding.dealId], set });
  }
}

export async function deleteStandings(scope: Scope, dealIds: readonly string[]): Promise<void> {
  if (dealIds.length === 0) return;
  await scope.db.delete(dealStanding).where(ofTenant(scope, dealStanding, inArray(dealStanding.dealId, [...dealIds])));
}

/** The tenants with distribution switched on in which something has changed that nobody has followed yet. */
export async function listUnfollowed(db: Queryable, limit: number): Promise<string[]> {
  const isBehind = sql`${standingCursor.seq} is null or exists (
    select 1 from ${change} where ${change.tenantId} = ${tenant.id} and ${change.seq} > ${standingCursor.seq})`;
  const rows = await db
    .select({ id: tenant.id })
    .from(tenant)
    .leftJoin(standingCursor, eq(standingCursor.tenantId, tenant.id))
    .where(and(eq(tenant.entitled, true), isNotNull(tenant.moduleOnAt), isBehind))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Takes the cursor for one server; null while another one has it. `seq` is null before the first time. */
export async function leaseStandingCursor(
  scope: Scope,
  lease: { token: string; now: string; until: string },
): Promise<{ seq: number | null } | null> {
  const { tenantId } = scope;
  const { token: leaseToken, until: leaseUntil } = lease;
  const [row] = await scope.db
    .insert(standingCursor)
    .values({ tenantId, seq: NEVER, leaseToken, leaseUntil })
    .onConflictDoUpdate({
      target: standingCursor.tenantId,
      set: { leaseToken, leaseUntil },
      setWhere: sql`${standingCursor.leaseUntil} is null or ${standingCursor.leaseUntil} < ${lease.now}`,
    })
    .returning({ seq: standingCursor.seq });
  return row ? { seq: row.seq === NEVER ? null : row.seq } : null;
}

const NEVER = -1;

/** Keeps the cursor for longer; false when another server has taken it. */
export async function renewStandingCursor(scope: Scope, token: string, until: string): Promise<boolean> {
  const renewed = await scope.db
    .update(standingCursor)
    .set({ leaseUntil: until })
    .where(and(eq(standingCursor.tenantId, scope.tenantId), eq(standingCursor.leaseToken, token)))
    .returning({ tenantId: standingCursor.tenantId });
  return renewed.length > 0;
}

/** Gives the cursor back; `seq` null leaves it where it was. */
export async function releaseStandingCursor(scope: Scope, token: string, seq: number | null): Promise<void> {
  await scope.db
    .update(standingCursor)
    .set({ leaseToken: null, leaseUntil: null, ...(seq === null ? {} : { seq: sql`${seq}` }) })
    .where(and(eq(standingCursor.tenantId, scope.tenantId), eq(standingCursor.leaseToken, token)));
}

export interface MisfitDeal {
  dealId: string;
  name: string;
  kind: 'deal' | 'lead';
  partnerId: string | null;
  secondPartnerId: string;
  amountMinor: number | null;
  currency: string | null;
  since: string;
}

/** Open deals whose second partner may not stand there, the longest so first, a page at a time. */
export const listMisfits = (
  scope: Scope,
  page: { after: { since: string; id: string } | null; limit: number },
): Promise<MisfitDeal[]> =>
  scope.db
    .select({
      dealId: dealStanding.dealId,
      name: deal.name,
      kind: deal.kind,
      partnerId: deal.partnerId,
      secondPartnerId: dealStanding.secondPartnerId,
      amountMinor: deal.amountMinor,
      currency: deal.currency,
      since: dealStanding.since,
    })
    .from(dealStanding)
    .innerJoin(deal, and(eq(deal.tenantId, dealStanding.tenantId), eq(deal.id, dealStanding.dealId)))
    .where(
      ofTenant(
        scope,
        dealStanding,
        eq(dealStanding.eligible, false),
        page.after
          ? or(
              gt(dealStanding.since, page.after.since),
              and(eq(dealStanding.since, page.after.since), gt(dealStanding.dealId, page.after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(asc(dealStanding.since), asc(dealStanding.dealId))
    .limit(page.limit);
