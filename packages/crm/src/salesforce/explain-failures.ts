import { CrmFailure, type WrittenObject } from '@tierline/domain/crm';
import type { Api } from './api.ts';
import { hasErrorCode } from './failure.ts';
import { findGone } from './find-gone.ts';
import type { Saved } from './save-collection.ts';
import { TIERLINE_ID } from './standard-fields.ts';

/** With these Salesforce means the record itself or one that a lookup should lead to, and does not say which. */
const EITHER = ['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY'];

/**
 * Says what Salesforce leaves open. Whatever else goes wrong here changes nothing about what was saved: `keys` are the ids
 * by which the records were named.
 */
export async function explainFailures(
  api: Api,
  object: WrittenObject,
  how: 'update' | 'upsert',
  saved: readonly Saved[],
  keys: readonly string[],
): Promise<Saved[]> {
  const open = keys.filter((_, nth) => isOpen(saved[nth]));
  const gone = open.length === 0 ? new Set<string>() : await findGone(api, object, how, open).catch(toNothing);
  return saved.map((result, nth) => {
    if (result.ok) return result;
    const { failure } = result;
    // Another call that creates the same record is under way: the next try will find it.
    if (how === 'upsert' && isTakenBySelf(failure)) return { ok: false, failure: renamed('locked', failure) };
    if (!isOpen(result)) return result;
    if (gone === null) return { ok: false, failure: renamed('unavailable', failure) };
    return gone.has(keys[nth] ?? '') ? { ok: false, failure: renamed('not_found', failure) } : result;
  });
}

const isOpen = (result: Saved | undefined): boolean =>
  result?.ok === false &&
  result.failure.fields.length === 0 &&
  EITHER.some((code) => hasErrorCode(result.failure, code));

const isTakenBySelf = (failure: CrmFailure): boolean =>
  hasErrorCode(failure, 'DUPLICATE_VALUE') && failure.message.includes(TIERLINE_ID);

const renamed = (code: CrmFailure['code'], failure: CrmFailure): CrmFailure =>
  new CrmFailure(code, failure.message, { cause: failure, fields: failure.fields });

function toNothing(error: unknown): null {
  if (error instanceof CrmFailure) return null;
  throw error;
}
