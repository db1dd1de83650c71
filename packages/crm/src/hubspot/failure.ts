import { CrmFailure, type CrmFailureCode } from '@tierline/domain/crm';
import type { HttpAnswer } from '../http-answer.ts';
import { retryAfter } from '../http-answer.ts';
import { codeByCategory, codeByStatus } from './error-codes.ts';
import { isObject, parse, type RefusedValue, refusedValues, textsOf } from './refused-values.ts';

/** The answer with which HubSpot said no (HubSpot developer documentation, "Error handling"). */
export function toCrmFailure(answer: HttpAnswer): CrmFailure {
  const body = parseObject(answer.body);
  const said = textsOf(body, ['message', 'category', 'subCategory', 'policyName']);
  const errors = refusedValues({ ...said, errors: body.errors });
  const code = codeByStatus(answer.status, said.category);
  const message = said.message ?? `HubSpot answered with status ${answer.status} and no explanation.`;
  return new CrmFailure(codeOf(code, errors), sentenceOf(errors) ?? message, {
    cause: { status: answer.status, ...said, errors },
    retryAfter: retryAfter(answer.headers) ?? waitOf(said.policyName),
    fields: namesIn(errors),
  });
}

/** An error of a batch of which other parts may have succeeded (status 207). */
export function partialFailure(error: { category?: string; message?: string; errors?: unknown }): CrmFailure {
  const { category, message = 'HubSpot did not do all that it was asked for, and did not say why.' } = error;
  const errors = refusedValues(error);
  return new CrmFailure(codeOf(codeByCategory(category) ?? 'rejected', errors), sentenceOf(errors) ?? message, {
    cause: { ...error, errors },
    fields: namesIn(errors),
  });
}

/** A value that only one record may have is refused as a wrong one, and told by its code alone. */
const codeOf = (code: CrmFailureCode, errors: readonly RefusedValue[]): CrmFailureCode =>
  code === 'rejected' && errors.some((error) => error.code === 'CONFLICTING_UNIQUE_VALUE') ? 'duplicate' : code;

/** The single errors are sentences; the message above them often repeats them as JSON. */
function sentenceOf(errors: readonly RefusedValue[]): string | null {
  const said = [...new Set(errors.map((error) => error.message).filter((each) => each !== undefined))].join(' ');
  return said === '' ? null : said;
}

const namesIn = (errors: readonly RefusedValue[]): string[] => [...new Set(errors.flatMap(({ name }) => name ?? []))];

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

export function parseObject(text: string): Readonly<Record<string, unknown>> {
  const parsed = parse(text);
  return isObject(parsed) ? parsed : {};
}
