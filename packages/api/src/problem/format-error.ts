import type { TRPCDefaultErrorShape, TRPCError } from '@trpc/server';
import { toTransportError } from './to-transport-error.ts';

interface Failed {
  shape: TRPCDefaultErrorShape;
  error: TRPCError;
  ctx: { reference: string } | undefined;
}

/** What a caller gets of an error that left a procedure: the problem, and nothing of a fault but its reference. */
export const formatError = ({ shape, error, ctx }: Failed) => ({
  ...shape,
  // The message of a fault is for the log alone.
  message: shape.data.code,
  data: { ...shape.data, stack: undefined, problem: toTransportError(error, ctx?.reference ?? null) },
});
