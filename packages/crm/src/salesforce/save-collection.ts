import { CrmFailure, type WrittenObject } from '@tierline/domain/crm';
import type { Api } from './api.ts';
import { type ApiError, toRecordFailure } from './failure.ts';
import { objectName } from './objects.ts';
import type { SentValue } from './raw-body.ts';
import { toRecordId } from './record-id.ts';
import { TIERLINE_ID } from './standard-fields.ts';

export type RecordBody = Readonly<Record<string, SentValue>>;
export type Saved = { ok: true; id: string } | { ok: false; failure: CrmFailure };

/**
 * "sObject Collections": up to 200 records, each saved or refused by itself, in one call; its answer has the same order.
 * `upsert`: by Tierline's own id; otherwise each record has an `id`.
 */
export async function saveCollection(
  api: Api,
  object: WrittenObject,
  how: 'update' | 'upsert',
  bodies: readonly RecordBody[],
): Promise<Saved[]> {
  const type = objectName(object);
  const records = bodies.map((body) => ({ attributes: { type }, ...body }));
  const path = how === 'update' ? '/composite/sobjects' : `/composite/sobjects/${type}/${TIERLINE_ID}`;
  const { body } = await api({ method: 'PATCH', path, body: { allOrNone: false, records } });
  if (Array.isArray(body) && body.length === records.length && body.every(isResult)) return body.map(toSaved);
  throw new CrmFailure('unavailable', 'Salesforce did not say what became of each record.', { cause: body });
}

interface SaveResult {
  id?: string;
  success: boolean;
  errors?: { statusCode: string; message: string; fields?: string[] }[];
}

const isResult = (value: unknown): value is SaveResult =>
  typeof value === 'object' && value !== null && 'success' in value && typeof value.success === 'boolean';

function toSaved({ id, success, errors = [] }: SaveResult): Saved {
  const recordId = toRecordId(id ?? '');
  if (success && recordId !== null) return { ok: true, id: recordId };
  const said = errors.map(({ statusCode, ...error }): ApiError => ({ ...error, errorCode: statusCode }));
  return { ok: false, failure: toRecordFailure(said) };
}
