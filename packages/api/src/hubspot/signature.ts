import { createHmac, timingSafeEqual } from 'node:crypto';

/** "Validate requests": a call whose stamp is older is refused. A repetition by HubSpot itself bears the same stamp. */
const LONGEST_AGE_MS = 300_000;

/** Of the percent codes in a query these, and no others, are decoded before hashing ("Validate requests", version 3). */
const DECODED: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

export interface SignedRequest {
  method: string;
  /** The public address that was called, query included, as it came over the wire. */
  url: string;
  /** The raw body; empty for none. */
  body: string;
  /** `X-HubSpot-Signature-v3`. */
  signature: string | null;
  /** `X-HubSpot-Request-Timestamp`: Unix milliseconds. */
  timestamp: string | null;
}

/** Whether HubSpot signed this very call with the app's secret a moment ago (signature version 3). */
export function isSignedByHubSpot(request: SignedRequest, clientSecret: string, now: number): boolean {
  const { method, url, body, signature, timestamp } = request;
  if (signature === null || timestamp === null || !/^\d{1,16}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp)) > LONGEST_AGE_MS) return false;
  const expected = createHmac('sha256', clientSecret)
    .update(`${method}${decodeQuery(url)}${body}${timestamp}`)
    .digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function decodeQuery(url: string): string {
  const start = url.indexOf('?');
  if (start === -1) return url;
  const query = url.slice(start).replace(/%[0-9A-Fa-f]{2}/g, (code) => DECODED[code.toUpperCase()] ?? code);
  return url.slice(0, start) + query;
}
