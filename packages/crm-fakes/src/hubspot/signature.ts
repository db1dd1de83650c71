import { createHmac } from 'node:crypto';

export interface SignedParts {
  clientSecret: string;
  method: string;
  /** The full public address, query included. */
  url: string;
  body: string;
  /** Milliseconds since 1970, as in the header `X-HubSpot-Request-Timestamp`. */
  timestamp: number;
}

/** These characters, and no others, are decoded in the address before it is signed. */
const decodedBeforeSigning: Readonly<Record<string, string>> = {
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

/** The value of `X-HubSpot-Signature-v3` ("Validating requests from HubSpot"). */
export function signV3({ clientSecret, method, url, body, timestamp }: SignedParts): string {
  const [address = '', query] = splitQuery(url);
  const decoded = query === undefined ? address : `${address}?${decodeSome(query)}`;
  return createHmac('sha256', clientSecret).update(`${method}${decoded}${body}${timestamp}`).digest('base64');
}

function splitQuery(url: string): [string, string | undefined] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, undefined] : [url.slice(0, mark), url.slice(mark + 1)];
}

function decodeSome(query: string): string {
  return query.replaceAll(/%[0-9A-F]{2}/gi, (code) => decodedBeforeSigning[code.toUpperCase()] ?? code);
}
