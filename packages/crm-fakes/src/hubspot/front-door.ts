import type { FaultQueue } from '../faults.ts';
import type { Fetch } from '../listen.ts';
import type { RequestFacts, RequestRecorder } from '../request-log.ts';
import type { Account } from './account.ts';
import { findCaller } from './http/server.ts';
import { objectsOfRequest } from './objects-of-request.ts';

export type Latency = (request: RequestFacts) => Promise<void>;

export interface FrontDoor {
  fetch: Fetch;
  setDown(down: boolean): void;
  setLatency(latency: Latency | null): void;
}

/** Bytes of path and query; the documents say only that there is a length ("Error handling": 414). */
const longestUri = 16_384;

interface House {
  account: Account;
  faults: FaultQueue;
  requests: RequestRecorder;
  serve: Fetch;
}

/** Everything that may happen to a request on its way in and out: noted, delayed, lost before or after the work. */
export function createFrontDoor({ account, faults, requests, serve }: House): FrontDoor {
  let isDown = false;
  let latency: Latency | null = null;

  const pass = async (request: Request, facts: RequestFacts): Promise<Response> => {
    if (isDown) return webServerIsDown();
    if (facts.path.length + facts.query.length > longestUri) return new Response('URI Too Long', { status: 414 });
    await latency?.(facts);
    const instead = await faults.strike('before', facts, request.signal);
    if (instead) return instead;
    const response = await serve(toWorkable(request, facts.body));
    return (await faults.strike('after', facts, request.signal)) ?? response;
  };

  return {
    async fetch(request) {
      const facts = toFacts(request, await request.text());
      const entry = requests.record(facts, account.clock());
      const userId = findCaller(account, request)?.actor.userId;
      entry.userId = typeof userId === 'number' ? String(userId) : null;
      const response = await pass(request, facts);
      entry.status = response.status;
      // The clock that a client can read off an answer is the account's.
      response.headers.set('Date', account.clock().toUTCString());
      return response;
    },
    setDown: (down) => {
      isDown = down;
    },
    setLatency: (next) => {
      latency = next;
    },
  };
}

function toFacts(request: Request, body: string): RequestFacts {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: decodeURIComponent(pathname),
    query: search,
    headers: Object.fromEntries(request.headers),
    body,
    objects: objectsOfRequest(pathname),
  };
}

/** The body was read for the log; the app gets it again. */
function toWorkable({ method, headers, url }: Request, body: string): Request {
  return new Request(url, { method, headers, ...(body !== '' && { body }) });
}

function webServerIsDown(): Response {
  const html =
    '<html><head><title>521: Web server is down</title></head><body><h1>Web server is down</h1></body></html>';
  return new Response(html, { status: 521, headers: { 'content-type': 'text/html; charset=UTF-8' } });
}
