import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { ProblemError } from './problem-error.ts';
import { toTransportCode, toTransportError } from './to-transport-error.ts';

/** An answer in the shape of the procedures' own errors, for what is refused before a procedure is reached. */
export function problemResponse(error: unknown, path: string, reference: string | null): Response {
  const cause = error instanceof ProblemError ? error : undefined;
  const failed = new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause });
  const code = toTransportCode(failed);
  const httpStatus = getHTTPStatusCodeFromError(new TRPCError({ code }));
  const problem = toTransportError(failed, reference);
  return Response.json({ error: { message: code, data: { code, httpStatus, path, problem } } }, { status: httpStatus });
}
