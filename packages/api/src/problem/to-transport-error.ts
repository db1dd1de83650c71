import type { Problem } from '@tierline/blocks/protocol';
import type { ProblemCode } from '@tierline/domain/problem';
import type { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { sentencesFor } from '../sentences/catalogue.ts';
import { type ProblemDetail, ProblemError } from './problem-error.ts';
import { TRANSPORT } from './transport.ts';

interface Told {
  code: ProblemCode;
  detail: ProblemDetail;
  field: string | null;
}

/** What the caller may know of an error: a problem's sentence, or that there was a fault. */
export function toTransportError(error: TRPCError, reference: string | null): Problem {
  const { code, detail, field } = tell(error);
  const problem: Problem = { code, text: sentencesFor('en', 'salesforce').problems[code](detail) };
  if (field !== null) problem.field = field;
  if (code === 'fault' && reference !== null) problem.reference = reference;
  return problem;
}

/** Whether an error is one of ours to log: a problem is an answer, not a fault. */
export const isFault = (error: TRPCError): boolean => tell(error).code === 'fault';

function tell({ cause, code, message }: TRPCError): Told {
  if (cause instanceof ProblemError) return { code: cause.code, detail: cause.detail, field: cause.field };
  if (cause instanceof ZodError) return tellInput(cause);
  if (code === 'NOT_FOUND' || code === 'METHOD_NOT_SUPPORTED') {
    const name = /"([^"]{1,80})"/.exec(message)?.[1] ?? '';
    return { code: 'call_unknown', detail: { name }, field: null };
  }
  if (code === 'PARSE_ERROR' || code === 'UNSUPPORTED_MEDIA_TYPE' || code === 'BAD_REQUEST') {
    return { code: 'body_malformed', detail: {}, field: null };
  }
  return { code: 'fault', detail: {}, field: null };
}

function tellInput(error: ZodError): Told {
  const issue = error.issues[0];
  const name = issue?.path.join('.') ?? '';
  const last = issue?.path.at(-1);
  return {
    code: 'input_invalid',
    detail: { name, reason: issue ? issue.message.charAt(0).toLowerCase() + issue.message.slice(1) : '' },
    field: typeof last === 'string' ? last : null,
  };
}

/** The transport's code for an error that left a procedure. */
export const toTransportCode = (error: TRPCError) => TRANSPORT[tell(error).code];
