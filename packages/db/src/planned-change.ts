import { asc, eq, gt, sql } from 'drizzle-orm';
import { type PlannedAction, plannedChange } from './schema/sync.ts';
import { ofTenant, type Scope } from './scope.ts';
import type { PlannedChangeRow } from './sync-run.ts';

/** How many of a dry run's findings that are kept are of each sort. */
export const countPlannedChanges = (scope: Scope, runId: string): Promise<{ action: PlannedAction; count: number }[]> =>
  scope.db
    .select({ action: plannedChange.action, count: sql<number>`count(*)` })
    .from(plannedChange)
    .where(ofTenant(scope, plannedChange, eq(plannedChange.runId, runId)))
    .groupBy(plannedChange.action);

/** Those of one sort, or of every sort, in the order in which the run came upon them, a page at a time. */
export const listPlannedChangesOf = (
  scope: Scope,
  runId: string,
  page: { action: PlannedAction | null; after: number; limit: number },
): Promise<PlannedChangeRow[]> =>
  scope.db
    .select()
    .from(plannedChange)
    .where(
      ofTenant(
        scope,
        plannedChange,
        eq(plannedChange.runId, runId),
        gt(plannedChange.seq, page.after),
        page.action === null ? undefined : eq(plannedChange.action, page.action),
      ),
    )
    .orderBy(asc(plannedChange.seq))
    .limit(page.limit);
