import { randomUUID } from 'node:crypto';
import {
  beginWatermark,
  type Connection,
  clearWatermark,
  endConnectionRead,
  findConnection,
  leaseConnection,
  listTenantConnections,
  noteCompared,
  renewConnectionLease,
  saveUsage,
  saveWatermark,
} from '@tierline/db/connection';
import { type Transaction, transact } from '@tierline/db/open-database';
import type { SyncRunKind } from '@tierline/db/schema/sync';
import type { Scope } from '@tierline/db/scope';
import { addRun, findOpenRun, forgetRuns, type SyncRunRow, saveRun } from '@tierline/db/sync-run';
import { type Crm, CrmFailure, type CrmKind, type CrmObject } from '@tierline/domain/crm';
import { addSeconds, secondsBetween } from '@tierline/domain/instant';
import type { DeliveryContext } from './delivery.ts';
import { findGone } from './find-gone.ts';
import { refreshFields } from './read-fields.ts';
import { readObject } from './read-object.ts';

const LEASE_SECONDS = 300;
/** Everything is read and compared once a day: what a CRM has never told of comes to light then. */
const COMPARE_SECONDS = 24 * 3600;
/** Organizations come first, so that the contacts and deals that name them find them. */
export const ORDER: readonly CrmObject[] = ['organization', 'contact', 'deal', 'lead'];
const RUNS_KEPT = 50;

/** An admin has stopped it, or its lease went to somebody else. */
const LEASE_ENDED = 'the read’s lease has ended';

/** One transaction that counts only while the read may go on. */
export type Save = (change: (scope: Scope & { db: Transaction }) => Promise<void>) => Promise<void>;

class Paused extends Error {}

/**
 * Reads from a CRM everything at first and once a day, and in between what has changed; false while another server does, or
 * an admin has it pause. A failure of the CRM is kept with the connection for the admin to see, and the next call begins
 * where this one stopped.
 */
export async function readChanges(context: DeliveryContext, tenantId: string, kind: CrmKind): Promise<boolean> {
  const { db, crms, now } = context;
  const scope = { db, tenantId };
  const token = randomUUID();
  const started = now();
  const lease = { token, now: started, until: addSeconds(started, LEASE_SECONDS) };
  if ((await findConnection(scope, kind))?.pausedAt) return false;
  if (!(await leaseConnection(scope, kind, lease))) return false;
  // Whoever disconnects, links or deletes does not wait for a read, which may take minutes: it ends with its lease.
  const save: Save = (change) =>
    transact(db, async (tx) => {
      const inside = { db: tx, tenantId };
      const until = addSeconds(now(), LEASE_SECONDS);
      const kept = await renewConnectionLease(inside, kind, { token, until });
      if (!kept) throw new CrmFailure('unavailable', LEASE_ENDED);
      if (kept.pausedAt !== null) throw new Paused();
      await change(inside);
    });
  let run: SyncRunRow | null = null;
  try {
    const crm = await crms.get(tenantId, kind);
    // The watermark is the CRM's time before anything was read, so that a change made meanwhile is read next time.
    const crmNow = await crm.now();
    await refreshFields(scope, crm, save, now);
    run = await beginRun(scope, kind, crmNow, started);
    await carryOut(context, scope, crm, run, save);
    const usage = crm.usage();
    await save(async (inside) => {
      if (usage) await saveUsage(inside, kind, { ...usage, at: now() });
    });
    // What was done in the CRM while everything was read is known as it was when that began.
    await endConnectionRead(scope, kind, token, { ok: true, at: run.kind === 'everything' ? started : now() });
  } catch (error) {
    const paused = error instanceof Paused;
    const failure = error instanceof CrmFailure ? error : new CrmFailure('unavailable', 'the read stopped on a fault');
    const { code, message: text } = failure;
    if (run) await saveRun(scope, run.id, paused ? { state: 'paused' } : { failureCode: code, failureText: text });
    const outcome = paused ? { ok: true as const, at: started } : { ok: false as const, at: now(), code, text };
    await endConnectionRead(scope, kind, token, outcome);
    if (!paused && failure !== error) throw error;
    return !paused;
  }
  return true;
}

/** The run that was interrupted, or a new one. */
async function beginRun(scope: Scope, crm: CrmKind, crmNow: string, now: string): Promise<SyncRunRow> {
  const open = await findOpenRun(scope, crm, ['changes', 'everything']);
  if (open) {
    // One that somebody has asked for begins now; one that was interrupted goes on, and began when it did.
    const crmStartedAt = open.crmStartedAt ?? crmNow;
    await saveRun(scope, open.id, { state: 'running', crmStartedAt, failureCode: null, failureText: null });
    return { ...open, state: 'running', crmStartedAt };
  }
  const run: SyncRunRow = {
    ...{ tenantId: scope.tenantId, id: randomUUID(), crm, kind: await kindOfRun(scope, crm, now), state: 'running' },
    ...{ startedAt: now, endedAt: null, crmStartedAt: crmNow, object: null, position: null, draft: null },
    counts: { read: 0, taken: 0, written: 0, created: 0, gone: 0, problems: 0 },
    ...{ failureCode: null, failureText: null, startedBy: '', leaseUntil: null },
  };
  if (run.kind === 'everything') await addRun(scope, run);
  return run;
}

async function kindOfRun(scope: Scope, crm: CrmKind, now: string): Promise<SyncRunKind> {
  const connection = await findConnection(scope, crm);
  const isDue = (at: Connection['comparedAt']) => at === null || secondsBetween(at, now) >= COMPARE_SECONDS;
  return isDue(connection?.comparedAt ?? null) ? 'everything' : 'changes';
}

async function carryOut(context: DeliveryContext, scope: Scope, crm: Crm, run: SyncRunRow, save: Save): Promise<void> {
  const { now } = context;
  const from = run.object === null ? 0 : ORDER.indexOf(run.object);
  const everything = run.kind === 'everything';
  for (const object of ORDER.slice(from)) {
    const since = await begin(run, object, save);
    await readObject({ context, scope, crm, run, save }, object, since);
    await save(async (inside) => {
      const next = ORDER[ORDER.indexOf(object) + 1] ?? null;
      run.object = next;
      run.position = null;
      if (everything) await saveRun(inside, run.id, { object: next, position: null, counts: run.counts });
      if (run.crmStartedAt) await saveWatermark(inside, crm.kind, object, run.crmStartedAt);
    });
  }
  if (everything) {
    for (const object of ORDER) {
      run.counts.gone += await findGone(context, scope, crm, object, run.id, save).catch((error: unknown) => {
        if (!isWithheld(object, error)) throw error;
        return 0;
      });
    }
  }
  await save(async (inside) => {
    if (everything) await endComparison(inside, crm.kind, run.startedAt);
    const ended = { state: 'done' as const, endedAt: now(), object: null, position: null, counts: run.counts };
    if (everything) await saveRun(inside, run.id, ended);
    // What brought nothing is nothing to tell of.
    else if (run.counts.taken + run.counts.written > 0) await addRun(inside, { ...run, ...ended });
    await forgetRuns(inside, crm.kind, RUNS_KEPT);
  });
}

/** Since when these records are to be read; null: all of them. */
async function begin(run: SyncRunRow, object: CrmObject, save: Save): Promise<string | null> {
  // What was asked for since the first page was not asked of that page, whoever reads the rest.
  if (run.object === object && run.position !== null) return null;
  let since: string | null = null;
  await save(async (inside) => {
    since = await beginWatermark(inside, run.crm, object);
  });
  return run.kind === 'everything' ? null : since;
}

/** Contacts or leads that an account keeps to itself from now on are not gone for that; their list has come empty. */
const isWithheld = (object: CrmObject, error: unknown): boolean =>
  (object === 'contact' || object === 'lead') && error instanceof CrmFailure && error.code === 'not_authorized';

/**
 * Before a CRM was read wholly once nobody knew what it lacks: what the others have is looked at again, and so is what a
 * first read of theirs that is not done yet has passed.
 */
async function endComparison(inside: Scope, crm: CrmKind, startedAt: string): Promise<void> {
  const isFirst = (await findConnection(inside, crm))?.comparedAt == null;
  await noteCompared(inside, crm, startedAt);
  if (!isFirst) return;
  for (const other of await listTenantConnections(inside)) {
    if (other.crm === crm) continue;
    for (const object of ['organization', 'contact'] as const) await clearWatermark(inside, other.crm, object);
  }
}
