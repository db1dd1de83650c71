import { signV3 } from '@tierline/crm-fakes/hubspot/signature';
import { isPermitted } from './permitted-url.ts';
import { type ProxyRequest, parseProxyRequest } from './proxy-request.ts';

/** "Fetching data for UI extensions": what one app in one account may have under way at once. */
const MOST_AT_ONCE = 20;
/** The same, for bodies either way. */
const MOST_BYTES = 1_000_000;

export interface ProxyIdentity {
  userId: number;
  email: string;
}

export interface HubSpotProxyOptions {
  appId: number;
  clientSecret: string;
  portalId: number;
  permittedUrls: readonly string[];
  /** Public origin → where it really listens. */
  routes: Readonly<Record<string, string>>;
  clock?: () => Date;
  /** Milliseconds by which each answer is held back; may change while it runs. */
  latency?: () => number;
}

/** What stands between `hubspot.fetch` and an app's server. */
export interface HubSpotProxy {
  /** `envelope` is what the page passes on: the extension's call as JSON. */
  fetch(envelope: string, viewer: ProxyIdentity): Promise<Response>;
}

export function createHubSpotProxy(options: HubSpotProxyOptions): HubSpotProxy {
  let underWay = 0;
  return {
    async fetch(envelope, viewer) {
      const parsed = parseProxyRequest(envelope);
      if (!parsed.ok) return refuse(400, parsed.message);
      const { request } = parsed;
      if (!isPermitted(request.url, options.permittedUrls)) {
        return refuse(400, `${request.url} is not among the app's permittedUrls.`);
      }
      if (bytesOf(request.body) > MOST_BYTES) return refuse(413, 'The request is larger than 1 MB.');
      if (underWay >= MOST_AT_ONCE) return refuse(429, 'The app has 20 requests under way in this account.');
      underWay += 1;
      try {
        await pause(options.latency?.() ?? 0);
        return await callTwiceAtMost(options, request, viewer);
      } finally {
        underWay -= 1;
      }
    },
  };
}

/** A failed connection or a 5xx within the time is repeated once, as it was sent: same stamp, same signature. */
async function callTwiceAtMost(options: HubSpotProxyOptions, request: ProxyRequest, viewer: ProxyIdentity) {
  const signed = sign(options, request, viewer);
  const within = AbortSignal.timeout(request.timeout);
  let last: Response | null = null;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      last = await fetch(signed.target, { ...signed.init, signal: within });
      if (last.status < 500) break;
    } catch {
      last = null;
      if (within.aborted) return refuse(504, `No answer came within ${request.timeout} ms.`);
    }
  }
  if (!last) return refuse(502, 'The server of the app could not be reached.');
  const body = await last.text().catch(() => null);
  if (body === null) return refuse(504, `No answer came within ${request.timeout} ms.`);
  if (bytesOf(body) > MOST_BYTES) return refuse(502, 'The answer is larger than 1 MB.');
  const empty = last.status === 204 || last.status === 304;
  return new Response(empty ? null : body, {
    status: last.status,
    headers: { 'content-type': last.headers.get('content-type') ?? 'application/json', 'cache-control': 'no-store' },
  });
}

/** Who is calling is appended to the query; the signature stands over the public address. */
function sign(options: HubSpotProxyOptions, { url, method, body, authorization }: ProxyRequest, viewer: ProxyIdentity) {
  const publicUrl = new URL(url);
  publicUrl.searchParams.append('userId', String(viewer.userId));
  publicUrl.searchParams.append('portalId', String(options.portalId));
  publicUrl.searchParams.append('userEmail', viewer.email);
  publicUrl.searchParams.append('appId', String(options.appId));
  const timestamp = (options.clock?.() ?? new Date()).getTime();
  const signature = signV3({ clientSecret: options.clientSecret, method, url: publicUrl.href, body, timestamp });
  const origin = options.routes[publicUrl.origin] ?? publicUrl.origin;
  return {
    target: `${origin}${publicUrl.pathname}${publicUrl.search}`,
    init: {
      method,
      redirect: 'manual',
      ...(body === '' ? {} : { body }),
      headers: {
        ...(body === '' ? {} : { 'content-type': 'application/json' }),
        ...(authorization === null ? {} : { authorization }),
        'x-hubspot-signature-v3': signature,
        'x-hubspot-request-timestamp': String(timestamp),
      },
    } satisfies RequestInit,
  };
}

const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8');
const pause = (ms: number) => (ms > 0 ? new Promise<void>((resolve) => setTimeout(resolve, ms)) : undefined);
const refuse = (status: number, message: string) => Response.json({ status: 'error', message }, { status });
