import { afterEach, describe, expect, it } from 'vitest';
import { answerNothing, type ScriptedHubSpot, startScriptedHubSpot } from '../testing/scripted-hubspot.ts';
import type { CallKind } from './transport.ts';

let hubspot: ScriptedHubSpot | undefined;
afterEach(() => hubspot?.close());

const expired = {
  status: 401,
  body: {
    status: 'error',
    category: 'EXPIRED_AUTHENTICATION',
    message: 'The OAuth token used to make this call expired 1 second(s) ago.',
  },
};
const exchanges = () => (hubspot?.requests.length ?? 0) - (hubspot?.calls().length ?? 0);

async function drain(reading: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of reading);
}

describe('a call', () => {
  it('carries the token of the session, and our name', async () => {
    hubspot = await startScriptedHubSpot(answerNothing);
    await hubspot.crm.now();
    expect(hubspot.calls()[0]?.headers).toMatchObject({ authorization: 'Bearer token-1', 'user-agent': 'Tierline' });
  });

  it('waits for its turn, and a search for a turn of its own kind', async () => {
    const turns: CallKind[] = [];
    hubspot = await startScriptedHubSpot(answerNothing, {
      limiter: (kind, call) => {
        turns.push(kind);
        return call();
      },
    });
    await drain(hubspot.crm.list('deal', { since: '2026-11-23T09:00:00Z' }));
    expect(turns).toEqual(['call', 'search']);
    expect(hubspot.calls().map(({ method, url }) => `${method} ${url.split('?')[0]}`)).toEqual([
      'GET /crm/v3/objects/deals',
      'POST /crm/v3/objects/deals/search',
    ]);
  });

  it('is never repeated by the client itself', async () => {
    hubspot = await startScriptedHubSpot(() => ({ status: 503, body: { message: 'busy' } }));
    await expect(drain(hubspot.crm.list('deal', { since: null }))).rejects.toMatchObject({ code: 'unavailable' });
    expect(hubspot.calls()).toHaveLength(1);
  });
});

describe('a token that HubSpot refuses', () => {
  it('is renewed once for all calls that found it so, and each is sent again once', async () => {
    hubspot = await startScriptedHubSpot((request) =>
      request.headers.authorization === 'Bearer token-1' ? expired : answerNothing(request),
    );
    const { crm } = hubspot;
    expect(await Promise.all([crm.now(), crm.now()])).toEqual(Array(2).fill('2026-11-23T10:00:00.000Z'));
    expect(exchanges()).toBe(2);
    expect(hubspot.calls()).toHaveLength(4);
  });

  it('is not renewed for ever when every token is refused, and is in no message', async () => {
    hubspot = await startScriptedHubSpot(() => expired);
    const failure = await hubspot.crm.now().catch((error: Error) => error);
    expect(failure).toMatchObject({ code: 'not_authorized', message: expired.body.message });
    expect(JSON.stringify(failure)).not.toContain('token-');
    expect(hubspot.calls()).toHaveLength(2);
    expect(exchanges()).toBe(2);
  });
});

describe('the clock of the CRM', () => {
  it('is never guessed', async () => {
    hubspot = await startScriptedHubSpot(() => ({ status: 200, body: {}, headers: { date: 'today' } }));
    await expect(hubspot.crm.now()).rejects.toMatchObject({ code: 'unavailable' });
  });
});
