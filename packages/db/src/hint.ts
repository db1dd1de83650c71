import type { CrmKind, CrmObject } from '@tierline/domain/crm';
import { and, asc, eq, getTableColumns, isNull, lte, sql } from 'drizzle-orm';
import { connection, hint } from './schema/connection.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export type Hint = typeof hint.$inferSelect;

/** A record was said to have changed: it is due to be read at once. */
export async function saveHint(
  scope: Scope,
  record: { crm: CrmKind; object: CrmObject; crmId: string },
  now: string,
): Promise<void> {
  await scope.db
    .insert(hint)
    .values({ tenantId: scope.tenantId, ...record, said: 1, runAfter: now, attempts: 0 })
    .onConflictDoUpdate({
      target: [hint.tenantId, hint.crm, hint.object, hint.crmId],
      set: { said: sql`${hint.said} + 1`, runAfter: now, attempts: 0 },
    });
}

/** Hints of all tenants that are due, longest due first; those of a CRM that pauses wait. */
export const listDueHints = (db: Queryable, now: string, limit: number): Promise<Hint[]> =>
  db
    .select(getTableColumns(hint))
    .from(hint)
    .leftJoin(connection, and(eq(connection.tenantId, hint.tenantId), eq(connection.crm, hint.crm)))
    .where(and(lte(hint.runAfter, now), isNull(connection.pausedAt)))
    .orderBy(asc(hint.runAfter))
    .limit(limit);

const is = (scope: Scope, { crm, object, crmId }: Hint) =>
  ofTenant(scope, hint, and(eq(hint.crm, crm), eq(hint.object, object), eq(hint.crmId, crmId)));

/** Keeps others from reading the record until then; false when somebody else took it. */
export async function leaseHint(scope: Scope, taken: Hint, until: string): Promise<boolean> {
  const leased = await scope.db
    .update(hint)
    .set({ runAfter: until, attempts: sql`${hint.attempts} + 1` })
    .where(and(is(scope, taken), eq(hint.runAfter, taken.runAfter)))
    .returning({ crmId: hint.crmId });
  return leased.length > 0;
}

/** Ends a hint whose record was read, unless it was said again meanwhile. */
export async function endHint(scope: Scope, read: Hint): Promise<void> {
  await scope.db.delete(hint).where(and(is(scope, read), eq(hint.said, read.said)));
}

export async function postponeHint(scope: Scope, failed: Hint, runAfter: string): Promise<void> {
  await scope.db
    .update(hint)
    .set({ runAfter })
    .where(and(is(scope, failed), eq(hint.said, failed.said)));
}
