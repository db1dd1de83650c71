import type { CrmWrite, CrmWriteResult, WrittenObject } from '@tierline/domain/crm';
import type { Kept } from '../kept.ts';
import type { Lazy } from '../lazy.ts';
import { toBatches } from '../to-batches.ts';
import type { Api } from './api.ts';
import { type AroundDeals, readAroundDeals } from './around-deals.ts';
import type { Described } from './descriptions.ts';
import { explainFailures } from './explain-failures.ts';
import { hasErrorCode } from './failure.ts';
import type { SalesforceFields } from './fields.ts';
import type { OrgCurrency } from './org-currency.ts';
import { type Placed, type PreparedBatch, prepareBatch } from './prepare-batch.ts';
import { toRecordId } from './record-id.ts';
import { saveCollection } from './save-collection.ts';

export interface Writer {
  api: Api;
  fields: SalesforceFields;
  described: Kept<Described>;
  orgCurrency: Lazy<OrgCurrency>;
}

type How = 'update' | 'upsert';
type Results = ReadonlyMap<number, CrmWriteResult>;

/** Records of one collection at most. */
const MOST = 200;

/** Updates by id and upserts by Tierline's own id: either may be repeated, and does nothing twice. */
export async function writeMany(
  writer: Writer,
  object: WrittenObject,
  writes: readonly CrmWrite[],
): Promise<CrmWriteResult[]> {
  const placed = writes.map((write, at) => ({ at, write, key: toKey(write) }));
  const results = new Map<number, CrmWriteResult>();
  const around = await readAroundDeals(writer.api, writer.orgCurrency, object, writes);
  for (const how of ['upsert', 'update'] as const) {
    const ofIt = placed.filter(({ write }) => (write.id === null) === (how === 'upsert'));
    for (const batch of toBatches(ofIt, MOST, ({ key }) => key)) {
      for (const [at, result] of await writeBatch({ ...writer, around }, object, how, batch)) results.set(at, result);
    }
  }
  return writes.map((_, at) => results.get(at) ?? unanswered());
}

const toKey = ({ id, tierlineId }: CrmWrite): string =>
  id === null ? tierlineId.toLowerCase() : (toRecordId(id) ?? id);

function unanswered(): never {
  throw new Error('every write is in one batch');
}

async function writeBatch(
  writer: Writer & { around: AroundDeals },
  object: WrittenObject,
  how: How,
  batch: readonly Placed[],
): Promise<Results> {
  const { fields, described, around } = writer;
  const prepare = (known: Described) => prepareBatch(object, batch, fields, { ...known, around });
  let prepared = prepare(await described.get());
  // The description may be minutes old: nothing is refused for a field or a value that has come since.
  if (prepared.byDescription) prepared = prepare(await described.renew());
  try {
    return await save(writer, object, how, prepared);
  } catch (error) {
    // Nor does a field that is gone since cost more than the writes that name it. Such a call does nothing.
    if (!isOutdated(error, how)) throw error;
    return save(writer, object, how, prepare(await described.renew()));
  }
}

/** The external id by which an upsert goes is part of its address. */
const isOutdated = (error: unknown, how: How): boolean =>
  hasErrorCode(error, 'INVALID_FIELD') || (how === 'upsert' && hasErrorCode(error, 'NOT_FOUND'));

async function save(
  { api, described }: Writer,
  object: WrittenObject,
  how: How,
  { sent, refused }: PreparedBatch,
): Promise<Results> {
  const results = new Map(refused);
  if (sent.length === 0) return results;
  const bodies = sent.map(({ body }) => body);
  const keys = sent.map(({ key }) => key);
  const saved = await saveCollection(api, object, how, bodies);
  const explained = await explainFailures(api, object, how, saved, keys);
  for (const [nth, { at }] of sent.entries()) {
    const result = explained[nth] ?? unanswered();
    if (!result.ok && hasErrorCode(result.failure, 'INVALID_FIELD')) described.forget();
    results.set(at, result.ok ? { ...result, modifiedAt: null } : result);
  }
  return results;
}
