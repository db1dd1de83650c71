import { describe, expect, test } from 'vitest';
import { createHubSpotAccount } from '../hubspot-account.ts';
import { askForToken, callWith, createTestAccount, install, testApp } from '../test-account.ts';

const redirect_uri = testApp.redirectUris[0] ?? '';

function createUninstalled() {
  const account = createHubSpotAccount();
  const { id } = account.admin.createUser({ email: 'ada@example.com', firstName: 'Ada', lastName: 'Admin' });
  account.admin.registerApp(testApp);
  const authorize = () =>
    account.admin.authorize({ clientId: testApp.clientId, redirectUri: redirect_uri, userId: id });
  return { account, userId: id, authorize };
}

describe('a code', () => {
  test.each(['/oauth/v1/token', '/oauth/2026-03/token'])('is exchanged at %s, once', async (path) => {
    const { account, authorize } = createUninstalled();
    const fields = { grant_type: 'authorization_code', code: authorize(), redirect_uri };
    expect(await askForToken(account.fetch, testApp, fields, path)).toMatchObject({
      status: 200,
      body: { token_type: 'bearer', expires_in: 1800, hub_id: 4_401_001, scopes: testApp.scopes },
    });
    expect(await askForToken(account.fetch, testApp, fields, path)).toMatchObject({
      status: 400,
      body: {
        error: 'invalid_grant',
        status: 'BAD_AUTH_CODE',
        error_description: expect.any(String),
        message: expect.any(String),
      },
    });
  });

  test.each([
    [{ redirect_uri: 'https://elsewhere.example' }, 'MISMATCH_REDIRECT_URI_AUTH_CODE'],
    [{ client_id: 'nobody' }, 'BAD_CLIENT_ID'],
    [{ client_secret: 'guess' }, 'BAD_CLIENT_SECRET'],
    [{ grant_type: 'password' }, 'BAD_GRANT_TYPE'],
    [{ code: 'guess' }, 'BAD_AUTH_CODE'],
  ])('with %j is refused: %s', async (wrong, status) => {
    const { account, authorize } = createUninstalled();
    const fields = { grant_type: 'authorization_code', code: authorize(), redirect_uri, ...wrong };
    expect(await askForToken(account.fetch, testApp, fields)).toMatchObject({ status: 400, body: { status } });
  });

  test('is given only for redirect URIs and scopes of the app', () => {
    const { account, userId } = createUninstalled();
    const consent = { clientId: testApp.clientId, redirectUri: redirect_uri, userId };
    expect(() => account.admin.authorize({ ...consent, redirectUri: 'https://elsewhere.example' })).toThrow(
      'redirect URI',
    );
    expect(() => account.admin.authorize({ ...consent, scopes: ['tickets'] })).toThrow('scope tickets');
    expect(() => account.admin.authorize({ ...consent, userId: 1 })).toThrow('no user 1');
  });
});

describe('a token', () => {
  test('is good for half an hour, and then refreshed', async () => {
    const { account, clock, tokens, call, app } = await createTestAccount();
    clock.advance({ seconds: 1799 });
    expect((await call('GET', '/crm/v3/objects/deals')).status).toBe(200);
    clock.advance({ seconds: 61 });
    expect(await call('GET', '/crm/v3/objects/deals')).toMatchObject({
      status: 401,
      body: {
        category: 'EXPIRED_AUTHENTICATION',
        message: 'The OAuth token used to make this call expired 60 second(s) ago.',
        context: { 'expire time': ['2026-11-23T10:30:00.750Z'] },
      },
    });
    const fields = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
    const { body } = await askForToken(account.fetch, app, fields);
    expect(body).toMatchObject({ refresh_token: tokens.refresh_token, expires_in: 1800 });
    const renewed = callWith(account.fetch, (body as { access_token: string }).access_token);
    expect((await renewed('GET', '/crm/v3/objects/deals')).status).toBe(200);
  });

  test('that nobody knows is refused, and so is none', async () => {
    const { account } = await createTestAccount();
    for (const token of ['guess', '']) {
      expect(await callWith(account.fetch, token)('GET', '/crm/v3/objects/deals')).toMatchObject({
        status: 401,
        body: { category: 'INVALID_AUTHENTICATION' },
      });
    }
  });

  test('tells whose it is, at the old address and at the new', async () => {
    const { account, call, tokens, app, admin, clock } = await createTestAccount();
    clock.advance({ seconds: 11 });
    const told = { hub_id: 4_401_001, app_id: app.appId, user_id: admin.id, user: 'ada@example.com', expires_in: 1789 };
    expect((await call('GET', `/oauth/v1/access-tokens/${tokens.access_token}`)).body).toMatchObject(told);
    const introspect = (token: string) =>
      askForToken(account.fetch, app, { token, token_type_hint: 'access_token' }, '/oauth/2026-03/token/introspect');
    expect((await introspect(tokens.access_token)).body).toMatchObject({
      active: true,
      token_use: 'access_token',
      ...told,
    });
    expect((await introspect(tokens.refresh_token)).body).toMatchObject({ active: true, token_use: 'refresh_token' });
    expect((await introspect('guess')).body).toEqual({ active: false });
  });

  test('ends when it is revoked, when the app is uninstalled, and when none is accepted any more', async () => {
    const { account, tokens, app, admin } = await createTestAccount();
    const refresh = async (refresh_token: string) =>
      (await askForToken(account.fetch, app, { grant_type: 'refresh_token', refresh_token })).body;
    const refused = { status: 'BAD_REFRESH_TOKEN', error: 'invalid_grant' };
    await askForToken(account.fetch, app, { token: tokens.refresh_token }, '/oauth/2026-03/token/revoke');
    expect(await refresh(tokens.refresh_token)).toMatchObject(refused);

    for (const end of [() => account.admin.uninstall(app.clientId), () => account.admin.refuseAllTokens()]) {
      const again = await install(account, app, admin.id);
      end();
      expect((await callWith(account.fetch, again.access_token)('GET', '/crm/v3/objects/deals')).status).toBe(401);
      expect(await refresh(again.refresh_token)).toMatchObject(refused);
    }
  });

  test('for refreshing tells whose it is and is revoked at the old address', async () => {
    const { account, call, tokens, app, admin } = await createTestAccount();
    const path = `/oauth/v1/refresh-tokens/${tokens.refresh_token}`;
    expect((await call('GET', path)).body).toMatchObject({
      client_id: app.clientId,
      user_id: admin.id,
      token_type: 'refresh',
    });
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
    const fields = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
    expect(await askForToken(account.fetch, app, fields, '/oauth/v1/token')).toMatchObject({ status: 400 });
    expect((await call('GET', '/oauth/v1/access-tokens/guess')).status).toBe(404);
  });

  test('that was made to expire early can still be refreshed', async () => {
    const { account, call, tokens, app } = await createTestAccount();
    account.admin.expireAccessTokens();
    expect(await call('GET', '/crm/v3/objects/deals')).toMatchObject({ body: { category: 'EXPIRED_AUTHENTICATION' } });
    const fields = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
    expect((await askForToken(account.fetch, app, fields)).status).toBe(200);
  });
});

describe('scopes', () => {
  test.each([
    ['crm.objects.deals.read', 'GET', '/crm/v3/objects/deals'],
    ['crm.objects.deals.read', 'POST', '/crm/v3/objects/deals/search'],
    ['crm.objects.deals.read', 'POST', '/crm/v3/objects/deals/batch/read'],
    ['crm.objects.companies.read', 'POST', '/crm/v4/associations/deals/companies/batch/read'],
    ['crm.objects.deals.write', 'POST', '/crm/v3/objects/0-3'],
    ['crm.objects.deals.write', 'PATCH', '/crm/v3/objects/deals/1'],
    ['crm.objects.deals.write', 'DELETE', '/crm/v3/objects/deals/1'],
    ['crm.objects.deals.write', 'POST', '/crm/v3/objects/deals/merge'],
    ['crm.objects.deals.write', 'POST', '/crm/v3/objects/deals/batch/upsert'],
    ['crm.objects.companies.write', 'POST', '/crm/v4/associations/deals/companies/batch/create'],
    ['crm.objects.companies.write', 'POST', '/crm/v4/associations/deals/companies/labels'],
    ['crm.schemas.deals.write', 'POST', '/crm/v3/properties/deals'],
    ['crm.schemas.deals.write', 'POST', '/crm/v3/properties/deals/groups'],
    ['crm.objects.owners.read', 'GET', '/crm/v3/owners'],
    ['settings.users.read', 'GET', '/settings/v3/users'],
  ])('without %s, %s %s is refused', async (scope, method, path) => {
    const { account, call, app } = await createTestAccount();
    account.admin.revokeScope(app.clientId, scope);
    expect(await call(method, path, method === 'GET' ? undefined : {})).toMatchObject({
      status: 403,
      body: { category: 'MISSING_SCOPES', errors: [{ context: { requiredGranularScopes: [scope] } }] },
    });
  });

  test('that are taken away stay away when the token is refreshed', async () => {
    const { account, app, tokens } = await createTestAccount();
    account.admin.revokeScope(app.clientId, 'crm.objects.deals.read');
    const fields = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
    const { body } = await askForToken(account.fetch, app, fields);
    expect((body as { scopes: string[] }).scopes).not.toContain('crm.objects.deals.read');
  });

  test('bind no person in HubSpot’s own pages', async () => {
    const { callAsPerson } = await createTestAccount({}, { scopes: [] });
    expect((await callAsPerson('GET', '/settings/v3/users')).status).toBe(200);
  });
});
