import { CrmFailure, type CrmWrite, type CrmWriteResult, type SyncedObject } from '@tierline/domain/crm';
import type { Kept } from '../kept.ts';
import { toBatches } from '../to-batches.ts';
import type { Api } from './api.ts';
import type { Described } from './descriptions.ts';
import { explainFailures } from './explain-failures.ts';
import { hasErrorCode } from './failure.ts';
import type { SalesforceFields } from './fields.ts';
import { toRecordBody } from './record-body.ts';
import { toRecordId } from './record-id.ts';
import { type RecordBody, saveCollection } from './save-collection.ts';

export interface Writer {
  api: Api;
  fields: SalesforceFields;
  described: Kept<Described>;
}

/** A write by its place among the others, with the id that a call may name but once. */
interface Placed {
  at: number;
  key: string;
  write: CrmWrite;
}

type How = 'update' | 'upsert';

/** Records of one collection at most. */
const MOST = 200;

/** Updates by id and upserts by Tierline's own id: either may be repeated, and does nothing twice. */
export async function writeMany(
  writer: Writer,
  object: SyncedObject,
  writes: readonly CrmWrite[],
): Promise<CrmWriteResult[]> {
  const placed = writes.map((write, at) => ({ at, write, key: toKey(write) }));
  const results = new Map<number, CrmWriteResult>();
  for (const how of ['upsert', 'update'] as const) {
    const ofIt = placed.filter(({ write }) => (write.id === null) === (how === 'upsert'));
    for (const batch of toBatches(ofIt, MOST, ({ key }) => key)) {
      for (const [at, result] of await writeBatch(writer, object, how, batch)) results.set(at, result);
    }
  }
  return writes.map((_, at) => results.get(at) ?? unanswered());
}

const toKey = ({ id, tierlineId }: CrmWrite): string =>
  id === null ? tierlineId.toLowerCase() : (toRecordId(id) ?? id);

function unanswered(): never {
  throw new Error('every write is in one batch');
}

type Results = ReadonlyMap<number, CrmWriteResult>;

async function writeBatch(writer: Writer, object: SyncedObject, how: How, batch: readonly Placed[]): Promise<Results> {
  const { described } = writer;
  try {
    return await send(writer, object, how, batch, await described.get());
  } catch (error) {
    // A field that is gone since it was described fails the whole call, of which then nothing was done. Described anew,
    // it costs only the writes that name it.
    if (!hasErrorCode(error, 'INVALID_FIELD')) throw error;
    return send(writer, object, how, batch, await described.renew());
  }
}

async function send(
  { api, fields, described }: Writer,
  object: SyncedObject,
  how: How,
  batch: readonly Placed[],
  known: Described,
): Promise<Results> {
  const results = new Map<number, CrmWriteResult>();
  const sent: (Placed & { body: RecordBody })[] = [];
  for (const each of batch) {
    try {
      sent.push({ ...each, body: toRecordBody(object, each.write, fields, known) });
    } catch (error) {
      if (!(error instanceof CrmFailure)) throw error;
      results.set(each.at, { ok: false, failure: error });
    }
  }
  if (sent.length === 0) return results;
  const saved = await saveCollection(
    api,
    object,
    how,
    sent.map(({ body }) => body),
  );
  const keys = sent.map(({ key }) => key);
  const explained = await explainFailures(api, object, how, saved, keys);
  for (const [nth, { at }] of sent.entries()) {
    const result = explained[nth];
    if (result?.ok === false && hasErrorCode(result.failure, 'INVALID_FIELD')) described.forget();
    if (result) results.set(at, result.ok ? { ...result, modifiedAt: null } : result);
  }
  return results;
}
