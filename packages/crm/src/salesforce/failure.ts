import type { HttpResponse } from '@jsforce/jsforce-node/lib/types/common.js';
import type { CrmFailureCode } from '@tierline/domain/crm';
import { CrmFailure } from '@tierline/domain/crm';
import { retryAfter } from '../http-answer.ts';
import { FAILURE_BY_ERROR_CODE, failureByStatus } from './error-codes.ts';

export interface ApiError {
  errorCode: string;
  message: string;
  /** API names, where the error is about fields. */
  fields?: readonly string[];
}

/**
 * What jsforce threw, as a CRM failure; anything that is not Salesforce's answer stays as it is, for that is a fault of
 * ours. `answer` is what came over the wire.
 */
export function toCrmFailure(thrown: unknown, answer: HttpResponse | null): unknown {
  if (thrown instanceof CrmFailure || answer === null || !(thrown instanceof Error)) return thrown;
  const errors = apiErrors(thrown);
  const said = errors.length > 0 ? fromApiErrors(errors, answer.statusCode) : withoutApiError(answer);
  const { code, message, fields } = { fields: [], ...said };
  return new CrmFailure(code, message, { cause: thrown, retryAfter: retryAfter(answer.headers), fields });
}

/** What a call that was answered says of one record in it. There is no status then, and most such errors mean its data. */
export function toRecordFailure(errors: readonly ApiError[]): CrmFailure {
  const { code, message, fields } = fromApiErrors(errors, 400);
  return new CrmFailure(code, message || 'Salesforce refused the record without a word.', {
    ...{ fields, cause: { data: errors } },
  });
}

/** The API error codes behind a failure, for the few that the adapter itself can do something about. */
export const hasErrorCode = (failure: unknown, errorCode: string): boolean =>
  failure instanceof CrmFailure && apiErrors(failure.cause).some((error) => error.errorCode === errorCode);

/** jsforce's HttpApiError keeps the parsed body as `data`, one error or several of them; so does a record's failure. */
function apiErrors(thrown: unknown): ApiError[] {
  if (typeof thrown !== 'object' || thrown === null || !('data' in thrown)) return [];
  return (Array.isArray(thrown.data) ? thrown.data : [thrown.data]).filter(isApiError);
}

const isApiError = (value: unknown): value is ApiError =>
  typeof value === 'object' &&
  value !== null &&
  'errorCode' in value &&
  typeof value.errorCode === 'string' &&
  !value.errorCode.startsWith('ERROR_HTTP_') && // jsforce's stand-in when the body was no API error
  'message' in value &&
  typeof value.message === 'string';

/** An error that stays whatever one does outweighs one that passes: waiting would not help. */
const PASSING: readonly CrmFailureCode[] = ['locked', 'rate_limited', 'unavailable'];

function fromApiErrors(errors: readonly ApiError[], status: number) {
  const codes = errors.map((error) => toCode(error, status));
  const code = codes.find((each) => !PASSING.includes(each)) ?? codes[0] ?? failureByStatus(status);
  return {
    code,
    message: [...new Set(errors.map((error) => error.message))].join(' '),
    fields: [...new Set(errors.flatMap((error) => error.fields ?? []))],
  };
}

function toCode({ errorCode, message }: ApiError, status: number): CrmFailureCode {
  // A trigger that meets a lock reports it in the text of an error of its own (CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY).
  if (message.includes('UNABLE_TO_LOCK_ROW')) return 'locked';
  return FAILURE_BY_ERROR_CODE[errorCode] ?? failureByStatus(status);
}

const withoutApiError = ({ statusCode }: HttpResponse): { code: CrmFailureCode; message: string } => ({
  code: failureByStatus(statusCode),
  message:
    statusCode === 300
      ? 'Salesforce found several records where there should be one.'
      : `Salesforce answered with status ${statusCode} and no explanation.`,
});
