const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const USUAL_TIMEOUT = 15_000;
const LONGEST_TIMEOUT = 120_000;

export interface ProxyRequest {
  url: string;
  method: string;
  /** As it is sent and signed; empty for none. */
  body: string;
  authorization: string | null;
  /** Milliseconds. */
  timeout: number;
}

type Parsed = { ok: true; request: ProxyRequest } | { ok: false; message: string };

/** What an extension handed to `hubspot.fetch`, if HubSpot would send it: an object as body, and no header but one. */
export function parseProxyRequest(envelope: string): Parsed {
  const {
    url,
    method = 'GET',
    headers = {},
    body,
    timeout = USUAL_TIMEOUT,
  } = JSON.parse(envelope) as {
    url: unknown;
    method?: unknown;
    headers?: Record<string, string>;
    body?: unknown;
    timeout?: unknown;
  };
  if (typeof url !== 'string') return refuse('The url is not text.');
  if (typeof method !== 'string' || !METHODS.includes(method)) return refuse(`The method ${method} is not known.`);
  const others = Object.keys(headers).filter((name) => name.toLowerCase() !== 'authorization');
  if (others.length > 0) return refuse(`Only the Authorization header passes, not ${others.join(', ')}.`);
  if (body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body))) {
    return refuse('The body is not an object.');
  }
  if (typeof timeout !== 'number' || !(timeout > 0)) return refuse('The timeout is not a number of milliseconds.');
  return {
    ok: true,
    request: {
      url,
      method,
      body: body === undefined || method === 'GET' ? '' : JSON.stringify(body),
      authorization: Object.values(headers)[0] ?? null,
      timeout: Math.min(timeout, LONGEST_TIMEOUT),
    },
  };
}

const refuse = (message: string): Parsed => ({ ok: false, message });
