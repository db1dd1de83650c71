import type { FaultQueue } from '../faults.ts';
import type { Fetch } from '../listen.ts';
import type { RequestFacts, RequestRecorder } from '../request-log.ts';
import { findSessionUser } from './http/oauth.ts';
import { objectsOfRequest } from './objects-of-request.ts';
import type { Org } from './org.ts';

export type Latency = (request: RequestFacts) => Promise<void>;

export interface FrontDoor {
  fetch: Fetch;
  setDown(down: boolean): void;
  setLatency(latency: Latency | null): void;
}

/** Bytes, in "Status Codes and Error Responses"; long lists of ids in a query meet it. */
const longestUri = 16_384;

interface House {
  org: Org;
  faults: FaultQueue;
  requests: RequestRecorder;
  serve: Fetch;
}

/** Everything that may happen to a request on its way in and out: noted, delayed, lost before or after the work. */
export function createFrontDoor({ org, faults, requests, serve }: House): FrontDoor {
  let isDown = false;
  let latency: Latency | null = null;

  const pass = async (request: Request, facts: RequestFacts, body: string): Promise<Response> => {
    if (isDown) return serviceUnavailable();
    if (facts.path.length + facts.query.length > longestUri) return new Response('URI Too Long', { status: 414 });
    await latency?.(facts);
    const instead = await faults.strike('before', facts, request.signal);
    if (instead) return instead;
    const response = await serve(toWorkable(request, body));
    return (await faults.strike('after', facts, request.signal)) ?? response;
  };

  return {
    async fetch(request) {
      const body = await request.text();
      const facts = toFacts(org, request, body);
      const entry = requests.record(facts, org.clock());
      entry.userId = findSessionUser(org, facts.headers.authorization)?.Id ?? null;
      const response = await pass(request, facts, body);
      entry.status = response.status;
      // The clock that a client can read off an answer is the org's.
      response.headers.set('Date', org.clock().toUTCString());
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

function toFacts(org: Org, request: Request, body: string): RequestFacts {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: decodeURIComponent(pathname),
    query: search,
    headers: Object.fromEntries(request.headers),
    body,
    objects: objectsOfRequest(org.schema, pathname, search, body),
  };
}

/** The body was read for the log; the app gets it again. */
function toWorkable(request: Request, body: string): Request {
  const { method, headers, url } = request;
  return new Request(url, { method, headers, ...(body !== '' && { body }) });
}

function serviceUnavailable(): Response {
  const html =
    '<html><head><title>Maintenance | Salesforce</title></head><body><h1>Down for maintenance</h1></body></html>';
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html;charset=UTF-8' } });
}
