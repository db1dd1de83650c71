import { ConnectionReset } from './connection-reset.ts';
import type { RequestFacts } from './request-log.ts';

export type FaultEffect =
  | { kind: 'answer'; status: number; body: string; contentType: string; headers?: Record<string, string> }
  | { kind: 'hang' }
  | { kind: 'reset' };

export interface FaultMatch {
  method?: string;
  /** Compared with the path without its query: equal when a string, tested when a pattern. */
  path?: string | RegExp;
  /** API name of an object that the request reads or writes. */
  object?: string;
  where?: (request: RequestFacts) => boolean;
}

export interface FaultSpec {
  /** `before`: nothing was done. `after`: the work is committed, and only the answer is lost or replaced. */
  when: 'before' | 'after';
  effect: FaultEffect;
  match?: FaultMatch;
  /** How many requests it strikes; 1 unless said, Infinity for as long as it is there. */
  times?: number;
}

export interface Fault {
  /** How often it has struck. */
  readonly struck: number;
  /** Resolves when it strikes for the first time, so that a test need not poll for a hanging request. */
  readonly reached: Promise<void>;
  /** Lets requests that hang go on: one that hung before its work now does it. */
  release(): void;
  remove(): void;
}

export interface Faults {
  add(spec: FaultSpec): Fault;
  clear(): void;
}

export interface FaultQueue extends Faults {
  /** Null when no fault stands in the way; the answer to give instead when one does. */
  strike(when: 'before' | 'after', request: RequestFacts, signal: AbortSignal): Promise<Response | null>;
}

export const badGateway: FaultEffect = {
  kind: 'answer',
  status: 502,
  contentType: 'text/html',
  body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
};

export function createFaultQueue(): FaultQueue {
  const queue: Entry[] = [];
  return {
    add(spec) {
      const entry = createEntry(spec);
      queue.push(entry);
      return {
        get struck() {
          return entry.struck;
        },
        reached: entry.reached.promise,
        release: () => entry.released.resolve(),
        remove: () => {
          if (queue.includes(entry)) queue.splice(queue.indexOf(entry), 1);
          entry.released.resolve();
        },
      };
    },
    clear() {
      for (const entry of queue.splice(0)) entry.released.resolve();
    },
    async strike(when, request, signal) {
      const entry = queue.find((each) => each.spec.when === when && matches(each.spec.match ?? {}, request));
      if (!entry) return null;
      entry.struck += 1;
      if (entry.struck >= (entry.spec.times ?? 1)) queue.splice(queue.indexOf(entry), 1);
      entry.reached.resolve();
      return perform(entry, signal);
    },
  };
}

interface Entry {
  spec: FaultSpec;
  struck: number;
  reached: Gate;
  released: Gate;
}

function createEntry(spec: FaultSpec): Entry {
  return { spec, struck: 0, reached: createGate(), released: createGate() };
}

interface Gate {
  promise: Promise<void>;
  resolve(): void;
}

function createGate(): Gate {
  let resolve = () => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}

function matches(match: FaultMatch, request: RequestFacts): boolean {
  if (match.method && match.method !== request.method) return false;
  if (typeof match.path === 'string' && match.path !== request.path) return false;
  if (match.path instanceof RegExp && !match.path.test(request.path)) return false;
  if (match.object && !request.objects.includes(match.object)) return false;
  return match.where?.(request) ?? true;
}

async function perform({ spec: { effect }, released }: Entry, signal: AbortSignal): Promise<Response | null> {
  switch (effect.kind) {
    case 'reset':
      throw new ConnectionReset();
    case 'answer':
      return new Response(effect.body, {
        status: effect.status,
        headers: { 'content-type': effect.contentType, ...effect.headers },
      });
    case 'hang': {
      const gone = new Promise<never>((_, reject) => {
        const leave = () => reject(signal.reason);
        if (signal.aborted) leave();
        else signal.addEventListener('abort', leave, { once: true });
      });
      await Promise.race([released.promise, gone]);
      return null;
    }
  }
}
