import type { Problem, Reply } from './protocol.ts';
import { isRecord } from './reuse.ts';

/**
 * What the server's HTTP answer means. Status 0 is no answer at all. An error that the server did not explain comes
 * from something in front of it (a proxy, a gateway), so nobody knows whether the call was carried out.
 */
export function toReply<A>(status: number, body: string): Reply<A> {
  const json = parse(body);
  const data = at(json, 'result', 'data');
  if (status === 200 && data !== undefined) return { ok: true, answer: data as A };
  const problem = at(json, 'error', 'data', 'problem');
  return isProblem(problem) ? { ok: false, problem } : { ok: false, unreachable: true };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What stands in JSON under these keys, one inside the other; undefined where one of them is missing. */
function at(json: unknown, ...keys: string[]): unknown {
  return keys.reduce((inside, key) => (isRecord(inside) && Object.hasOwn(inside, key) ? inside[key] : undefined), json);
}

const isProblem = (value: unknown): value is Problem =>
  typeof at(value, 'code') === 'string' && typeof at(value, 'text') === 'string';
