import { randomUUID } from 'node:crypto';
import { clearWatermark } from '@tierline/db/connection';
import { saveHint } from '@tierline/db/hint';
import { transact } from '@tierline/db/open-database';
import { findLink, listLinks } from '@tierline/db/record-link';
import { findPendingWrite, findRecordWrite } from '@tierline/db/record-write';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { isSame } from '@tierline/domain/field-mapping/same-values';
import { deliverRecordNow } from '../deliver-records.ts';
import { readChanges } from '../read-changes.ts';
import { requestWrites } from '../request-write.ts';
import { deliverDue, readHinted } from '../worker.ts';
import { createDraws } from './draws.ts';
import type { Stored } from './memory-records.ts';
import { company } from './people.ts';
import { isWork, type Step, type Work } from './steps.ts';
import { CRMS, type World } from './three-sides.ts';
import { isHeld, listHere } from './values-held.ts';
import { findRecord, toValues, toWords } from './words.ts';
import { createWorker, type Worker } from './workers.ts';

export interface Play {
  world: World;
  workers: Worker[];
}

export async function perform(play: Play, step: Step): Promise<void> {
  const { world } = play;
  world.clock.advance({ seconds: 0.411 });
  if (isWork(step)) return work(play, step);
  if (step.do === 'wait') return world.clock.advance({ seconds: step.seconds });
  if (step.do === 'kill') return (await workerOf(play, step.worker)).life.dieAfter(step.calls, step.of, step.when);
  if (step.do === 'decide') return decide(world, step);
  if (step.do === 'together') {
    const draws = createDraws(step.seed);
    const tasks = step.tasks.map((task) => () => (isWork(task) ? work(play, task) : inTurn(play, task)));
    return world.turns.together(tasks, (waiting) => draws.int(waiting));
  }
  const { records, faults } = world.sides[step.crm];
  if (step.do === 'fail') return faults.add(step.fault);
  if (step.do === 'forget') return clearWatermark(world.scope, step.crm, step.object);
  if (step.do === 'share') {
    const record = findRecord(records, 'organization', step.handle);
    if (record) records.change(record.id, { inSync: step.inSync, modifiedBy: 'Ann' });
    return;
  }
  const { object, handle } = step;
  if (step.do === 'create') return create(world, step.crm, object, handle);
  if (step.do === 'restore') {
    const [gone, ...live] = records.all(object).filter((each) => each.handle === handle && each.deleted);
    if (gone && live.length === 0 && !findRecord(records, object, handle)) {
      records.change(gone.id, { deleted: false, modifiedBy: 'Ann' });
    }
    return;
  }
  const record = findRecord(records, object, handle);
  if (!record) return;
  if (step.do === 'edit') await edit(world, step.crm, record.id, step.key, step.words, step.late);
  else if (step.do === 'remove') records.change(record.id, { deleted: true, modifiedBy: 'Ann' });
  else if (step.do === 'refuse') faults.refuse(record.id, step.refusal);
  else await saveHint(world.scope, { crm: step.crm, object, crmId: record.id }, world.now());
}

async function inTurn(play: Play, step: Step): Promise<void> {
  const giveBack = await play.world.turns.take();
  try {
    await perform(play, step);
  } finally {
    giveBack();
  }
}

async function workerOf(play: Play, at: number): Promise<Worker> {
  const known = play.workers[at];
  if (known && !known.life.isOver) return known;
  const worker = createWorker(play.world);
  play.workers[at] = worker;
  return worker;
}

export async function work(play: Play, step: Work): Promise<void> {
  const { context, life, reads } = await workerOf(play, step.worker);
  const { tenantId } = play.world.scope;
  reads.clear();
  try {
    if (step.do === 'read') await readChanges(context, tenantId, step.crm);
    else if (step.do === 'follow') await readHinted(context);
    else if (step.do === 'deliver') await deliverDue(context);
    else {
      const recordId = await idOf(play.world, step.object, step.handle);
      if (recordId) await deliverRecordNow(context, tenantId, { crm: step.crm, object: step.object, recordId });
    }
  } catch (error) {
    if (!life.isOver) throw error;
  }
}

/** Tierline's id of what the test calls so. */
export async function idOf({ sides, scope }: World, object: SyncedObject, handle: string): Promise<string | null> {
  for (const crm of CRMS) {
    for (const record of sides[crm].records.all(object)) {
      const link = record.handle === handle ? await findLink(scope, crm, object, record.id) : null;
      if (link) return link.id;
    }
  }
  return null;
}

async function edit(
  world: World,
  crm: CrmKind,
  id: string,
  key: string,
  words: readonly string[],
  late: number,
): Promise<void> {
  const { records, writes } = world.sides[crm];
  const before = records.find(id);
  const values = toValues(records, key, words);
  if (!before || !values) return;
  const last = writes.findLast((write) => write.after.id === id && key in write.asked);
  const isAwaited = await awaitsReading(world, crm, before, key);
  const after = records.change(id, { values: { ...before.values, [key]: values }, modifiedBy: 'Ann' }, late);
  const stands = toWords(records, after, key);
  if (isSame(toWords(records, before, key), stands)) return;
  const unanswered = last !== undefined && !last.isKnown();
  const how = { by: 'person' as const, seq: world.tick(), unanswered };
  const made = world.edits.make(crm, `${after.handle} ${key}`, stands, how);
  // A write that had no answer may not have been made, and one that was not read since may have been put back by the CRM
  // itself: what was there before it looks as if nobody had touched it. The second is shown, as refused.
  if ((unanswered || isAwaited) && last?.before && isSame(toWords(records, last.before, key), stands)) {
    made.excused = 'put back what Tierline does not know to have changed';
  }
}

/** Whether a write of this field was taken there and not seen since. */
async function awaitsReading({ scope }: World, crm: CrmKind, { object, id }: Stored, key: string): Promise<boolean> {
  const link = await findLink(scope, crm, object, id);
  const write = link && (await findPendingWrite(scope, { crm, object, recordId: link.id, target: key }));
  return write?.deliveredAt != null;
}

function create(world: World, crm: CrmKind, object: SyncedObject, handle: string): void {
  const isThere = CRMS.some((each) => world.sides[each].records.all(object).some((record) => record.handle === handle));
  if (isThere) return;
  if (object === 'organization') {
    world.add(crm, object, handle, company(handle, 'Partner'));
    return;
  }
  const organization = toValues(world.sides[crm].records, 'organization', ['P0']);
  if (organization) world.add(crm, object, handle, { last_name: [handle], status: ['Contact'], organization });
}

type Decision = Extract<Step, { do: 'decide' }>;

async function decide(world: World, { crm, object, handle, key, words }: Decision): Promise<void> {
  const { db, scope, edits } = world;
  const recordId = await idOf(world, object, handle);
  if (!recordId) return;
  const linked = (await listLinks(scope, object, recordId)).map((link) => link.crm);
  const crms = [crm, ...CRMS.filter((each) => each !== crm)].filter((each) => linked.includes(each));
  const isReference = key === 'contracts' || key === 'preferred';
  const ids = isReference ? await Promise.all(words.map((word) => idOf(world, 'organization', word))) : words;
  if (ids.some((id) => id === null)) return;
  // Of what was not read yet there is no page on which anything could be chosen.
  if (!(await isHeld(world, object, recordId))) return;
  const seen = (await listHere(world, object, recordId)).get(key) ?? [];
  const seq = world.tick();
  const batch = { object, target: key, batchId: randomUUID(), requestedBy: 'Robin' };
  const wish = { recordId, crms, desired: ids as string[] };
  const [id] = await transact(db, (tx) => requestWrites({ ...scope, db: tx }, batch, [wish], world.now()));
  if (!id) return;
  const write = await findRecordWrite(scope, id);
  if (write) edits.decide(write.crm, `${handle} ${key}`, words, seen, { id, seq });
}
