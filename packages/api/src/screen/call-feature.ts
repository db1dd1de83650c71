import type { Context } from '../context.ts';
import { features } from '../features.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { createCallerFactory } from '../trpc.ts';

const createCaller = createCallerFactory(features);
// At run time the router keeps its procedures flat, by their whole names; its type tells only of the tree.
const procedures = features._def.procedures as unknown as Readonly<Record<string, { _def: { type: string } }>>;

/** Calls a feature's procedure by its name, with its own rule and checks. A name that is none, or of the other sort, is refused. */
export async function callFeature(
  ctx: Context,
  type: 'query' | 'mutation',
  call: string,
  input: unknown,
): Promise<unknown> {
  const [feature = '', name = ''] = call.split('.');
  const known = Object.hasOwn(procedures, call) ? procedures[call] : undefined;
  if (known?._def.type !== type) throw new ProblemError('call_unknown', { detail: { name: call } });
  const caller = createCaller(ctx) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  return caller[feature]?.[name]?.(input);
}
