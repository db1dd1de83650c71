import type { WrittenObject } from '@tierline/domain/crm';
import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { insertRows } from './insert-rows.ts';
import { recordNameOf } from './record-name.ts';
import { syncLog } from './schema/sync.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export type SyncLogRow = typeof syncLog.$inferSelect;
export type NewSyncLogEntry = Omit<SyncLogRow, 'tenantId' | 'seq'>;

/** Appends entries in their order. Call it in a write transaction. */
export async function appendSyncLog(scope: Scope, entries: readonly NewSyncLogEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const [last] = await scope.db
    .select({ seq: sql<number>`coalesce(max(${syncLog.seq}), 0)` })
    .from(syncLog)
    .where(ofTenant(scope, syncLog));
  const first = (last?.seq ?? 0) + 1;
  await insertRows(
    scope,
    syncLog,
    entries.map((entry, at) => ({ seq: first + at, ...entry })),
  );
}

/** What sync did to one record, newest first, a page at a time. */
export const listSyncLogOf = (
  scope: Scope,
  object: WrittenObject,
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

export interface NamedLogEntry {
  entry: SyncLogRow;
  /** Empty when it is not known any more. */
  recordName: string;
}

/** What one searched word may mean besides a part of what an entry holds. */
export interface SearchedWord {
  text: string;
  /** Fields whose names have it, by their keys. */
  keys: readonly string[];
  /** What was done, where that is called so. */
  actions: readonly SyncLogRow['action'][];
  /** Organizations whose names have it: values may be their ids. */
  ids: readonly string[];
}

/**
 * What sync did to one record, or to all of them, newest first, a page at a time: entries in which every word occurs, as a
 * part of a value, of the record's or a person's name, or by what it means.
 */
export async function searchSyncLog(
  scope: Scope,
  of: { object: WrittenObject; recordId: string } | null,
  { words, before, limit }: { words: readonly SearchedWord[]; before: number | null; limit: number },
): Promise<{ rows: NamedLogEntry[]; total: number }> {
  const values = sql`(${syncLog.before} || ${syncLog.after})`;
  const told = sql`lower(${values} || coalesce(${syncLog.byName}, '') || ${syncLog.crm} || ${recordNameOf(syncLog)})`;
  const matches = and(
    of ? and(eq(syncLog.object, of.object), eq(syncLog.recordId, of.recordId)) : undefined,
    ...words.map(({ text, keys, actions, ids }) =>
      or(
        sql`instr(${told}, ${text}) > 0`,
        inArray(syncLog.key, [...keys]),
        inArray(syncLog.action, [...actions]),
        ...ids.map((id) => sql`instr(${values}, ${id}) > 0`),
      ),
    ),
  );
  const rows = await scope.db
    .select({ entry: syncLog, recordName: recordNameOf(syncLog) })
    .from(syncLog)
    .where(ofTenant(scope, syncLog, matches, before === null ? undefined : lt(syncLog.seq, before)))
    .orderBy(desc(syncLog.seq))
    .limit(limit);
  const [count] = await scope.db
    .select({ total: sql<number>`count(*)` })
    .from(syncLog)
    .where(ofTenant(scope, syncLog, matches));
  return { rows, total: count?.total ?? 0 };
}

/** Forgets entries of all vendors that are older. */
export async function forgetSyncLog(db: Queryable, before: string): Promise<void> {
  await db.delete(syncLog).where(lt(syncLog.at, before));
}
