import { createHmac } from 'node:crypto';
import { Signature } from '@hubspot/api-client/lib/src/utils/signature.js';
import { describe, expect, it } from 'vitest';
import { isSignedByHubSpot, type SignedRequest } from './signature.ts';

const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const published = {
  method: 'POST',
  url: 'https://www.example.com/webhook_uri',
  body: "{'example_field':'example_value'}",
};

const sign = (parts: Omit<SignedRequest, 'signature'>, decodedUrl = parts.url): SignedRequest => ({
  ...parts,
  signature: createHmac('sha256', SECRET)
    .update(parts.method + decodedUrl + parts.body + parts.timestamp)
    .digest('base64'),
});
const NOW = 1_790_000_000_000;
const call = { method: 'POST', url: 'https://api.tierline.example/trpc/screen.open?userId=7', body: '{"a":1}' };
const fresh = { ...call, timestamp: String(NOW) };

describe('signature version 3', () => {
  // The known answers of the tests of HubSpot's clients for Python and for Ruby.
  it.each([
    ['1693657560000', 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y='],
    ['1700000300000', 'RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw='],
  ])('is the one that HubSpot publishes for %s', (timestamp, signature) => {
    expect(isSignedByHubSpot({ ...published, timestamp, signature }, SECRET, Number(timestamp))).toBe(true);
  });

  it('is the one that the verifier of HubSpot’s own client takes', () => {
    const timestamp = Date.now();
    const request = sign({ ...call, timestamp: String(timestamp) });
    const theirs = Signature.isValid({
      signature: request.signature ?? '',
      clientSecret: SECRET,
      requestBody: call.body,
      url: call.url,
      method: call.method,
      signatureVersion: 'v3',
      timestamp,
    });
    expect([theirs, isSignedByHubSpot(request, SECRET, timestamp)]).toEqual([true, true]);
  });

  it('is made over a query in which twelve codes are decoded, and no others', () => {
    const url = `${call.url}&userEmail=ann%2Blee%40example.com&at=10%3a30%20%26%3D%2c`;
    const decoded = `${call.url}&userEmail=ann%2Blee@example.com&at=10:30%20%26%3D,`;
    expect(isSignedByHubSpot(sign({ ...fresh, url }, decoded), SECRET, NOW)).toBe(true);
    expect(isSignedByHubSpot(sign({ ...fresh, url }), SECRET, NOW)).toBe(false);
  });

  it('leaves the path as it is', () => {
    const url = 'https://api.tierline.example/a%3Ab';
    expect(isSignedByHubSpot(sign({ ...fresh, url }), SECRET, NOW)).toBe(true);
  });

  it.each([
    ['another secret', () => sign(fresh), 'another', NOW],
    ['another body', () => ({ ...sign(fresh), body: '{"a":2}' }), SECRET, NOW],
    ['another address', () => ({ ...sign(fresh), url: `${call.url}&userId=8` }), SECRET, NOW],
    ['another method', () => ({ ...sign(fresh), method: 'PUT' }), SECRET, NOW],
    ['another stamp', () => ({ ...sign(fresh), timestamp: String(NOW + 1) }), SECRET, NOW],
    ['an old stamp', () => sign(fresh), SECRET, NOW + 300_001],
    ['a stamp of times to come', () => sign(fresh), SECRET, NOW - 300_001],
    ['a stamp that is no number', () => sign({ ...fresh, timestamp: 'now' }), SECRET, NOW],
    ['no stamp', () => ({ ...sign(fresh), timestamp: null }), SECRET, NOW],
    ['no signature', () => ({ ...fresh, signature: null }), SECRET, NOW],
    ['an empty signature', () => ({ ...fresh, signature: '' }), SECRET, NOW],
  ])('is refused with %s', (_, request, secret, now) => {
    expect(isSignedByHubSpot(request(), secret, now)).toBe(false);
  });

  it('is good for as long as HubSpot may repeat the call', () => {
    expect(isSignedByHubSpot(sign(fresh), SECRET, NOW + 300_000)).toBe(true);
  });
});
