import type { Input } from '@tierline/blocks/value';
import type { z } from 'zod';
import { ProblemError } from '../problem/problem-error.ts';

/** A screen's params as it needs them; what a host sends may be anything. */
export function readParams<S extends z.ZodType>(schema: S, params: Input): z.output<S> {
  const read = schema.safeParse(params);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new ProblemError('input_invalid', {
    detail: { name: issue?.path.join('.') ?? '', reason: issue?.message ?? '' },
  });
}
