import { afterEach, expect, test } from 'vitest';
import { ConnectionReset } from './connection-reset.ts';
import { type Fetch, type Listening, listen } from './listen.ts';

let listening: Listening | undefined;
afterEach(() => listening?.close());

async function serve(fetch: Fetch): Promise<string> {
  listening = await listen(fetch);
  return listening.url;
}

test('requests reach the fake, and its answers come back', async () => {
  const url = await serve(
    async (request) => new Response(`${request.method} ${await request.text()}`, { status: 201 }),
  );
  const response = await fetch(url, { method: 'POST', body: 'hello' });
  expect([response.status, await response.text()]).toEqual([201, 'POST hello']);
});

test('a reset tears the connection down', async () => {
  const url = await serve(async () => {
    throw new ConnectionReset();
  });
  await expect(fetch(url)).rejects.toMatchObject({
    cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) },
  });
});

test('a caller who gives up leaves the server serving', async () => {
  let calls = 0;
  const url = await serve(async (request) => {
    calls += 1;
    if (calls > 1) return new Response('fine');
    return new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)));
  });
  const caller = new AbortController();
  const first = fetch(url, { signal: caller.signal });
  await expect.poll(() => calls).toBe(1);
  caller.abort();
  await expect(first).rejects.toThrow();
  expect(await (await fetch(url)).text()).toBe('fine');
});

test('a taken port is said so', async () => {
  const url = await serve(async () => new Response());
  await expect(listen(async () => new Response(), Number(new URL(url).port))).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
