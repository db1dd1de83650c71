import { randomUUID } from 'node:crypto';
import { listSeen } from '@tierline/db/record-link';
import {
  addRecordWrites,
  listPendingWrites,
  type RecordWriteRow,
  replaceRecordWrites,
  type WriteTarget,
} from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind, WrittenObject } from '@tierline/domain/crm';
import { ACCOUNT_TYPE_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { isSame } from '@tierline/domain/field-mapping/same-values';
import { listHeldThere } from './held-there.ts';
import { fromSeen } from './seen.ts';

/** What is asked for together: one thing that records of one kind hold. */
export interface WriteBatch {
  object: WrittenObject;
  target: string;
  batchId: string;
  /** Empty: nobody, but a contract's own dates. */
  requestedBy: string;
}

export interface RecordWish {
  recordId: string;
  /** The CRMs to ask, first first: one that holds it already, or keeps the record out, leaves it to the next; what that one accepts they all get. */
  crms: readonly CrmKind[];
  desired: readonly string[];
}

export interface WriteRequest extends WriteTarget, WriteBatch {
  desired: readonly string[];
}

/**
 * Lets a CRM's record hold something that somebody has decided here, in place of what it was last seen to hold and of
 * whatever was on its way there; answers with the write's id, or null when nothing is to do. Call it in a transaction.
 */
export async function requestWrite(scope: Scope, request: WriteRequest, now: string): Promise<string | null> {
  const { crm, recordId, desired, ...batch } = request;
  const [id] = await requestWrites(scope, batch, [{ recordId, crms: [crm], desired }], now);
  return id ?? null;
}

/** The same for many records, each at most once, in a few queries; answers in the order of the wishes. */
export async function requestWrites(
  scope: Scope,
  batch: WriteBatch,
  wishes: readonly RecordWish[],
  now: string,
): Promise<(string | null)[]> {
  const ids: (string | null)[] = wishes.map(() => null);
  const replaced: string[] = [];
  const rows: NewWrite[] = [];
  let open = wishes.map((wish, at) => ({ ...wish, at }));
  for (let turn = 0; open.length > 0; turn += 1) {
    const next: typeof open = [];
    for (const crm of new Set(open.flatMap(({ crms }) => crms[turn] ?? []))) {
      const asked = open.filter(({ crms }) => crms[turn] === crm);
      const recordIds = asked.map(({ recordId }) => recordId);
      const placeOf = await readPlaces(scope, crm, batch, recordIds);
      for (const wish of asked) {
        const place = placeOf(wish.recordId);
        const mayBeAsked = turn > 0 ? mayFollow(batch.target, place) : mayAsk(batch.target, place);
        const found = mayBeAsked ? compare(place, wish.desired) : 'left_alone';
        if ((found === 'held' || found === 'differs') && place.pending) replaced.push(place.pending.id);
        if (found === 'held' || found === 'left_alone') next.push(wish);
        if (found === 'differs') {
          const row = toRow({ ...batch, crm, recordId: wish.recordId, desired: wish.desired }, place, now);
          rows.push(row);
          ids[wish.at] = row.id;
        }
      }
    }
    open = next;
  }
  await replaceRecordWrites(scope, replaced, now);
  await addRecordWrites(scope, rows);
  return ids;
}

function compare({ held, pending }: Place, desired: readonly string[]): 'on_its_way' | 'held' | 'differs' {
  if (pending && isSame(pending.desired, desired)) return 'on_its_way';
  // What was never sent left nothing there; what was sent may have, whatever the record was last seen to hold.
  return isSame(held ?? [], desired) && (pending?.attempts ?? 0) === 0 ? 'held' : 'differs';
}

type NewWrite = Omit<RecordWriteRow, 'tenantId'>;

const toRow = ({ desired, ...request }: WriteRequest, { held, pending }: Place, now: string): NewWrite => ({
  ...request,
  id: randomUUID(),
  desired: [...desired],
  replaces: held ?? [],
  ...{ purpose: 'decision', state: 'pending', attempts: 0, requestedAt: now, decidedAt: now },
  // One that is being delivered at this moment must have arrived before this one sets out.
  runAfter: pending?.leaseUntil && pending.leaseUntil > now ? pending.leaseUntil : now,
  ...{ leaseToken: null, leaseUntil: null, failureCode: null, failureText: null },
  ...{ deliveredAt: null, deliveredStamp: null, settledAt: null, dismissedAt: null },
});

/** What a CRM keeps out of the programme is left alone there, until somebody takes it in there. */
const mayAsk = (target: string, { takesPart }: Place): boolean => takesPart || target === ACCOUNT_TYPE_KEY;

/** A CRM that was not asked itself is not told what it never showed, nor that a company is in the programme which it keeps out. */
const mayFollow = (target: string, { held, takesPart }: Place): boolean =>
  takesPart && held !== null && (target !== ACCOUNT_TYPE_KEY || held.length > 0);

/** Which of many records a CRM was last seen to have in the programme; of contacts, those whose company takes part there. */
export async function listTakingPart(
  scope: Scope,
  crm: CrmKind,
  object: WrittenObject,
  recordIds: readonly string[],
): Promise<Set<string>> {
  // Deals and leads bear no mark of their own.
  if (object === 'deal' || object === 'lead') return new Set(recordIds);
  const links = await listSeen(scope, crm, object, recordIds);
  return new Set(links.filter(({ seen }) => fromSeen(seen)?.inProgramme).map(({ id }) => id));
}

interface Place {
  takesPart: boolean;
  /** Null before the record was read. */
  held: string[] | null;
  /** What is on its way there. */
  pending: RecordWriteRow | null;
}

async function readPlaces(
  scope: Scope,
  crm: CrmKind,
  { object, target }: WriteBatch,
  recordIds: readonly string[],
): Promise<(recordId: string) => Place> {
  const held = await listHeldThere(scope, crm, object, target, recordIds);
  const writes = (await listPendingWrites(scope, object, recordIds, target)).filter((write) => write.crm === crm);
  const pending = new Map(writes.map((write) => [write.recordId, write]));
  const taking = await listTakingPart(scope, crm, object, recordIds);
  return (id) => ({
    takesPart: taking.has(id),
    held: held.get(id) ?? null,
    pending: pending.get(id) ?? null,
  });
}
