import type { CrmKind } from '@tierline/domain/crm';
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { connection } from './schema/connection.ts';
import { deal } from './schema/deal.ts';
import { organization } from './schema/organization.ts';
import { outbox } from './schema/outbox.ts';
import { tenant } from './schema/tenant.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export type OutboxRow = typeof outbox.$inferSelect;

export async function addToOutbox(scope: Scope, row: Omit<OutboxRow, 'tenantId'>): Promise<void> {
  await scope.db.insert(outbox).values({ tenantId: scope.tenantId, ...row });
}

export async function findOutbox(scope: Scope, id: string): Promise<OutboxRow | null> {
  const [row] = await scope.db
    .select()
    .from(outbox)
    .where(ofTenant(scope, outbox, eq(outbox.id, id)));
  return row ?? null;
}

/** What is on its way to one CRM's record. */
export async function findPending(scope: Scope, dealId: string, crm: CrmKind): Promise<OutboxRow | null> {
  const [row] = await scope.db
    .select()
    .from(outbox)
    .where(ofTenant(scope, outbox, eq(outbox.dealId, dealId), eq(outbox.crm, crm), eq(outbox.state, 'pending')));
  return row ?? null;
}

/** What somebody chose and no CRM has accepted yet; there is one at most, whichever CRM it goes to. */
export async function findPendingDecision(scope: Scope, dealId: string): Promise<OutboxRow | null> {
  const [row] = await scope.db
    .select()
    .from(outbox)
    .where(
      ofTenant(scope, outbox, eq(outbox.dealId, dealId), eq(outbox.state, 'pending'), eq(outbox.purpose, 'decision')),
    );
  return row ?? null;
}

/** Values of writes to this CRM that others have replaced, but that may have been delivered; newest first, a few. */
export async function listLeftBehind(scope: Scope, dealId: string, crm: CrmKind): Promise<(string | null)[]> {
  const rows = await scope.db
    .select({ desiredId: outbox.desiredId })
    .from(outbox)
    .where(
      ofTenant(
        scope,
        outbox,
        eq(outbox.dealId, dealId),
        eq(outbox.crm, crm),
        eq(outbox.failureCode, 'replaced'),
        gt(outbox.attempts, 0),
      ),
    )
    .orderBy(desc(outbox.requestedAt))
    .limit(5);
  return rows.map((row) => row.desiredId);
}

/** The newest wish for this value that another has replaced, and that may have been delivered all the same. */
export async function findReplaced(
  scope: Scope,
  dealId: string,
  crm: CrmKind,
  desiredId: string | null,
): Promise<OutboxRow | null> {
  const desired = desiredId === null ? isNull(outbox.desiredId) : eq(outbox.desiredId, desiredId);
  const [row] = await scope.db
    .select()
    .from(outbox)
    .where(
      ofTenant(
        scope,
        outbox,
        eq(outbox.dealId, dealId),
        eq(outbox.crm, crm),
        eq(outbox.purpose, 'decision'),
        eq(outbox.failureCode, 'replaced'),
        desired,
      ),
    )
    .orderBy(desc(outbox.requestedAt), desc(sql`rowid`))
    .limit(1);
  return row ?? null;
}

/** The newest decision about a deal, or the newest relay of it, whatever became of it. */
export async function findLatest(
  scope: Scope,
  dealId: string,
  purpose: OutboxRow['purpose'],
): Promise<OutboxRow | null> {
  const [row] = await scope.db
    .select()
    .from(outbox)
    .where(ofTenant(scope, outbox, eq(outbox.dealId, dealId), eq(outbox.purpose, purpose)))
    .orderBy(desc(outbox.requestedAt), desc(sql`rowid`))
    .limit(1);
  return row ?? null;
}

/** When a write to the deal in this CRM was last settled. */
export async function findSettledAt(scope: Scope, dealId: string, crm: CrmKind): Promise<string | null> {
  const [row] = await scope.db
    .select({ at: sql<string | null>`max(${outbox.settledAt})` })
    .from(outbox)
    .where(ofTenant(scope, outbox, eq(outbox.dealId, dealId), eq(outbox.crm, crm)));
  return row?.at ?? null;
}

/** Takes an entry that is due for delivery; null when it is not, is settled, or somebody else delivers it. */
export async function leaseOutbox(
  scope: Scope,
  id: string,
  lease: { token: string; now: string; until: string },
): Promise<OutboxRow | null> {
  const [row] = await scope.db
    .update(outbox)
    .set({ leaseToken: lease.token, leaseUntil: lease.until, attempts: sql`${outbox.attempts} + 1` })
    .where(
      ofTenant(
        scope,
        outbox,
        eq(outbox.id, id),
        eq(outbox.state, 'pending'),
        lte(outbox.runAfter, lease.now),
        or(isNull(outbox.leaseUntil), lt(outbox.leaseUntil, lease.now)),
      ),
    )
    .returning();
  return row ?? null;
}

/** Keeps an entry for longer; false when it is settled, or somebody else has it. */
export async function renewOutbox(scope: Scope, id: string, token: string, until: string): Promise<boolean> {
  const renewed = await scope.db
    .update(outbox)
    .set({ leaseUntil: until })
    .where(ofTenant(scope, outbox, eq(outbox.id, id), eq(outbox.leaseToken, token), eq(outbox.state, 'pending')))
    .returning({ id: outbox.id });
  return renewed.length > 0;
}

/** Entries that wait for delivery, longest due first, of all tenants that have distribution switched on; those to a CRM that pauses go on waiting. */
export const listDue = (db: Queryable, now: string, limit: number): Promise<{ tenantId: string; id: string }[]> =>
  db
    .select({ tenantId: outbox.tenantId, id: outbox.id })
    .from(outbox)
    .innerJoin(tenant, eq(tenant.id, outbox.tenantId))
    .leftJoin(connection, and(eq(connection.tenantId, outbox.tenantId), eq(connection.crm, outbox.crm)))
    .where(
      and(
        isNull(connection.pausedAt),
        eq(tenant.entitled, true),
        isNotNull(tenant.moduleOnAt),
        eq(outbox.state, 'pending'),
        lte(outbox.runAfter, now),
        or(isNull(outbox.leaseUntil), lt(outbox.leaseUntil, now)),
      ),
    )
    .orderBy(asc(outbox.runAfter))
    .limit(limit);

/** Ends a pending entry; false when it was settled already. */
export async function settleOutbox(
  scope: Scope,
  id: string,
  outcome: { state: 'accepted' | 'refused'; at: string; code?: string; text?: string; dismissed?: boolean },
): Promise<boolean> {
  const settled = await scope.db
    .update(outbox)
    .set({
      state: outcome.state,
      settledAt: outcome.at,
      failureCode: outcome.code ?? null,
      failureText: outcome.text ?? null,
      dismissedAt: outcome.dismissed ? outcome.at : null,
      leaseToken: null,
      leaseUntil: null,
    })
    .where(ofTenant(scope, outbox, eq(outbox.id, id), eq(outbox.state, 'pending')))
    .returning({ id: outbox.id });
  return settled.length > 0;
}

/** Puts an entry back for a later try. */
export async function postponeOutbox(
  scope: Scope,
  id: string,
  token: string,
  retry: { runAfter: string; code: string; text: string },
): Promise<void> {
  await scope.db
    .update(outbox)
    .set({
      runAfter: retry.runAfter,
      failureCode: retry.code,
      failureText: retry.text,
      leaseToken: null,
      leaseUntil: null,
    })
    .where(ofTenant(scope, outbox, eq(outbox.id, id), eq(outbox.leaseToken, token), eq(outbox.state, 'pending')));
}

/** Makes a waiting entry due at once. */
export async function hastenOutbox(scope: Scope, id: string, now: string): Promise<void> {
  await scope.db
    .update(outbox)
    .set({ runAfter: now })
    .where(ofTenant(scope, outbox, eq(outbox.id, id), eq(outbox.state, 'pending')));
}

/** Puts a refused entry aside; false when there is none to put aside. */
export async function dismissOutbox(scope: Scope, id: string, now: string): Promise<boolean> {
  const dismissed = await scope.db
    .update(outbox)
    .set({ dismissedAt: now })
    .where(ofTenant(scope, outbox, eq(outbox.id, id), eq(outbox.state, 'refused'), isNull(outbox.dismissedAt)))
    .returning({ id: outbox.id });
  return dismissed.length > 0;
}

export interface UnsettledWrite {
  write: OutboxRow;
  dealName: string;
  dealKind: 'deal' | 'lead';
  desiredName: string | null;
}

/** Writes that wait or were refused and nobody has put aside, newest first. */
export const listUnsettled = (scope: Scope, limit: number): Promise<UnsettledWrite[]> =>
  scope.db
    .select({ write: outbox, dealName: deal.name, dealKind: deal.kind, desiredName: organization.name })
    .from(outbox)
    .innerJoin(deal, and(eq(deal.tenantId, outbox.tenantId), eq(deal.id, outbox.dealId)))
    .leftJoin(organization, and(eq(organization.tenantId, outbox.tenantId), eq(organization.id, outbox.desiredId)))
    .where(
      ofTenant(
        scope,
        outbox,
        or(eq(outbox.state, 'pending'), and(eq(outbox.state, 'refused'), isNull(outbox.dismissedAt))),
      ),
    )
    .orderBy(desc(outbox.requestedAt))
    .limit(limit);

export async function countUnsettled(scope: Scope): Promise<{ waiting: number; refused: number }> {
  const [row] = await scope.db
    .select({
      waiting: sql<number>`coalesce(sum(${outbox.state} = 'pending'), 0)`,
      refused: sql<number>`coalesce(sum(${outbox.state} = 'refused'), 0)`,
    })
    .from(outbox)
    .where(
      ofTenant(
        scope,
        outbox,
        or(eq(outbox.state, 'pending'), and(eq(outbox.state, 'refused'), isNull(outbox.dismissedAt))),
      ),
    );
  return { waiting: row?.waiting ?? 0, refused: row?.refused ?? 0 };
}
