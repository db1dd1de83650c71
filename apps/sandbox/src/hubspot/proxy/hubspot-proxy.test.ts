import { setTimeout as pause } from 'node:timers/promises';
import { signV3 } from '@tierline/crm-fakes/hubspot/signature';
import { type Fetch, type Listening, listen } from '@tierline/crm-fakes/listen';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHubSpotProxy, type HubSpotProxyOptions } from './hubspot-proxy.ts';

const viewer = { userId: 7, email: 'robin+test@sandbox.example' };
const now = new Date('2026-11-26T10:00:00.000Z');
const ADDRESS = 'https://api.tierline.example/trpc/screen.open';

interface Seen {
  method: string;
  path: string;
  headers: Headers;
  body: string;
}

let seen: Seen[];
let answer: Fetch;
let server: Listening;
beforeEach(async () => {
  seen = [];
  answer = async () => Response.json({ ok: true });
  server = await listen(async (request) => {
    const { pathname, search } = new URL(request.url);
    seen.push({
      method: request.method,
      path: pathname + search,
      headers: request.headers,
      body: await request.text(),
    });
    return answer(request);
  });
});
afterEach(() => server.close());

function call(request: object, more: Partial<HubSpotProxyOptions> = {}) {
  const proxy = createHubSpotProxy({
    appId: 41,
    clientSecret: 'secret',
    portalId: 4_401_001,
    permittedUrls: ['https://api.tierline.example'],
    routes: { 'https://api.tierline.example': server.url },
    clock: () => now,
    ...more,
  });
  return proxy.fetch(JSON.stringify({ url: ADDRESS, method: 'POST', ...request }), viewer);
}

describe('a call by hubspot.fetch', () => {
  it('reaches the server with who is calling appended, behind what the extension wrote there itself', async () => {
    const response = await call({ url: `${ADDRESS}?userId=1`, body: { screen: 'deal' } });
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
    expect(seen[0]?.path).toBe(
      '/trpc/screen.open?userId=1&userId=7&portalId=4401001&userEmail=robin%2Btest%40sandbox.example&appId=41',
    );
    expect(seen[0]?.body).toBe('{"screen":"deal"}');
  });

  it('is signed over the public address, not over the one that it goes to', async () => {
    await call({ body: { a: 1 } });
    const headers = seen[0]?.headers;
    expect(headers?.get('x-hubspot-request-timestamp')).toBe(String(now.getTime()));
    expect(headers?.get('x-hubspot-signature-v3')).toBe(
      signV3({
        clientSecret: 'secret',
        method: 'POST',
        url: `https://api.tierline.example${seen[0]?.path}`,
        body: '{"a":1}',
        timestamp: now.getTime(),
      }),
    );
  });

  it('carries no header but Authorization', async () => {
    await call({ headers: { authorization: 'Bearer own' } });
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer own');
    expect((await call({ headers: { 'x-own': '1' } })).status).toBe(400);
    expect(seen).toHaveLength(1);
  });

  it('carries an object, and nothing with GET', async () => {
    expect((await call({ body: 'text' })).status).toBe(400);
    expect((await call({ body: ['list'] })).status).toBe(400);
    await call({ method: 'GET', body: { a: 1 } });
    expect(seen.map(({ method, body }) => [method, body])).toEqual([['GET', '']]);
  });

  it.each([
    'http://api.tierline.example/trpc/screen.open',
    'https://api.tierline.example.evil.example/trpc/screen.open',
    'https://api.tierline.example:8443/trpc/screen.open',
    'https://somebody@api.tierline.example/trpc/screen.open',
    'https://elsewhere.example/',
    'not an address',
  ])('goes nowhere that the app’s metadata does not permit: %s', async (url) => {
    expect((await call({ url })).status).toBe(400);
    expect(seen).toEqual([]);
  });

  it('goes no higher than the path that is permitted', async () => {
    const permittedUrls = ['https://api.tierline.example/trpc'];
    expect((await call({}, { permittedUrls })).status).toBe(200);
    expect((await call({ url: 'https://api.tierline.example/trpcs' }, { permittedUrls })).status).toBe(400);
  });
});

describe('what HubSpot limits', () => {
  it('are the sizes: a megabyte each way', async () => {
    expect((await call({ body: { text: 'x'.repeat(1_000_000) } })).status).toBe(413);
    expect(seen).toEqual([]);
    answer = async () => new Response('x'.repeat(1_000_001));
    expect((await call({})).status).toBe(502);
  });

  it('is the time that an answer may take', async () => {
    answer = async (request) => {
      await pause(5_000, undefined, { signal: request.signal });
      return new Response();
    };
    expect((await call({ timeout: 50 })).status).toBe(504);
    expect(seen).toHaveLength(1);
    expect((await call({ timeout: -1 })).status).toBe(400);
  });

  it('are twenty calls at once', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    answer = async () => {
      await released;
      return Response.json({});
    };
    const proxy = createHubSpotProxy({
      ...{ appId: 41, clientSecret: 'secret', portalId: 1, permittedUrls: [ADDRESS] },
      routes: { 'https://api.tierline.example': server.url },
    });
    const calls = Array.from({ length: 21 }, () =>
      proxy.fetch(JSON.stringify({ url: ADDRESS, method: 'POST' }), viewer),
    );
    expect((await calls[20])?.status).toBe(429);
    release();
    const statuses = await Promise.all(calls.slice(0, 20).map(async (each) => (await each).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await proxy.fetch(JSON.stringify({ url: ADDRESS, method: 'POST' }), viewer)).status).toBe(200);
  });
});

describe('a failure', () => {
  it('of the server is repeated once, with the same signature', async () => {
    let failures = 0;
    answer = async () => {
      failures += 1;
      return failures === 1 ? new Response('no', { status: 500 }) : Response.json({ second: true });
    };
    expect(await (await call({ body: { key: 'k' } })).json()).toEqual({ second: true });
    const [first, second] = seen.map(({ body, headers }) => [body, headers.get('x-hubspot-signature-v3')]);
    expect(second).toEqual(first);
    answer = async () => new Response('no', { status: 503 });
    expect((await call({})).status).toBe(503);
    expect(seen).toHaveLength(4);
  });

  it('of the connection is repeated once, then said', async () => {
    await server.close();
    expect((await call({})).status).toBe(502);
    server = await listen(async () => new Response());
  });

  it('of the caller is not repeated', async () => {
    answer = async () => new Response('no', { status: 400 });
    expect((await call({})).status).toBe(400);
    expect(seen).toHaveLength(1);
  });
});
