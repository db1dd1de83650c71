import { randomUUID } from 'node:crypto';
import {
  addRecordWrites,
  countAccepted,
  dismissRecordWrites,
  type RecordWriteRow,
  replaceRecordWrites,
} from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import { noteProblem } from '@tierline/db/sync-problem';
import type { CrmFailureCode, CrmKind, WrittenObject } from '@tierline/domain/crm';
import { isSame } from '@tierline/domain/field-mapping/same-values';
import { addSeconds } from '@tierline/domain/instant';
import type { AskedWrite } from './taken.ts';

/** What sync itself asks for bears no batch of anybody's. */
export const SYNC_BATCH = 'sync';
/** Whether the CRM is to have the record at all. */
export const RECORD_TARGET = 'record';

/** What a record of a CRM is to hold because Tierline holds it. */
export interface Wish {
  crm: CrmKind;
  object: WrittenObject;
  recordId: string;
  key: string;
  desired: readonly string[];
  /** What it was last seen to hold. */
  replaces: readonly string[];
  /** When the value came to count. */
  decidedAt: string;
  batchId?: string;
  requestedBy?: string;
}

/** Refusals that say nothing of the value: somebody was faster, the record was gone, or the CRM for days not to be had. */
const PASSED: readonly string[] = [
  ...['overtaken', 'not_found'],
  ...(['unavailable', 'rate_limited', 'locked', 'not_authorized'] satisfies CrmFailureCode[]),
];

/** On its way, or refused for a reason that would hold again. */
export const isInTheWay = ({ state, failureCode }: RecordWriteRow): boolean =>
  state === 'pending' || !PASSED.includes(failureCode ?? '');

/** More accepted writes of one field in an hour than people make: two automations that correct each other. */
const MOST_AN_HOUR = 5;

/**
 * Asks for what is wished, in place of what was on its way there. What was asked for in vain is not asked for again, and a
 * newer decision is left alone. `open`: what `listOpenWrites` tells of these records. Call it in a transaction.
 */
export async function askFor(
  scope: Scope,
  wishes: readonly Wish[],
  open: readonly RecordWriteRow[],
  now: string,
): Promise<AskedWrite[]> {
  if (wishes.length === 0) return [];
  const counting = open.filter(isInTheWay);
  const known = new Map(counting.map((write) => [placeOf(write.crm, write.recordId, write.target), write]));
  const often = await countOften(scope, wishes, now);
  const rows = new Map<string, AskedWrite>();
  const replaced: string[] = [];
  const outdated: string[] = [];
  for (const wish of wishes) {
    const place = placeOf(wish.crm, wish.recordId, wish.key);
    const write = known.get(place);
    if (write && isSame(write.desired, wish.desired) && isNothingNew(write, wish)) continue;
    const pending = write?.state === 'pending' ? write : null;
    if (pending?.purpose === 'decision' && pending.requestedAt > wish.decidedAt) continue;
    // What was never sent left nothing there; what was sent may have, whatever the record was last seen to hold.
    const mayDiffer =
      (pending?.attempts ?? 0) > 0 || !isSame(wish.desired, wish.replaces) || wish.key === RECORD_TARGET;
    if (pending) replaced.push(pending.id);
    if (!mayDiffer) continue;
    if (often.has(place)) {
      const { crm, object, recordId, key, desired } = wish;
      await noteProblem(scope, { crm, object, recordId, key, kind: 'ping_pong', values: [...desired] }, now);
      continue;
    }
    rows.set(place, toRow(wish, pending, now));
    outdated.push(...open.filter((each) => isOutdated(each, wish)).map(({ id }) => id));
  }
  await replaceRecordWrites(scope, replaced, now);
  await dismissRecordWrites(scope, outdated, now);
  await addRecordWrites(scope, [...rows.values()]);
  return [...rows.values()];
}

/** It is on its way, or was refused when the record held what it holds now. */
const isNothingNew = ({ state, replaces }: RecordWriteRow, wish: Wish): boolean =>
  state === 'pending' || isSame(replaces, wish.replaces);

/** Tierline's own, refused before: what comes of it now is told by the new one. */
const isOutdated = ({ state, purpose, dismissedAt, crm, recordId, target }: RecordWriteRow, wish: Wish): boolean =>
  state === 'refused' &&
  purpose === 'sync' &&
  dismissedAt === null &&
  placeOf(crm, recordId, target) === placeOf(wish.crm, wish.recordId, wish.key);

async function countOften(scope: Scope, wishes: readonly Wish[], now: string): Promise<Set<string>> {
  const often = new Set<string>();
  for (const object of new Set(wishes.map((wish) => wish.object))) {
    const ids = [...new Set(wishes.filter((wish) => wish.object === object).map(({ recordId }) => recordId))];
    const counts = await countAccepted(scope, object, ids, addSeconds(now, -3600));
    for (const [place, count] of counts) if (count >= MOST_AN_HOUR) often.add(place);
  }
  return often;
}

const placeOf = (crm: CrmKind, recordId: string, target: string): string => `${crm} ${recordId} ${target}`;

const toRow = (wish: Wish, pending: RecordWriteRow | null, now: string): AskedWrite => ({
  id: randomUUID(),
  ...{ crm: wish.crm, object: wish.object, recordId: wish.recordId, target: wish.key },
  ...{ desired: [...wish.desired], replaces: [...wish.replaces], purpose: 'sync' },
  ...{ batchId: wish.batchId ?? SYNC_BATCH, requestedBy: wish.requestedBy ?? '' },
  ...{ state: 'pending', attempts: 0, requestedAt: now, decidedAt: wish.decidedAt },
  // One that is being delivered at this moment must have arrived before this one sets out.
  runAfter: pending?.leaseUntil && pending.leaseUntil > now ? pending.leaseUntil : now,
  ...{ leaseToken: null, leaseUntil: null, failureCode: null, failureText: null },
  ...{ deliveredAt: null, deliveredStamp: null, settledAt: null, dismissedAt: null },
});
