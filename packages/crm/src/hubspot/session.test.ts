import { createManualClock } from '@tierline/crm-fakes/clock';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ScriptedAnswer,
  type ScriptedRequest,
  type ScriptedServer,
  startScriptedServer,
} from '../testing/scripted-server.ts';
import { createTokensInMemory } from '../testing/tokens-in-memory.ts';
import { exchangeCode } from './exchange-code.ts';
import { createHubSpotSession } from './session.ts';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

const deadline = () => AbortSignal.timeout(30_000);
const app = { clientId: 'client', clientSecret: 'client-secret', deadline };
const formOf = (request: ScriptedRequest | undefined) => Object.fromEntries(new URLSearchParams(request?.body));

/** The answer of "Manage OAuth tokens", with a new access token each time. */
const granted = (number: number, more: object = {}): ScriptedAnswer => ({
  status: 200,
  body: {
    token_type: 'bearer',
    refresh_token: 'na1-refresh-secret',
    access_token: `CJSP-${number}`,
    hub_id: 4401001,
    user_id: 9001,
    scopes: ['oauth', 'crm.objects.deals.read'],
    expires_in: 1800,
    ...more,
  },
});

async function openSession(answer: (number: number) => ScriptedAnswer = granted) {
  const clock = createManualClock('2026-11-23T10:00:00Z');
  const running = await startScriptedServer(() => answer(running.requests.length));
  server = running;
  const tokens = createTokensInMemory('na1-refresh-secret');
  const open = () => createHubSpotSession({ ...app, baseUrl: running.url, tokens, clock: clock.now });
  return { clock, session: open(), another: open(), tokens, requests: server.requests };
}

describe('a session', () => {
  it('exchanges the refresh token by the present endpoint, with everything in the body', async () => {
    const { session, requests } = await openSession();
    expect(await session.token()).toBe('CJSP-1');
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: '/oauth/2026-03/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(formOf(requests[0])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'na1-refresh-secret',
      client_id: 'client',
      client_secret: 'client-secret',
    });
  });

  it('keeps the token until shortly before it ends', async () => {
    const { session, clock } = await openSession();
    expect(await session.token()).toBe('CJSP-1');
    clock.advance({ minutes: 28 });
    expect(await session.token()).toBe('CJSP-1');
    clock.advance({ minutes: 1 });
    expect(await session.token()).toBe('CJSP-2');
    expect(await session.token()).toBe('CJSP-2');
  });

  it('makes one exchange at a time, for all who wait', async () => {
    const { session, requests } = await openSession();
    expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(Array(3).fill('CJSP-1'));
    expect(requests).toHaveLength(1);
  });

  it('forgets the token that was refused, and no newer one', async () => {
    const { session } = await openSession();
    const refused = await session.token();
    session.forget(refused);
    expect(await session.token()).toBe('CJSP-2');
    session.forget(refused);
    expect(await session.token()).toBe('CJSP-2');
  });

  it('keeps the refresh token that HubSpot gives in place of the one it was given', async () => {
    const { session, tokens } = await openSession((number) =>
      number === 2 ? granted(2, { refresh_token: 'na1-another' }) : granted(number, { refresh_token: undefined }),
    );
    session.forget(await session.token());
    expect(tokens.kept.refreshToken).toBe('na1-refresh-secret');
    await session.token();
    expect(tokens.kept.refreshToken).toBe('na1-another');
  });

  it('takes what another session has been given, and exchanges nothing', async () => {
    const { session, another, requests } = await openSession();
    expect(await Promise.all([session.token(), another.token()])).toEqual(['CJSP-1', 'CJSP-1']);
    expect(requests).toHaveLength(1);
  });

  it('exchanges once for two sessions whose token was refused', async () => {
    const { session, another, requests } = await openSession();
    for (const each of [session, another]) each.forget(await each.token());
    expect(await Promise.all([session.token(), another.token()])).toEqual(['CJSP-2', 'CJSP-2']);
    expect(requests).toHaveLength(2);
  });

  it.each([
    [
      { status: 'BAD_REFRESH_TOKEN', message: 'missing or invalid refresh token na1-refresh-secret' },
      'missing or invalid refresh token …. A super admin has to install Tierline in the portal again',
    ],
    [
      { error: 'invalid_grant', error_description: 'the grant was revoked' },
      'invalid_grant: the grant was revoked. A super admin has to install Tierline in the portal again',
    ],
    [{ error: 'invalid_client', error_description: 'wrong secret' }, 'invalid_client: wrong secret'],
    [{}, 'status 400, without explanation'],
  ])('whose grant was revoked is not authorized, says no secret, and is tried anew: %j', async (body, said) => {
    const { session, requests } = await openSession(() => ({ status: 400, body }));
    for (const attempts of [1, 2]) {
      await expect(session.token()).rejects.toMatchObject({
        code: 'not_authorized',
        message: `HubSpot did not let Tierline in: ${said}.`,
      });
      expect(requests).toHaveLength(attempts);
    }
  });

  it.each([
    [{ status: 503, body: 'busy', contentType: 'text/plain' }, 'unavailable'],
    [{ status: 200, body: '<html>maintenance</html>', contentType: 'text/html' }, 'unavailable'],
    [{ status: 200, body: { token_type: 'bearer' } }, 'unavailable'],
    [{ status: 429, body: { policyName: 'SECONDLY' } }, 'rate_limited'],
    ['is cut half way', 'unavailable'],
  ] as const)('that gets %j is %s', async (answer, code) => {
    const { session } = await openSession(() => answer);
    await expect(session.token()).rejects.toMatchObject({ code });
  });
});

describe('the code of a consent', () => {
  const exchange = (url: string) =>
    exchangeCode({
      ...app,
      baseUrl: url,
      code: 'na1-code',
      redirectUri: 'https://api.tierline.example/hubspot/oauth-callback',
    });

  it('becomes tokens, and tells of which account and by whom', async () => {
    server = await startScriptedServer(() => granted(1));
    expect(await exchange(server.url)).toEqual({
      accessToken: 'CJSP-1',
      refreshToken: 'na1-refresh-secret',
      expiresIn: 1800,
      hubId: '4401001',
      userId: '9001',
      scopes: ['oauth', 'crm.objects.deals.read'],
    });
    expect(formOf(server.requests[0])).toEqual({
      grant_type: 'authorization_code',
      code: 'na1-code',
      redirect_uri: 'https://api.tierline.example/hubspot/oauth-callback',
      client_id: 'client',
      client_secret: 'client-secret',
    });
  });

  it('that was used before is not authorized', async () => {
    const body = { status: 'BAD_AUTH_CODE', message: 'missing or unknown auth code na1-code' };
    server = await startScriptedServer(() => ({ status: 400, body }));
    await expect(exchange(server.url)).rejects.toMatchObject({
      code: 'not_authorized',
      message: 'HubSpot did not let Tierline in: missing or unknown auth code ….',
    });
  });

  it('without an account in the answer is no installation', async () => {
    server = await startScriptedServer(() => granted(1, { hub_id: undefined }));
    await expect(exchange(server.url)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
