import { CrmFailure } from '@tierline/domain/crm';
import type { HttpAnswer } from '../http-answer.ts';
import { retryAfter } from '../http-answer.ts';
import { codeByCategory, codeByStatus } from './error-codes.ts';

/** What HubSpot says when it refuses (HubSpot developer documentation, "Error handling"). */
interface ErrorBody {
  message?: string;
  category?: string;
  subCategory?: string;
  policyName?: string;
  errors: readonly { message?: string; code?: string }[];
}

/** The answer with which HubSpot said no. */
export function toCrmFailure(answer: HttpAnswer): CrmFailure {
  const body = parseErrorBody(answer.body);
  return new CrmFailure(codeByStatus(answer.status, body.category), toMessage(answer.status, body), {
    cause: { status: answer.status, ...body },
    retryAfter: retryAfter(answer.headers) ?? waitOf(body.policyName),
  });
}

/** An error of a batch of which other parts may have succeeded (status 207). */
export function partialFailure(error: { category?: string; message?: string; subCategory?: unknown }): CrmFailure {
  const message = error.message ?? 'HubSpot did not do all that it was asked for, and did not say why.';
  return new CrmFailure(codeByCategory(error.category) ?? 'rejected', message, { cause: error });
}

/** Whether HubSpot named this as the reason, as category or as the code of a single error. */
export function hasReason(failure: unknown, reason: string): boolean {
  if (!(failure instanceof CrmFailure) || !isObject(failure.cause)) return false;
  const { category, errors } = failure.cause;
  return (
    category === reason || (Array.isArray(errors) && errors.some((each) => isObject(each) && each.code === reason))
  );
}

/** The status of the answer behind a failure; `null` where there was none. */
export const statusOf = (failure: unknown): number | null =>
  failure instanceof CrmFailure && isObject(failure.cause) && typeof failure.cause.status === 'number'
    ? failure.cause.status
    : null;

/** The rolling windows of the limits, in seconds, for answers without a header ("API usage guidelines"). */
const WINDOWS: Readonly<Record<string, number>> = { SECONDLY: 1, TEN_SECONDLY_ROLLING: 10 };

const waitOf = (policy: string | undefined): number | null => (policy === undefined ? null : (WINDOWS[policy] ?? null));

/** The single errors are sentences; the message above them often repeats them as JSON. */
function toMessage(status: number, { message, errors }: ErrorBody): string {
  const said = [...new Set(errors.map((error) => error.message).filter((each) => each !== undefined))].join(' ');
  if (said !== '') return said;
  return message ?? `HubSpot answered with status ${status} and no explanation.`;
}

function parseErrorBody(text: string): ErrorBody {
  const body = parseObject(text);
  const errors = Array.isArray(body.errors) ? body.errors.filter(isObject) : [];
  return {
    ...textsOf(body, ['message', 'category', 'subCategory', 'policyName']),
    errors: errors.map((error) => textsOf(error, ['message', 'code'])),
  };
}

export function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textsOf<K extends string>(
  from: Readonly<Record<string, unknown>>,
  keys: readonly K[],
): Partial<Record<K, string>> {
  const texts: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const value = from[key];
    if (typeof value === 'string' && value !== '') texts[key] = value;
  }
  return texts;
}
