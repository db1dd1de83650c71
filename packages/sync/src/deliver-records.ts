import { randomUUID } from 'node:crypto';
import { type Database, transact } from '@tierline/db/open-database';
import {
  createLink,
  findCrmId,
  findLink,
  type LinkElsewhere,
  listLinksOfMany,
  noteSeen,
} from '@tierline/db/record-link';
import {
  hastenWaiting,
  leaseDueWrites,
  leaseWritesOf,
  noteDelivered,
  postponeRecordWrites,
  type RecordWriteRow,
  renewRecordWrites,
  saveSentCreation,
  settleRecordWrites,
  type WriteRecord,
} from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import { appendSyncLog } from '@tierline/db/sync-log';
import { noteProblem } from '@tierline/db/sync-problem';
import { decideRetry } from '@tierline/domain/backoff';
import {
  type Crm,
  type CrmDeal,
  CrmFailure,
  type CrmKind,
  type CrmRecords,
  type CrmWrite,
  type SyncedObject,
  type WrittenObject,
} from '@tierline/domain/crm';
import { addSeconds, secondsBetween } from '@tierline/domain/instant';
import { listAlike } from './alike.ts';
import { toDealBody } from './body-of-deal-writes.ts';
import { toBody } from './body-of-writes.ts';
import { type DealTerms, loadDealTerms } from './deal-terms.ts';
import type { DeliveryContext } from './delivery.ts';
import type { Joined } from './join-parts.ts';
import { fromSeen, toSeen } from './seen.ts';
import { toSeenCreated } from './seen-created.ts';
import { takeDeals } from './take-deals.ts';
import { takeRecords } from './take-records.ts';
import { fieldsOf, loadTerms, mappingsOf, type Terms } from './terms.ts';
import { RECORD_TARGET } from './wish.ts';

/** Longer than the calls for one batch may take, waiting for their turn included. */
const LEASE_SECONDS = 180;
/** Records that one round delivers to. */
export const BATCH = 200;
/** Between the first looks for a record that the CRM does not have yet, and the later ones: it may never come. */
const COUNTERPART_SECONDS = { first: 60, longest: 3600 };
/** A write that was taken and has not been seen by then is looked for. */
const UNSEEN_SECONDS = 600;

/** Everything that is to be done to records of one kind in one CRM by one delivery. */
interface Batch {
  context: DeliveryContext;
  tenantId: string;
  crm: Crm;
  object: WrittenObject;
  token: string;
  terms: Terms;
  dealTerms: DealTerms;
}

/**
 * Delivers what is due for the records of one kind that have waited longest; answers how many writes it took up. Writes of
 * one record go out together, in their order, and by one worker at a time. What the CRM takes counts as accepted once a
 * later reading shows it.
 */
export async function deliverRecords(
  context: DeliveryContext,
  tenantId: string,
  kind: CrmKind,
  object: WrittenObject,
): Promise<number> {
  const token = randomUUID();
  const now = context.now();
  const lease = { token, now, until: addSeconds(now, LEASE_SECONDS) };
  const writes = await transact(context.db, (tx) => leaseDueWrites({ db: tx, tenantId }, kind, object, lease, BATCH));
  if (writes.length === 0) return 0;
  await deliver(context, tenantId, kind, object, token, writes, async (batch) => {
    // Nobody knows what became of an earlier try, nor what people did there since the last read, which HubSpot's search
    // shows late: one call for a hundred records or more, so that nothing is replaced unseen.
    await send(batch, await readBefore(batch, writes));
  });
  return writes.length;
}

/**
 * Delivers to one record at once, for somebody who waits: it is read before, so that nobody's newer value is replaced, and
 * after, so that he is told what came of it.
 */
export async function deliverRecordNow(context: DeliveryContext, tenantId: string, of: WriteRecord): Promise<void> {
  const token = randomUUID();
  const now = context.now();
  const lease = { token, now, until: addSeconds(now, LEASE_SECONDS) };
  const writes = await leaseWritesOf({ db: context.db, tenantId }, of, lease);
  if (writes.length === 0) return;
  await deliver(context, tenantId, of.crm, of.object, token, writes, async (batch) => {
    const sent = await send(batch, await readBefore(batch, writes));
    if (sent.length > 0) await readThem(batch, sent);
  });
}

async function deliver(
  context: DeliveryContext,
  tenantId: string,
  kind: CrmKind,
  object: WrittenObject,
  token: string,
  writes: readonly RecordWriteRow[],
  work: (batch: Batch) => Promise<void>,
): Promise<void> {
  const scope = { db: context.db, tenantId };
  try {
    const crm = await context.crms.get(tenantId, kind);
    const [terms, dealTerms] = [await loadTerms(scope), await loadDealTerms(scope)];
    await work({ context, tenantId, crm, object, token, terms, dealTerms });
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    await fail({ context, tenantId, token }, writes, error);
  }
}

const scopeOf = ({ context, tenantId }: Pick<Batch, 'context' | 'tenantId'>): Scope => ({ db: context.db, tenantId });

/** Reads the records; answers with the writes that are still to be made. */
async function readBefore(batch: Batch, writes: readonly RecordWriteRow[]): Promise<RecordWriteRow[]> {
  const ids = await readThem(batch, writes);
  const { context, token } = batch;
  // The reads may have taken so long that somebody else delivers, or they have settled what waited.
  const until = addSeconds(context.now(), LEASE_SECONDS);
  const ours = await renewRecordWrites(
    scopeOf(batch),
    writes.map(({ id }) => id),
    token,
    until,
  );
  const left = writes.filter(({ id }) => ours.has(id));
  const gone = left.filter(({ recordId, target }) => target !== RECORD_TARGET && ids.missing.has(recordId));
  if (gone.length > 0) await fail(batch, gone, new CrmFailure('not_found', 'the record is no longer there'));
  return left.filter((write) => !gone.includes(write));
}

/** Reads the records of these writes and takes them over, which settles what arrived or was overtaken. */
async function readThem(batch: Batch, writes: readonly RecordWriteRow[]): Promise<{ missing: Set<string> }> {
  const { context, tenantId, crm, object, terms } = batch;
  const missing = new Set<string>();
  const links = await linksOf(batch, writes);
  if (links.size === 0) return { missing };
  const readAt = context.now();
  const crmIds = [...links.values()].map(({ crmId }) => crmId);
  const isDeal = object === 'deal' || object === 'lead';
  const records = await crm.findMany(object, crmIds, isDeal ? [] : fieldsOf(terms, crm.kind, object));
  const found = new Set(records.map(({ id }) => id));
  for (const [recordId, { crmId }] of links) if (!found.has(crmId)) missing.add(recordId);
  await transact(context.db, async (tx) => {
    const [scope, now] = [{ db: tx, tenantId }, context.now()];
    const readings = <R>(of: readonly unknown[]) => of.map((record) => ({ record: record as R, readAt }));
    if (isDeal) await takeDeals(scope, crm.kind, object, readings<CrmDeal>(records), now);
    else await takeRecords(scope, crm.kind, object, terms, readings<CrmRecords[SyncedObject]>(records), now);
  });
  return { missing };
}

/** The CRM's records behind the writes, by our ids. */
async function linksOf(batch: Batch, writes: readonly RecordWriteRow[]): Promise<Map<string, LinkElsewhere>> {
  const ids = [...new Set(writes.map(({ recordId }) => recordId))];
  if (ids.length === 0) return new Map();
  const links = await listLinksOfMany(scopeOf(batch), batch.object, ids);
  return new Map(links.filter(({ crm }) => crm === batch.crm.kind).map((link) => [link.id, link]));
}

interface Prepared {
  writes: RecordWriteRow[];
  link: LinkElsewhere | null;
  call: CrmWrite;
}

/** Sends one write for each record; answers with those that the CRM took and that a reading has still to show. */
async function send(batch: Batch, writes: readonly RecordWriteRow[]): Promise<RecordWriteRow[]> {
  const { context, crm, object, token } = batch;
  const prepared = await prepare(batch, writes);
  if (prepared.length === 0) return [];
  await noteCreations(batch, prepared);
  const results = await crm.writeMany(
    object,
    prepared.map(({ call }) => call),
  );
  const at = context.now();
  const answered = prepared.map((each, nth) => {
    const result = results[nth];
    if (!result) throw new Error('the CRM answered for fewer records than were sent');
    return { ...each, result };
  });
  const made: string[] = [];
  const sent: { write: RecordWriteRow; stamp: string | null }[] = [];
  for (const { writes: parts, result } of answered) {
    if (!result.ok) continue;
    for (const write of parts) {
      if (write.target === RECORD_TARGET) made.push(write.id);
      else sent.push({ write, stamp: result.modifiedAt });
    }
  }
  await transact(context.db, async (tx) => {
    const scope = { db: tx, tenantId: batch.tenantId };
    for (const { link, call, result } of answered) {
      if (result.ok && !link) await linkCreated(scope, batch, call, result.id, at);
    }
    if (answered.some(({ link, result }) => result.ok && !link)) await hastenWaiting(scope, crm.kind, at);
    await settleRecordWrites(scope, made, { state: 'accepted', at });
    const stamps = sent.map(({ write, stamp }) => ({ id: write.id, stamp }));
    await noteDelivered(scope, stamps, token, { at, runAfter: addSeconds(at, UNSEEN_SECONDS) });
  });
  for (const { writes: parts, result } of answered) if (!result.ok) await failPart(batch, parts, result.failure);
  return sent.map(({ write }) => write);
}

async function prepare(batch: Batch, writes: readonly RecordWriteRow[]): Promise<Prepared[]> {
  const links = await linksOf(batch, writes);
  const prepared: Prepared[] = [];
  for (const [recordId, parts] of Map.groupBy(writes, (write) => write.recordId)) {
    const link = links.get(recordId) ?? null;
    const makes = parts.some(({ target }) => target === RECORD_TARGET);
    if (!link && !makes) {
      await awaitCounterpart(batch, parts);
      continue;
    }
    if (link && makes) {
      const done = parts.filter(({ target }) => target === RECORD_TARGET).map(({ id }) => id);
      await settleRecordWrites(scopeOf(batch), done, { state: 'accepted', at: batch.context.now() });
    }
    const due = link ? parts.filter(({ target }) => target !== RECORD_TARGET) : parts;
    if (due.length === 0 || (!link && (await holdBack(batch, recordId, due)))) continue;
    const { body, sent, waiting, failed } = await join(batch, recordId, link, due);
    if (waiting.length > 0) await awaitCounterpart(batch, waiting);
    for (const { write, failure } of failed) await fail(batch, [write], failure);
    const call = { id: link?.crmId ?? null, tierlineId: recordId, write: body };
    if (sent.length > 0) prepared.push({ writes: sent, link, call });
  }
  return prepared;
}

function join(
  { context, tenantId, crm, object, terms, dealTerms }: Batch,
  recordId: string,
  link: LinkElsewhere | null,
  writes: readonly RecordWriteRow[],
): Promise<Joined> {
  const around = { scope: { db: context.db, tenantId }, crm: crm.kind };
  if (object !== 'deal' && object !== 'lead')
    return toBody({ ...around, terms, object, recordId, seen: fromSeen(link?.seen ?? null) }, writes);
  return toDealBody({ ...around, object, terms: dealTerms, fields: crm.standardFields(object) }, writes);
}

/** What has come to look like it since it was asked for is not made a second time there, unless somebody wants it. */
async function holdBack(batch: Batch, recordId: string, writes: readonly RecordWriteRow[]): Promise<boolean> {
  const { context, crm, object } = batch;
  if (writes.some(({ requestedBy }) => requestedBy !== '')) return false;
  const alike = await listAlike(scopeOf(batch), crm.kind, object, recordId);
  if (alike.length === 0) return false;
  const at = context.now();
  const ids = writes.map(({ id }) => id);
  await settleRecordWrites(scopeOf(batch), ids, { state: 'refused', at, code: 'overtaken', dismissed: true });
  const problem = { crm: crm.kind, object, recordId, key: RECORD_TARGET, kind: 'possible_duplicate' as const };
  await noteProblem(scopeOf(batch), { ...problem, values: alike }, at);
  return true;
}

/** The answer may be lost, and the record be there: what it was made with is known all the same when it is found. */
async function noteCreations({ context, tenantId, crm, object, terms }: Batch, prepared: readonly Prepared[]) {
  const creations = prepared.flatMap(({ writes, link, call }) => {
    const made = link ? null : writes.find(({ target }) => target === RECORD_TARGET);
    return made ? [{ id: made.id, call }] : [];
  });
  if (creations.length === 0 || object === 'deal' || object === 'lead') return;
  await transact(context.db, async (tx) => {
    const scope = { db: tx, tenantId };
    for (const { id, call } of creations) {
      const seen = await toSeenCreated(scope, crm.kind, terms, object, call.tierlineId, call.write);
      await saveSentCreation(scope, id, JSON.stringify(toSeen(seen)));
    }
  });
}

/** A record that Tierline has created is linked before anything else can be read of it. */
async function linkCreated(
  scope: Scope,
  { crm, object, terms }: Batch,
  { tierlineId: recordId, write }: CrmWrite,
  crmId: string,
  at: string,
): Promise<void> {
  if (object === 'deal' || object === 'lead') return;
  const known = await findCrmId(scope, crm.kind, object, recordId);
  if (known === null && !(await findLink(scope, crm.kind, object, crmId))) {
    await createLink(scope, crm.kind, object, crmId, recordId);
    const seen = await toSeenCreated(scope, crm.kind, terms, object, recordId, write);
    await noteSeen(scope, crm.kind, object, recordId, { modifiedAt: null, seen: toSeen(seen) });
  }
  const entry = { at, crm: crm.kind, object, recordId, crmId, key: null, action: 'created' as const };
  await appendSyncLog(scope, [{ ...entry, before: [], after: [], byName: null }]);
}

function toWait(writes: readonly RecordWriteRow[]): number {
  const looks = Math.min(...writes.map(({ attempts }) => attempts));
  return Math.min(COUNTERPART_SECONDS.longest, COUNTERPART_SECONDS.first * 2 ** Math.min(looks - 1, 10));
}

/** They set out as soon as it is there (`hastenWaiting`). */
const awaitCounterpart = (batch: Batch, writes: readonly RecordWriteRow[]): Promise<void> =>
  postponeRecordWrites(
    scopeOf(batch),
    writes.map(({ id }) => id),
    batch.token,
    { runAfter: addSeconds(batch.context.now(), toWait(writes)), code: 'no_counterpart', text: '' },
  );

/** A CRM that names the fields that it refuses has nothing against the others: they set out again at once. */
async function failPart(batch: Batch, writes: readonly RecordWriteRow[], failure: CrmFailure): Promise<void> {
  const named = writes.filter(({ target }) => isNamed(batch, target, failure));
  if (named.length === 0 || named.length === writes.length) return fail(batch, writes, failure);
  await fail(batch, named, failure);
  const others = writes.filter((write) => !named.includes(write)).map(({ id }) => id);
  const retry = { runAfter: batch.context.now(), code: 'sent_together', text: '' };
  await postponeRecordWrites(scopeOf(batch), others, batch.token, retry);
}

function isNamed({ crm, object, terms }: Batch, target: string, { fields }: CrmFailure): boolean {
  const isDeal = object === 'deal' || object === 'lead';
  const field = isDeal ? crm.standardFields(object)[target] : mappingsOf(terms, crm.kind, object).get(target)?.field;
  return field !== undefined && fields.some((name) => name.toLowerCase() === field.toLowerCase());
}

async function fail(
  batch: Pick<Batch, 'context' | 'tenantId' | 'token'>,
  writes: readonly RecordWriteRow[],
  failure: CrmFailure,
): Promise<void> {
  const { context, token } = batch;
  const scope = scopeOf(batch);
  const { code, message: text } = failure;
  // Nobody misses a copy to a record that is gone: it is made anew when that comes back.
  const isIdle = ({ purpose }: RecordWriteRow) => purpose === 'sync' && code === 'not_found';
  for (const write of writes) {
    const { id, attempts, requestedAt } = write;
    const now = context.now();
    const wait = decideRetry(failure, attempts, secondsBetween(requestedAt, now));
    if (wait === null) await refuse(context.db, scope, write, { at: now, code, text, dismissed: isIdle(write) });
    else await postponeRecordWrites(scope, [id], token, { runAfter: addSeconds(now, wait), code, text });
  }
}

/** What was refused stands in the record's log too, for whoever looks there. */
const refuse = (
  db: Database,
  scope: Scope,
  write: RecordWriteRow,
  refused: { at: string; code: string; text: string; dismissed: boolean },
): Promise<void> =>
  transact(db, async (tx) => {
    const inside = { ...scope, db: tx };
    const settled = await settleRecordWrites(inside, [write.id], { state: 'refused', ...refused });
    if (settled.length === 0 || refused.dismissed) return;
    const { crm, object, recordId, target: key, replaces: before, desired: after, requestedBy } = write;
    const entry = { at: refused.at, crm, object, recordId, crmId: null, key, action: 'refused' as const };
    await appendSyncLog(inside, [{ ...entry, before, after, byName: requestedBy || null }]);
  });
