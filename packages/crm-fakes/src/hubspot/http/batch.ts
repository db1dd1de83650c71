import { type ApiProblem, HubSpotError, invalid } from '../api-error.ts';
import { isObject } from '../is-object.ts';
import { type Ctx, readObject } from './context.ts';

export interface Batch {
  inputs: Record<string, unknown>[];
  body: Record<string, unknown>;
}

/** The body of a batch request ("Objects": batches take up to 100 records). */
export async function readBatch(c: Ctx, most: number): Promise<Batch> {
  const body = await readObject(c);
  const { inputs } = body;
  if (!Array.isArray(inputs)) return invalid('Some required fields were not set: [inputs]');
  if (inputs.length === 0) return invalid('inputs: at least one is required');
  if (inputs.length > most)
    return invalid(`The maximum number of inputs in one batch is ${most}: ${inputs.length} given`);
  if (!inputs.every(isObject)) return invalid('Invalid input JSON: every input is an object');
  return { inputs, body };
}

/** One entry of `errors`, where a part of the batch could not be done. */
export interface BatchError extends ApiProblem {
  status: 'error';
}

/** 207 as soon as one part failed: that is no failure of the request, and the official client does not throw. */
export function toBatchResponse(
  c: Ctx,
  now: string,
  results: readonly unknown[],
  errors: readonly ApiProblem[],
  success: 200 | 201 = 200,
): Response {
  const times = { startedAt: now, completedAt: now };
  if (errors.length === 0) return c.json({ status: 'COMPLETE', results, ...times }, success);
  const all = errors.map((problem): BatchError => ({ status: 'error', ...problem }));
  return c.json({ status: 'COMPLETE', results, numErrors: countFailures(all), errors: all, ...times }, 207);
}

/** Records that are missing are told of in one error together, and counted one by one. */
function countFailures(errors: readonly BatchError[]): number {
  return errors.reduce((sum, { context }) => sum + (context?.ids?.length ?? 1), 0);
}

export function refuseDuplicates(ids: readonly string[]): void {
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  if (twice.length > 0) invalid(`Duplicate IDs found in batch input: [${twice.join(', ')}]. IDs must be unique`);
}

/**
 * Plans all inputs of a creation before any is done. A refused one refuses the whole batch, unless it carries an
 * `objectWriteTraceId`: then it is told of by that, and the rest is done ("Error handling": multi-status errors). That
 * page promises it of creations alone: one input that is refused refuses every other kind of batch as a whole.
 */
export function planEach<T>(
  inputs: readonly Record<string, unknown>[],
  plan: (input: Record<string, unknown>) => T,
): { planned: { input: Record<string, unknown>; write: T }[]; errors: ApiProblem[] } {
  const planned: { input: Record<string, unknown>; write: T }[] = [];
  const errors: ApiProblem[] = [];
  for (const input of inputs) {
    try {
      planned.push({ input, write: plan(input) });
    } catch (error) {
      if (!(error instanceof HubSpotError) || typeof input.objectWriteTraceId !== 'string') throw error;
      const { message, category = 'VALIDATION_ERROR' } = error.problem;
      errors.push({ category, message, context: { objectWriteTraceId: [input.objectWriteTraceId] } });
    }
  }
  return { planned, errors };
}

/** A result bears the trace id of its input. */
export function traceOf({ objectWriteTraceId }: Record<string, unknown>): { objectWriteTraceId?: string } {
  return typeof objectWriteTraceId === 'string' ? { objectWriteTraceId } : {};
}
