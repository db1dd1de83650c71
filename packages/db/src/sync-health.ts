import type { CrmKind } from '@tierline/domain/crm';
import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { recordNameOf } from './record-name.ts';
import type { UnsettledRecordWrite } from './record-write.ts';
import { outbox } from './schema/outbox.ts';
import { recordWrite } from './schema/record-write.ts';
import { type SyncProblemKind, syncProblem } from './schema/sync.ts';
import { ofTenant, type Scope } from './scope.ts';
import type { SyncProblemRow } from './sync-problem.ts';

export interface WriteBacklog {
  crm: CrmKind;
  waiting: number;
  refused: number;
  /** When the one that has waited longest was asked for; null when none waits. */
  oldestAt: string | null;
}

/** How much is to be written to each CRM and was not taken yet, deals and leads included; CRMs with nothing are left out. */
export async function listBacklogs(scope: Scope): Promise<WriteBacklog[]> {
  const backlogs = new Map<CrmKind, WriteBacklog>();
  for (const table of [recordWrite, outbox] as const) {
    const rows = await scope.db
      .select({
        crm: table.crm,
        waiting: sql<number>`coalesce(sum(${table.state} = 'pending'), 0)`,
        refused: sql<number>`coalesce(sum(${table.state} = 'refused'), 0)`,
        oldestAt: sql<string | null>`min(case when ${table.state} = 'pending' then ${table.requestedAt} end)`,
      })
      .from(table)
      .where(
        ofTenant(
          scope,
          table,
          or(eq(table.state, 'pending'), and(eq(table.state, 'refused'), isNull(table.dismissedAt))),
        ),
      )
      .groupBy(table.crm);
    for (const row of rows) backlogs.set(row.crm, add(row, backlogs.get(row.crm)));
  }
  return [...backlogs.values()];
}

function add(row: WriteBacklog, other: WriteBacklog | undefined): WriteBacklog {
  if (!other) return row;
  const [oldestAt = null] = [row.oldestAt, other.oldestAt].filter((at) => at !== null).sort();
  return { crm: row.crm, waiting: row.waiting + other.waiting, refused: row.refused + other.refused, oldestAt };
}

/** A place in a list that is paged by offset. */
export interface OffsetPage {
  from: number;
  limit: number;
}

/** Writes to records of any kind that were refused and nobody has put aside, newest first. */
export async function listRefusedRecordWrites(
  scope: Scope,
  { from, limit }: OffsetPage,
): Promise<{ rows: UnsettledRecordWrite[]; total: number }> {
  const where = ofTenant(scope, recordWrite, eq(recordWrite.state, 'refused'), isNull(recordWrite.dismissedAt));
  const rows = await scope.db
    .select({ write: recordWrite, recordName: recordNameOf(recordWrite) })
    .from(recordWrite)
    .where(where)
    .orderBy(desc(recordWrite.requestedAt), asc(recordWrite.id))
    .limit(limit)
    .offset(from);
  const [count] = await scope.db.select({ total: sql<number>`count(*)` }).from(recordWrite).where(where);
  return { rows, total: count?.total ?? 0 };
}

export interface NamedProblem {
  problem: SyncProblemRow;
  /** Empty when it is not known. */
  recordName: string;
}

/** Problems of these kinds, newest first. */
export async function listProblemsOfKinds(
  scope: Scope,
  kinds: readonly SyncProblemKind[],
  { from, limit }: OffsetPage,
): Promise<{ rows: NamedProblem[]; total: number }> {
  const where = ofTenant(scope, syncProblem, inArray(syncProblem.kind, [...kinds]));
  const rows = await scope.db
    .select({ problem: syncProblem, recordName: recordNameOf(syncProblem) })
    .from(syncProblem)
    .where(where)
    .orderBy(desc(syncProblem.since), asc(syncProblem.recordId), asc(syncProblem.key), asc(syncProblem.crm))
    .limit(limit)
    .offset(from);
  const [count] = await scope.db.select({ total: sql<number>`count(*)` }).from(syncProblem).where(where);
  return { rows, total: count?.total ?? 0 };
}
