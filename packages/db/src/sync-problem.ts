import type { CrmKind, WrittenObject } from '@tierline/domain/crm';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { type SyncProblemKind, syncProblem } from './schema/sync.ts';
import { ofTenant, type Scope } from './scope.ts';

export type SyncProblemRow = typeof syncProblem.$inferSelect;
export type NewSyncProblem = Omit<SyncProblemRow, 'tenantId' | 'since'>;

/** Notes what is wrong; what was wrong already keeps its date. */
export async function noteProblem(scope: Scope, problem: NewSyncProblem, now: string): Promise<void> {
  await scope.db
    .insert(syncProblem)
    .values({ tenantId: scope.tenantId, ...problem, since: now })
    .onConflictDoUpdate({
      target: [
        syncProblem.tenantId,
        syncProblem.crm,
        syncProblem.object,
        syncProblem.recordId,
        syncProblem.key,
        syncProblem.kind,
      ],
      set: { values: problem.values },
    });
}

/** It is in order now. Without a key: whatever was wrong with the record in that CRM. */
export async function clearProblem(
  scope: Scope,
  of: { crm: CrmKind; object: WrittenObject; recordId: string; key?: string; kind?: SyncProblemKind },
): Promise<void> {
  await scope.db
    .delete(syncProblem)
    .where(
      ofTenant(
        scope,
        syncProblem,
        eq(syncProblem.crm, of.crm),
        eq(syncProblem.object, of.object),
        eq(syncProblem.recordId, of.recordId),
        of.key === undefined ? undefined : eq(syncProblem.key, of.key),
        of.kind === undefined ? undefined : eq(syncProblem.kind, of.kind),
      ),
    );
}

/** What is wrong with these records in one CRM. */
export const listProblemsOf = (
  scope: Scope,
  crm: CrmKind,
  object: WrittenObject,
  recordIds: readonly string[],
): Promise<SyncProblemRow[]> =>
  scope.db
    .select()
    .from(syncProblem)
    .where(
      ofTenant(
        scope,
        syncProblem,
        eq(syncProblem.crm, crm),
        eq(syncProblem.object, object),
        sql`${syncProblem.recordId} in (select value from json_each(${JSON.stringify(recordIds)}))`,
      ),
    );

/** The newest problems of all records. */
export const listProblems = (scope: Scope, limit: number): Promise<SyncProblemRow[]> =>
  scope.db
    .select()
    .from(syncProblem)
    .where(ofTenant(scope, syncProblem))
    .orderBy(desc(syncProblem.since), asc(syncProblem.recordId))
    .limit(limit);

export async function countProblems(scope: Scope): Promise<{ kind: SyncProblemKind; count: number }[]> {
  return scope.db
    .select({ kind: syncProblem.kind, count: sql<number>`count(*)` })
    .from(syncProblem)
    .where(and(ofTenant(scope, syncProblem)))
    .groupBy(syncProblem.kind);
}
