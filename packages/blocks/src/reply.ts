import type { Problem, Reply } from './protocol.ts';
import type { Json } from './value.ts';

/**
 * What the server's HTTP answer means. Status 0 is no answer at all. An error that the server did not explain comes
 * from something in front of it (a proxy, a gateway), so nobody knows whether the call was carried out.
 */
export function toReply<A>(status: number, body: string): Reply<A> {
  const json = parse(body);
  if (status === 200 && has(json, 'result') && has(json.result, 'data'))
    return { ok: true, answer: json.result.data as A };
  const problem =
    has(json, 'error') && has(json.error, 'data') && has(json.error.data, 'problem') && json.error.data.problem;
  return isProblem(problem) ? { ok: false, problem } : { ok: false, unreachable: true };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

function has<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

function isProblem(value: unknown): value is Problem {
  return has(value, 'code') && typeof value.code === 'string' && has(value, 'text') && typeof value.text === 'string';
}
