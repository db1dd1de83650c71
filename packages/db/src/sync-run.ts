import type { CrmKind } from '@tierline/domain/crm';
import { and, asc, desc, eq, inArray, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import { plannedChange, syncRun } from './schema/sync.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export type SyncRunRow = typeof syncRun.$inferSelect;
export type PlannedChangeRow = typeof plannedChange.$inferSelect;

export async function addRun(scope: Scope, run: Omit<SyncRunRow, 'tenantId' | 'leaseUntil'>): Promise<void> {
  await scope.db.insert(syncRun).values({ tenantId: scope.tenantId, ...run });
}

export async function findRun(scope: Scope, id: string): Promise<SyncRunRow | null> {
  const [row] = await scope.db
    .select()
    .from(syncRun)
    .where(ofTenant(scope, syncRun, eq(syncRun.id, id)));
  return row ?? null;
}

/** The newest run of these kinds that has not ended. */
export async function findOpenRun(
  scope: Scope,
  crm: CrmKind,
  kinds: readonly SyncRunRow['kind'][],
): Promise<SyncRunRow | null> {
  const [row] = await scope.db
    .select()
    .from(syncRun)
    .where(
      ofTenant(
        scope,
        syncRun,
        eq(syncRun.crm, crm),
        inArray(syncRun.kind, [...kinds]),
        inArray(syncRun.state, ['waiting', 'running', 'paused']),
      ),
    )
    .orderBy(desc(syncRun.startedAt))
    .limit(1);
  return row ?? null;
}

export async function saveRun(
  scope: Scope,
  id: string,
  change: Partial<Omit<SyncRunRow, 'tenantId' | 'id' | 'crm' | 'kind'>>,
): Promise<void> {
  await scope.db
    .update(syncRun)
    .set(change)
    .where(ofTenant(scope, syncRun, eq(syncRun.id, id)));
}

/** The last runs of a CRM, newest first; runs that brought nothing are left out unless they are open. */
export const listRuns = (scope: Scope, crm: CrmKind, limit: number): Promise<SyncRunRow[]> =>
  scope.db
    .select()
    .from(syncRun)
    .where(ofTenant(scope, syncRun, eq(syncRun.crm, crm)))
    .orderBy(desc(syncRun.startedAt), desc(sql`rowid`))
    .limit(limit);

/** Dry runs of all vendors that wait to be looked into, or that a server has left behind. */
export const listOpenDryRuns = (db: Queryable, now: string): Promise<SyncRunRow[]> =>
  db
    .select()
    .from(syncRun)
    .where(and(eq(syncRun.kind, 'dry_run'), isFree(now)))
    .orderBy(asc(syncRun.startedAt));

const isFree = (now: string) =>
  and(inArray(syncRun.state, ['waiting', 'running']), or(isNull(syncRun.leaseUntil), lt(syncRun.leaseUntil, now)));

/** Takes a dry run, which begins anew; false when another server has it, or nobody wants it any more. */
export async function claimDryRun(scope: Scope, id: string, now: string, leaseUntil: string): Promise<boolean> {
  const claimed = await scope.db
    .update(syncRun)
    .set({ state: 'running', leaseUntil })
    .where(ofTenant(scope, syncRun, eq(syncRun.id, id), isFree(now)))
    .returning({ id: syncRun.id });
  if (claimed.length === 0) return false;
  await scope.db.delete(plannedChange).where(ofTenant(scope, plannedChange, eq(plannedChange.runId, id)));
  return true;
}

/** Forgets all but the newest runs of a CRM, with what dry runs among them found. */
export async function forgetRuns(scope: Scope, crm: CrmKind, keep: number): Promise<void> {
  const newest = scope.db
    .select({ id: syncRun.id })
    .from(syncRun)
    .where(ofTenant(scope, syncRun, eq(syncRun.crm, crm)))
    .orderBy(desc(syncRun.startedAt), desc(sql`rowid`))
    .limit(keep);
  const gone = await scope.db
    .delete(syncRun)
    .where(ofTenant(scope, syncRun, eq(syncRun.crm, crm), notInArray(syncRun.id, newest)))
    .returning({ id: syncRun.id, kind: syncRun.kind });
  const dry = gone.filter(({ kind }) => kind === 'dry_run').map(({ id }) => id);
  if (dry.length > 0)
    await scope.db.delete(plannedChange).where(ofTenant(scope, plannedChange, inArray(plannedChange.runId, dry)));
}

const ROWS = 500;

export async function addPlannedChanges(
  scope: Scope,
  rows: readonly Omit<PlannedChangeRow, 'tenantId'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS) {
    const some = rows.slice(from, from + ROWS).map((row) => ({ tenantId: scope.tenantId, ...row }));
    await scope.db.insert(plannedChange).values(some);
  }
}

/** A dry run's findings in the order in which it came upon them, a page at a time. */
export const listPlannedChanges = (
  scope: Scope,
  runId: string,
  page: { after: number; limit: number },
): Promise<PlannedChangeRow[]> =>
  scope.db
    .select()
    .from(plannedChange)
    .where(ofTenant(scope, plannedChange, eq(plannedChange.runId, runId), sql`${plannedChange.seq} > ${page.after}`))
    .orderBy(asc(plannedChange.seq))
    .limit(page.limit);
