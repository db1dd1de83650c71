import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { audit, idempotency } from './schema/audit.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export type AuditEntry = Omit<typeof audit.$inferSelect, 'tenantId' | 'seq'>;

/** Adds to the tenant's audit log; call it in the transaction of what it tells of. */
export async function appendAudit(scope: Scope, entry: AuditEntry): Promise<void> {
  const [last] = await scope.db
    .select({ seq: sql<number>`coalesce(max(${audit.seq}), 0)` })
    .from(audit)
    .where(ofTenant(scope, audit));
  await scope.db.insert(audit).values({ tenantId: scope.tenantId, seq: (last?.seq ?? 0) + 1, ...entry });
}

export const listAudit = (scope: Scope, limit: number) =>
  scope.db.select().from(audit).where(ofTenant(scope, audit)).orderBy(desc(audit.seq)).limit(limit);

/** Whether that was done to it before. */
export async function isAudited(scope: Scope, action: string, subject: string): Promise<boolean> {
  const rows = await scope.db
    .select({ seq: audit.seq })
    .from(audit)
    .where(ofTenant(scope, audit, eq(audit.subject, subject), eq(audit.action, action)))
    .limit(1);
  return rows.length > 0;
}

export type Done = Omit<typeof idempotency.$inferSelect, 'tenantId'>;

export async function findDone(scope: Scope, actor: string, key: string): Promise<Done | null> {
  const [row] = await scope.db
    .select()
    .from(idempotency)
    .where(ofTenant(scope, idempotency, and(eq(idempotency.actor, actor), eq(idempotency.key, key))));
  return row ?? null;
}

export async function saveDone(scope: Scope, row: Done): Promise<void> {
  await scope.db.insert(idempotency).values({ tenantId: scope.tenantId, ...row });
}

/** Keys older than that are forgotten, of every tenant. */
export async function forgetDone(db: Queryable, before: string): Promise<void> {
  await db.delete(idempotency).where(lt(idempotency.at, before));
}
