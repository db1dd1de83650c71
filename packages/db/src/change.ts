import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import { type ChangedKind, change } from './schema/change.ts';
import type { Queryable, Scope } from './scope.ts';

export interface Change {
  seq: number;
  kind: ChangedKind;
  /** Of the organization, the partner (contract), the rule, the deal; a setting is the tenant's. */
  id: string;
}

/** How far the sequence of changes has come, over all tenants; 0 before the first. */
export async function findLatestChange(db: Queryable): Promise<number> {
  const [row] = await db.select({ seq: sql<number>`coalesce(max(${change.seq}), 0)` }).from(change);
  return row?.seq ?? 0;
}

/**
 * A tenant's changes after `after`, in their order, `limit` at most. Null when some of them may have been forgotten, so that
 * whoever follows them has to begin anew.
 */
export async function listChangesAfter(scope: Scope, after: number, limit: number): Promise<Change[] | null> {
  const rows = await scope.db
    .select({ seq: change.seq, kind: change.kind, id: change.id })
    .from(change)
    .where(and(eq(change.tenantId, scope.tenantId), gt(change.seq, after)))
    .orderBy(asc(change.seq))
    .limit(limit);
  const [oldest] = await scope.db.select({ seq: sql<number | null>`min(${change.seq})` }).from(change);
  // Numbers are given without gaps, so that one that is missing at the beginning was forgotten.
  return oldest && oldest.seq !== null && oldest.seq > after + 1 ? null : rows;
}

/** Forgets all but the newest `keep` changes; the newest one always stays, for it says how far the sequence has come. */
export async function forgetChanges(db: Queryable, keep: number): Promise<void> {
  const latest = await findLatestChange(db);
  await db.delete(change).where(lte(change.seq, latest - Math.max(1, keep)));
}
