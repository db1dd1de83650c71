import type { SyncedObject } from '@tierline/domain/crm';
import { desc, eq, lt, sql } from 'drizzle-orm';
import { syncLog } from './schema/sync.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export type SyncLogRow = typeof syncLog.$inferSelect;
export type NewSyncLogEntry = Omit<SyncLogRow, 'tenantId' | 'seq'>;

/** Rows that one statement inserts, far below what SQLite takes in parameters. */
const ROWS = 500;

/** Appends entries in their order. Call it in a write transaction. */
export async function appendSyncLog(scope: Scope, entries: readonly NewSyncLogEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const [last] = await scope.db
    .select({ seq: sql<number>`coalesce(max(${syncLog.seq}), 0)` })
    .from(syncLog)
    .where(ofTenant(scope, syncLog));
  const first = (last?.seq ?? 0) + 1;
  for (let from = 0; from < entries.length; from += ROWS) {
    const rows = entries
      .slice(from, from + ROWS)
      .map((entry, at) => ({ tenantId: scope.tenantId, seq: first + from + at, ...entry }));
    await scope.db.insert(syncLog).values(rows);
  }
}

/** What sync did to one record, newest first, a page at a time. */
export const listSyncLogOf = (
  scope: Scope,
  object: SyncedObject,
  recordId: string,
  page: { before: number | null; limit: number },
): Promise<SyncLogRow[]> =>
  scope.db
    .select()
    .from(syncLog)
    .where(
      ofTenant(
        scope,
        syncLog,
        eq(syncLog.object, object),
        eq(syncLog.recordId, recordId),
        page.before === null ? undefined : lt(syncLog.seq, page.before),
      ),
    )
    .orderBy(desc(syncLog.seq))
    .limit(page.limit);

/** The same of all records. */
export const listSyncLog = (scope: Scope, page: { before: number | null; limit: number }): Promise<SyncLogRow[]> =>
  scope.db
    .select()
    .from(syncLog)
    .where(ofTenant(scope, syncLog, page.before === null ? undefined : lt(syncLog.seq, page.before)))
    .orderBy(desc(syncLog.seq))
    .limit(page.limit);

/** Forgets entries of all vendors that are older. */
export async function forgetSyncLog(db: Queryable, before: string): Promise<void> {
  await db.delete(syncLog).where(lt(syncLog.at, before));
}
