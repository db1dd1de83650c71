import { Signature } from '@hubspot/api-client';
import { expect, test } from 'vitest';
import { signV3 } from './signature.ts';

const parts = {
  clientSecret: 'secret-1',
  method: 'POST',
  url: 'https://app.example/hubspot/webhooks',
  body: '[{"eventId":1,"propertyValue":"Ærøskøbing"}]',
  timestamp: 1_795_428_000_750,
};

test('HubSpot’s own verifier computes the same', () => {
  const { clientSecret, method, url, body: requestBody, timestamp } = parts;
  const expected = Signature.getSignature(method, 'v3', { clientSecret, url, requestBody, timestamp, signature: '' });
  expect(signV3(parts)).toBe(expected);
});

test('the query is decoded in part before it is signed, and the path is not', () => {
  const encoded = 'https://app.example/a%2Fb?email=ada%40example.com&at=10%3a00&q=a%20b%26c';
  const decoded = 'https://app.example/a%2Fb?email=ada@example.com&at=10:00&q=a%20b%26c';
  expect(signV3({ ...parts, url: encoded })).toBe(signV3({ ...parts, url: decoded }));
  expect(signV3({ ...parts, url: 'https://app.example/a/b' })).not.toBe(
    signV3({ ...parts, url: 'https://app.example/a%2Fb' }),
  );
});

test.each([
  ['clientSecret', 'other'],
  ['method', 'GET'],
  ['url', 'https://app.example/other'],
  ['body', '[]'],
  ['timestamp', 1],
])('another %s makes another signature', (part, value) => {
  expect(signV3({ ...parts, [part]: value })).not.toBe(signV3(parts));
});
