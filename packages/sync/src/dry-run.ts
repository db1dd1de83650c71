import { type Database, transact } from '@tierline/db/open-database';
import type { Scope } from '@tierline/db/scope';
import {
  addPlannedChanges,
  claimDryRun,
  findRun,
  listOpenDryRuns,
  type SyncRunRow,
  saveRun,
} from '@tierline/db/sync-run';
import { type Crm, CrmFailure, type CrmRecords, type SyncedObject } from '@tierline/domain/crm';
import { addSeconds } from '@tierline/domain/instant';
import type { DeliveryContext } from './delivery.ts';
import { createForeseen, type Foreseen } from './foreseen.ts';
import { listKept, listPlanned, type Planned } from './planned-changes.ts';
import { takeRecords } from './take-records.ts';
import type { Taken } from './taken.ts';
import { fieldsOf, loadTerms, type Terms } from './terms.ts';

/** What a run finds is counted wholly, and kept record by record up to this many changes. */
const KEPT = 5_000;
/** Longer than reading and planning one page may take. */
const LEASE_SECONDS = 300;
const PROBLEMS: readonly Planned['action'][] = ['unmapped', 'possible_duplicate'];
const OBJECTS: readonly SyncedObject[] = ['organization', 'contact'];

/** Carries out the dry runs that wait, of all vendors; answers how many there were. */
export async function runDryRuns(
  context: DeliveryContext,
  report: (fault: unknown, work: Record<string, string>) => void,
): Promise<number> {
  const runs = await listOpenDryRuns(context.db, context.now());
  for (const run of runs) {
    const { tenantId, id, crm } = run;
    await dryRun(context, run).catch((fault) => report(fault, { work: 'dry run', tenantId, crm, id }));
  }
  return runs.length;
}

/** Reads what the CRM has and plans it by the drafts, exactly as a read would take it over, and takes nothing over. */
async function dryRun(context: DeliveryContext, run: SyncRunRow): Promise<void> {
  const { db, crms, now } = context;
  const scope: Scope = { db, tenantId: run.tenantId };
  const { id, crm: kind, draft, startedAt } = run;
  const lease = () => addSeconds(now(), LEASE_SECONDS);
  if (!(await transact(db, (tx) => claimDryRun({ ...scope, db: tx }, id, now(), lease())))) return;
  let seq = 0;
  const counts = { read: 0, taken: 0, written: 0, created: 0, gone: 0, problems: 0 };
  try {
    const crm = await crms.get(run.tenantId, kind);
    const terms = await loadTerms(scope, { crm: kind, ...draft });
    const foreseen = createForeseen(kind);
    for (const object of OBJECTS) {
      for await (const page of crm.list(object, { since: null, fields: fieldsOf(terms, kind, object) })) {
        const { planned, taken } = await planPage(db, scope, crm, object, terms, foreseen, page.records, now());
        counts.read += page.records.length;
        counts.taken += taken.taken;
        counts.created += planned.filter(({ action }) => action.startsWith('create')).length;
        counts.written += planned.filter(({ action }) => action.startsWith('write')).length;
        counts.problems += planned.filter(({ action }) => PROBLEMS.includes(action)).length;
        const kept = planned.slice(0, Math.max(0, KEPT - seq));
        const isWanted = await transact(db, async (tx) => {
          const inside = { ...scope, db: tx };
          const present = await findRun(inside, id);
          if (present?.state !== 'running') return false;
          await addPlannedChanges(
            inside,
            kept.map((change, index) => ({ ...change, runId: id, seq: seq + index + 1 })),
          );
          await saveRun(inside, id, { counts, object, leaseUntil: lease() });
          return true;
        });
        if (!isWanted) return;
        seq += kept.length;
      }
    }
    await saveRun(scope, id, { state: 'done', endedAt: now(), counts });
  } catch (error) {
    const failure =
      error instanceof CrmFailure ? error : new CrmFailure('unavailable', 'the dry run stopped on a fault');
    const ended = { state: 'failed' as const, endedAt: now(), startedAt };
    await saveRun(scope, id, { ...ended, failureCode: failure.code, failureText: failure.message });
    if (failure !== error) throw error;
  }
}

class Undo extends Error {}

/** Takes a page over in a transaction that is undone: what it would have brought about is the plan. */
async function planPage(
  db: Database,
  scope: Scope,
  crm: Crm,
  object: SyncedObject,
  terms: Terms,
  foreseen: Foreseen,
  records: readonly CrmRecords[SyncedObject][],
  now: string,
): Promise<{ planned: Planned[]; taken: Taken }> {
  const page = { crm: crm.kind, object, records };
  const known = await listKept(scope, page);
  const before = object === 'organization' ? await foreseen.known(scope, records) : null;
  let outcome: { planned: Planned[]; taken: Taken } | null = null;
  const readings = records.map((record) => ({ record, readAt: now }));
  await transact(db, async (tx) => {
    const inside = { ...scope, db: tx };
    await foreseen.restore(inside, object, records);
    const taken = await takeRecords(inside, crm.kind, object, terms, readings, now);
    outcome = { planned: await listPlanned(inside, { ...page, taken, terms, known }), taken };
    if (before) await foreseen.keep(inside, records, before);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  if (outcome === null) throw new Error('a page was planned without an answer');
  return outcome;
}
