import type { CrmKind, WrittenObject } from '@tierline/domain/crm';
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { inEveryCrm } from './every-crm.ts';
import { insertRows } from './insert-rows.ts';
import { recordNameOf } from './record-name.ts';
import { connection } from './schema/connection.ts';
import { recordWrite } from './schema/record-write.ts';
import { tenant } from './schema/tenant.ts';
import { ofTenant, type Queryable, type Scope } from './scope.ts';

export type RecordWriteRow = typeof recordWrite.$inferSelect;

/** One thing that a record of one CRM holds. */
export type WriteTarget = Pick<RecordWriteRow, 'object' | 'recordId' | 'crm' | 'target'>;

/** One record of one CRM. */
export type WriteRecord = Pick<RecordWriteRow, 'object' | 'recordId' | 'crm'>;

export const addRecordWrites = (scope: Scope, rows: readonly Omit<RecordWriteRow, 'tenantId'>[]): Promise<void> =>
  insertRows(scope, recordWrite, rows);

export async function findRecordWrite(scope: Scope, id: string): Promise<RecordWriteRow | null> {
  const [row] = await scope.db
    .select()
    .from(recordWrite)
    .where(ofTenant(scope, recordWrite, eq(recordWrite.id, id)));
  return row ?? null;
}

const isRecord = ({ object, recordId, crm }: WriteRecord) =>
  and(eq(recordWrite.object, object), eq(recordWrite.recordId, recordId), eq(recordWrite.crm, crm));

const isTarget = (of: WriteTarget) => and(isRecord(of), eq(recordWrite.target, of.target));

const isPending = eq(recordWrite.state, 'pending');
/** Refused, and nobody has put it aside. */
const isRefused = and(eq(recordWrite.state, 'refused'), isNull(recordWrite.dismissedAt));

/** What is on its way there. */
export async function findPendingWrite(scope: Scope, of: WriteTarget): Promise<RecordWriteRow | null> {
  const [row] = await scope.db
    .select()
    .from(recordWrite)
    .where(ofTenant(scope, recordWrite, isTarget(of), isPending));
  return row ?? null;
}

/**
 * What is on its way to these records, in whichever CRM: of one target, or all of it. A cross join is one that SQLite does
 * not turn round: record by record it finds what waits, and does not look through all that waits.
 */
export async function listPendingWrites(
  scope: Scope,
  object: WrittenObject,
  recordIds: readonly string[],
  target?: string,
): Promise<RecordWriteRow[]> {
  const asked = sql`json_each(${JSON.stringify(recordIds)})`;
  const rows = await scope.db
    .select({ write: recordWrite })
    .from(asked)
    .crossJoin(recordWrite)
    .where(
      ofTenant(
        scope,
        recordWrite,
        eq(recordWrite.object, object),
        sql`${recordWrite.recordId} = value`,
        inEveryCrm(recordWrite.crm),
        target === undefined ? undefined : eq(recordWrite.target, target),
        isPending,
      ),
    );
  return rows.map(({ write }) => write);
}

/**
 * The second partners that partners are about to have: of those with a contract list on its way to a CRM, what it says, the
 * newest where lists are on their way to several.
 */
export async function listPendingContracts(
  scope: Scope,
  partnerIds: readonly string[],
): Promise<Map<string, string[]>> {
  const writes = await listPendingWrites(scope, 'organization', partnerIds, 'contracts');
  const oldestFirst = writes.toSorted((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1));
  return new Map(oldestFirst.map(({ recordId, desired }) => [recordId, desired]));
}

/** Everything that is on its way to the records of one of ours, or was refused and not put aside; newest first. */
export const listWritesOf = (scope: Scope, object: WrittenObject, recordId: string): Promise<RecordWriteRow[]> =>
  scope.db
    .select()
    .from(recordWrite)
    .where(
      ofTenant(
        scope,
        recordWrite,
        eq(recordWrite.object, object),
        eq(recordWrite.recordId, recordId),
        or(isPending, isRefused),
      ),
    )
    .orderBy(desc(recordWrite.requestedAt), asc(recordWrite.target));

/**
 * What is on its way to these records in any CRM, and what was refused there, oldest first: all that nobody has put aside,
 * and of the rest what the CRM itself refused.
 */
export async function listOpenWrites(
  scope: Scope,
  object: WrittenObject,
  recordIds: readonly string[],
): Promise<RecordWriteRow[]> {
  const asked = sql`json_each(${JSON.stringify(recordIds)})`;
  const refused = and(
    eq(recordWrite.state, 'refused'),
    or(isNull(recordWrite.dismissedAt), sql`${recordWrite.failureCode} not in ('replaced', 'overtaken')`),
  );
  const rows = await scope.db
    .select({ write: recordWrite })
    .from(asked)
    .crossJoin(recordWrite)
    .where(
      ofTenant(
        scope,
        recordWrite,
        eq(recordWrite.object, object),
        sql`${recordWrite.recordId} = value`,
        or(isPending, refused),
      ),
    )
    .orderBy(asc(recordWrite.requestedAt));
  return rows.map(({ write }) => write);
}

/** How often writes of Tierline's own to these targets were accepted since then, by `crm record target`. */
export async function countAccepted(
  scope: Scope,
  object: WrittenObject,
  recordIds: readonly string[],
  since: string,
): Promise<Map<string, number>> {
  const { crm, recordId, target } = recordWrite;
  const asked = sql`json_each(${JSON.stringify(recordIds)})`;
  const rows = await scope.db
    .select({ crm, recordId, target, count: sql<number>`count(*)` })
    .from(asked)
    .crossJoin(recordWrite)
    .where(
      ofTenant(
        scope,
        recordWrite,
        eq(recordWrite.object, object),
        sql`${recordId} = value`,
        gt(recordWrite.requestedAt, since),
        eq(recordWrite.purpose, 'sync'),
        eq(recordWrite.state, 'accepted'),
      ),
    )
    .groupBy(crm, recordId, target);
  return new Map(rows.map((row) => [`${row.crm} ${row.recordId} ${row.target}`, row.count]));
}

/** Forgets Tierline's own writes of all vendors that were settled before then, unless somebody has still to read them. */
export async function forgetSettledWrites(db: Queryable, before: string): Promise<void> {
  const read = or(eq(recordWrite.state, 'accepted'), isNotNull(recordWrite.dismissedAt));
  await db.delete(recordWrite).where(and(eq(recordWrite.purpose, 'sync'), lt(recordWrite.settledAt, before), read));
}

export interface LeftThere {
  recordId: string;
  target: string;
  desired: string[];
}

/**
 * What writes that others have replaced may have left in one CRM's records all the same, newest first. Of each target a few
 * are looked at: whatever older ones left there was seen since.
 */
export async function listLeftThere(
  scope: Scope,
  crm: CrmKind,
  object: WrittenObject,
  recordIds: readonly string[],
): Promise<LeftThere[]> {
  const asked = sql`json_each(${JSON.stringify(recordIds)})`;
  const { recordId, target, desired } = recordWrite;
  const rows = await scope.db
    .select({ recordId, target, desired })
    .from(asked)
    .crossJoin(recordWrite)
    .where(
      ofTenant(
        scope,
        recordWrite,
        eq(recordWrite.object, object),
        sql`${recordWrite.recordId} = value`,
        eq(recordWrite.crm, crm),
        eq(recordWrite.failureCode, 'replaced'),
        gt(recordWrite.attempts, 0),
      ),
    )
    .orderBy(desc(recordWrite.requestedAt), desc(sql`${recordWrite}.rowid`));
  const counts = new Map<string, number>();
  return rows.filter((row) => {
    const of = JSON.stringify([row.recordId, row.target]);
    const count = (counts.get(of) ?? 0) + 1;
    counts.set(of, count);
    return count <= 5;
  });
}

/** When a write to each of these records in this CRM was last settled; those without any are left out. */
export async function listSettledAt(
  scope: Scope,
  crm: CrmKind,
  object: WrittenObject,
  recordIds: readonly string[],
): Promise<Map<string, string>> {
  const asked = sql`json_each(${JSON.stringify(recordIds)})`;
  const rows = await scope.db
    .select({ recordId: recordWrite.recordId, at: sql<string | null>`max(${recordWrite.settledAt})` })
    .from(asked)
    .crossJoin(recordWrite)
    .where(
      ofTenant(
        scope,
        recordWrite,
        eq(recordWrite.object, object),
        sql`${recordWrite.recordId} = value`,
        eq(recordWrite.crm, crm),
      ),
    )
    .groupBy(recordWrite.recordId);
  return new Map(rows.flatMap(({ recordId, at }) => (at === null ? [] : [[recordId, at] as const])));
}

export interface WriteLease {
  token: string;
  now: string;
  until: string;
}

const isDue = (now: string) =>
  and(isPending, lte(recordWrite.runAfter, now), or(isNull(recordWrite.leaseUntil), lt(recordWrite.leaseUntil, now)));

/** No part of the record is being delivered: what belongs to one record goes out in one call, and in its order. */
const isFree = (now: string) => sql`not exists (
  select 1 from ${recordWrite} other where other.tenant_id = ${recordWrite.tenantId} and other.object = ${recordWrite.object}
  and other.record_id = ${recordWrite.recordId} and other.crm = ${recordWrite.crm} and other.state = 'pending'
  and other.lease_until >= ${now})`;

/** Takes all that is due for one record. Nothing while somebody delivers to it. */
export const leaseWritesOf = (scope: Scope, of: WriteRecord, lease: WriteLease): Promise<RecordWriteRow[]> =>
  scope.db
    .update(recordWrite)
    .set({ leaseToken: lease.token, leaseUntil: lease.until, attempts: sql`${recordWrite.attempts} + 1` })
    .where(ofTenant(scope, recordWrite, isRecord(of), isDue(lease.now), isFree(lease.now)))
    .returning();

/** Takes what is due for the records of one CRM that have waited longest, at most so many of them. Call it in a transaction. */
export async function leaseDueWrites(
  scope: Scope,
  crm: CrmKind,
  object: WrittenObject,
  lease: WriteLease,
  records: number,
): Promise<RecordWriteRow[]> {
  const due = await listDueRecords(scope, crm, object, lease.now, records);
  if (due.length === 0) return [];
  const ids = sql`(select value from json_each(${JSON.stringify(due)}))`;
  return scope.db
    .update(recordWrite)
    .set({ leaseToken: lease.token, leaseUntil: lease.until, attempts: sql`${recordWrite.attempts} + 1` })
    .where(
      ofTenant(
        scope,
        recordWrite,
        eq(recordWrite.crm, crm),
        eq(recordWrite.object, object),
        sql`${recordWrite.recordId} in ${ids}`,
        isDue(lease.now),
      ),
    )
    .returning();
}

/**
 * In the order of the index, so that what waits behind them is not looked at, however much it is; most records have a few
 * writes, and more are looked at only where some have many.
 */
async function listDueRecords(
  scope: Scope,
  crm: CrmKind,
  object: WrittenObject,
  now: string,
  records: number,
): Promise<string[]> {
  for (let limit = records * 4; ; limit *= 4) {
    const due = await scope.db
      .select({ recordId: recordWrite.recordId })
      .from(recordWrite)
      .where(
        ofTenant(scope, recordWrite, eq(recordWrite.crm, crm), eq(recordWrite.object, object), isDue(now), isFree(now)),
      )
      .orderBy(asc(recordWrite.runAfter))
      .limit(limit);
    const ids = [...new Set(due.map(({ recordId }) => recordId))];
    if (ids.length >= records || due.length < limit) return ids.slice(0, records);
  }
}

const oneOf = (ids: readonly string[]) =>
  sql`${recordWrite.id} in (select value from json_each(${JSON.stringify(ids)}))`;

/** Keeps leased writes for longer; answers with the ids of those that are still ours: others are settled, or somebody else's. */
export async function renewRecordWrites(
  scope: Scope,
  ids: readonly string[],
  token: string,
  until: string,
): Promise<Set<string>> {
  const renewed = await scope.db
    .update(recordWrite)
    .set({ leaseUntil: until })
    .where(ofTenant(scope, recordWrite, oneOf(ids), eq(recordWrite.leaseToken, token), isPending))
    .returning({ id: recordWrite.id });
  return new Set(renewed.map(({ id }) => id));
}

/** What waits for delivery, by CRM and kind of record, longest due first, of all tenants that have distribution switched on. */
export const listDueRecordWrites = (
  db: Queryable,
  now: string,
): Promise<{ tenantId: string; crm: CrmKind; object: WrittenObject }[]> =>
  db
    .select({ tenantId: recordWrite.tenantId, crm: recordWrite.crm, object: recordWrite.object })
    .from(recordWrite)
    .innerJoin(tenant, eq(tenant.id, recordWrite.tenantId))
    .innerJoin(connection, and(eq(connection.tenantId, recordWrite.tenantId), eq(connection.crm, recordWrite.crm)))
    .where(and(eq(tenant.entitled, true), isNotNull(tenant.moduleOnAt), isNull(connection.pausedAt), isDue(now)))
    .groupBy(recordWrite.tenantId, recordWrite.crm, recordWrite.object)
    .orderBy(asc(sql`min(${recordWrite.runAfter})`));

/** Ends pending writes; answers with the ids of those that were not settled already. */
export async function settleRecordWrites(
  scope: Scope,
  ids: readonly string[],
  outcome: { state: 'accepted' | 'refused'; at: string; code?: string; text?: string; dismissed?: boolean },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const settled = await scope.db
    .update(recordWrite)
    .set({
      state: outcome.state,
      settledAt: outcome.at,
      failureCode: outcome.code ?? null,
      failureText: outcome.text ?? null,
      dismissedAt: outcome.dismissed ? outcome.at : null,
      leaseToken: null,
      leaseUntil: null,
    })
    .where(ofTenant(scope, recordWrite, oneOf(ids), isPending))
    .returning({ id: recordWrite.id });
  return settled.map(({ id }) => id);
}

/** Ends pending writes whose place newer ones take. */
export const replaceRecordWrites = (scope: Scope, ids: readonly string[], at: string): Promise<string[]> =>
  settleRecordWrites(scope, ids, { state: 'refused', at, code: 'replaced', dismissed: true });

/**
 * The CRM took them: they wait to be seen there, and are looked for after `runAfter` if they were not. `stamp` is the
 * record's after that, where the CRM told.
 */
export async function noteDelivered(
  scope: Scope,
  writes: readonly { id: string; stamp: string | null }[],
  token: string,
  delivered: { at: string; runAfter: string },
): Promise<void> {
  if (writes.length === 0) return;
  const taken = sql`json_each(${JSON.stringify(writes)}) taken`;
  await scope.db
    .update(recordWrite)
    .set({
      ...{ deliveredAt: delivered.at, deliveredStamp: sql`taken.value ->> 'stamp'`, runAfter: delivered.runAfter },
      ...{ failureCode: null, failureText: null, leaseToken: null, leaseUntil: null },
    })
    .from(taken)
    .where(
      ofTenant(
        scope,
        recordWrite,
        sql`${recordWrite.id} = taken.value ->> 'id'`,
        eq(recordWrite.leaseToken, token),
        isPending,
      ),
    );
}

/** Puts leased writes back for a later try. */
export async function postponeRecordWrites(
  scope: Scope,
  ids: readonly string[],
  token: string,
  retry: { runAfter: string; code: string; text: string },
): Promise<void> {
  const { runAfter, code, text } = retry;
  await scope.db
    .update(recordWrite)
    .set({ runAfter, failureCode: code, failureText: text, leaseToken: null, leaseUntil: null })
    .where(ofTenant(scope, recordWrite, oneOf(ids), eq(recordWrite.leaseToken, token), isPending));
}

/** What the CRM holds now, and the write may replace all the same. */
export async function saveReplaced(scope: Scope, id: string, replaces: readonly string[], now: string): Promise<void> {
  await scope.db
    .update(recordWrite)
    .set({ replaces: [...replaces], deliveredAt: null, deliveredStamp: null, runAfter: now })
    .where(ofTenant(scope, recordWrite, eq(recordWrite.id, id), isPending));
}

/** What is being sent for a record that is to be created, by the write's id: the answer may be lost, and the record be there. */
export async function saveSentCreation(scope: Scope, id: string, sent: string): Promise<void> {
  await scope.db
    .update(recordWrite)
    .set({ replaces: [sent] })
    .where(ofTenant(scope, recordWrite, eq(recordWrite.id, id), isPending));
}

/** Makes a waiting write due at once. */
export async function hastenRecordWrite(scope: Scope, id: string, now: string): Promise<void> {
  await scope.db
    .update(recordWrite)
    .set({ runAfter: now })
    .where(ofTenant(scope, recordWrite, eq(recordWrite.id, id), isPending));
}

/** Makes writes due that wait for a record which a CRM did not have: one has come there. */
export async function hastenWaiting(scope: Scope, crm: CrmKind, now: string): Promise<void> {
  const waits = and(eq(recordWrite.failureCode, 'no_counterpart'), gt(recordWrite.runAfter, now));
  await scope.db
    .update(recordWrite)
    .set({ runAfter: now })
    .where(ofTenant(scope, recordWrite, eq(recordWrite.crm, crm), isPending, waits, isNull(recordWrite.leaseUntil)));
}

/** Puts a refused write aside; false when there is none to put aside. */
export async function dismissRecordWrite(scope: Scope, id: string, now: string): Promise<boolean> {
  const dismissed = await scope.db
    .update(recordWrite)
    .set({ dismissedAt: now })
    .where(ofTenant(scope, recordWrite, eq(recordWrite.id, id), isRefused))
    .returning({ id: recordWrite.id });
  return dismissed.length > 0;
}

/** Puts refused writes aside. */
export async function dismissRecordWrites(scope: Scope, ids: readonly string[], now: string): Promise<void> {
  if (ids.length === 0) return;
  await scope.db
    .update(recordWrite)
    .set({ dismissedAt: now })
    .where(ofTenant(scope, recordWrite, oneOf(ids), isRefused));
}

export interface UnsettledRecordWrite {
  write: RecordWriteRow;
  /** Of the organization, contact, deal or lead. */
  recordName: string;
}

/** Writes that wait or were refused and nobody has put aside, newest first. */
export const listUnsettledRecordWrites = (scope: Scope, limit: number): Promise<UnsettledRecordWrite[]> =>
  scope.db
    .select({ write: recordWrite, recordName: recordNameOf(recordWrite) })
    .from(recordWrite)
    .where(ofTenant(scope, recordWrite, or(isPending, isRefused)))
    .orderBy(desc(recordWrite.requestedAt), asc(recordWrite.id))
    .limit(limit);

export async function countUnsettledRecordWrites(scope: Scope): Promise<{ waiting: number; refused: number }> {
  const [row] = await scope.db
    .select({
      waiting: sql<number>`coalesce(sum(${recordWrite.state} = 'pending'), 0)`,
      refused: sql<number>`coalesce(sum(${recordWrite.state} = 'refused'), 0)`,
    })
    .from(recordWrite)
    .where(ofTenant(scope, recordWrite, or(isPending, isRefused)));
  return { waiting: row?.waiting ?? 0, refused: row?.refused ?? 0 };
}

/**
 * How far writes that were asked for together have come, copies for the vendor's other CRM included; those that newer
 * ones took the place of count no more.
 */
export async function countBatch(
  scope: Scope,
  batchId: string,
): Promise<{ waiting: number; accepted: number; refused: number }> {
  const [row] = await scope.db
    .select({
      waiting: sql<number>`coalesce(sum(${recordWrite.state} = 'pending'), 0)`,
      accepted: sql<number>`coalesce(sum(${recordWrite.state} = 'accepted'), 0)`,
      refused: sql<number>`coalesce(sum(${recordWrite.state} = 'refused' and ${recordWrite.failureCode} <> 'replaced'), 0)`,
    })
    .from(recordWrite)
    .where(ofTenant(scope, recordWrite, eq(recordWrite.batchId, batchId)));
  return { waiting: row?.waiting ?? 0, accepted: row?.accepted ?? 0, refused: row?.refused ?? 0 };
}
