import { TRPCError } from '@trpc/server';
import { ProblemError } from './problem-error.ts';
import { TRANSPORT } from './transport.ts';

/** Gives a problem that a procedure threw the transport's code for it. */
export function translate<R extends { ok: true } | { ok: false; error: TRPCError }>(result: R): R {
  if (result.ok || !(result.error.cause instanceof ProblemError)) return result;
  const { cause } = result.error;
  throw new TRPCError({ code: TRANSPORT[cause.code], cause });
}
