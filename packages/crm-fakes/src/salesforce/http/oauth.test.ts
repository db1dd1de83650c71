import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { callWith, createTestOrg } from '../test-org.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const now = Date.parse('2026-11-23T10:00:00Z') / 1000;

interface Claims {
  iss?: string;
  sub?: string;
  aud?: string;
  exp?: number;
}

function createConnectedOrg() {
  const made = createTestOrg();
  made.org.admin.registerClient({ clientId: 'tierline', publicKey: publicPem, scopes: ['api', 'web'] });
  const assertion = (claims: Claims = {}, key = privateKey) =>
    new SignJWT({
      iss: 'tierline',
      sub: 'admin@example.com',
      aud: 'https://login.salesforce.com',
      exp: now + 180,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256' })
      .sign(key);
  const requestToken = async (form: Record<string, string>) => {
    const url = 'http://salesforce.test/services/oauth2/token';
    const response = await made.org.fetch(new Request(url, { method: 'POST', body: new URLSearchParams(form) }));
    return { status: response.status, body: await response.json() };
  };
  const exchange = (jwt: string) =>
    requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt });
  return { ...made, assertion, requestToken, exchange };
}

describe('the JWT bearer flow', () => {
  test('a signed assertion gives a session of the user that it names', async () => {
    const { org, adminId, assertion, exchange } = createConnectedOrg();
    const { status, body } = await exchange(await assertion());
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^00DgK0000000001!/),
      scope: 'api web',
      instance_url: 'http://salesforce.test',
      id: `http://salesforce.test/id/${org.orgId}/${adminId}`,
      token_type: 'Bearer',
    });
    const call = callWith(org.fetch, (body as { access_token: string }).access_token);
    expect((await call('GET', '/limits')).status).toBe(200);
    const identity = {
      user_id: adminId,
      organization_id: org.orgId,
      username: 'admin@example.com',
      display_name: 'Ada Admin',
    };
    expect((await call('GET', '/services/oauth2/userinfo')).body).toMatchObject({
      ...identity,
      preferred_username: 'admin@example.com',
    });
    expect((await call('GET', `/id/${org.orgId}/${adminId}`)).body).toMatchObject(identity);
  });

  test('the org’s own address is an audience too', async () => {
    const { assertion, exchange } = createConnectedOrg();
    expect((await exchange(await assertion({ aud: 'http://salesforce.test' }))).status).toBe(200);
  });

  test.each<[string, Claims, string, string]>([
    ['an unknown client', { iss: 'somebody' }, 'invalid_client_id', 'client identifier invalid'],
    ['an unknown user', { sub: 'nobody@example.com' }, 'invalid_grant', "user hasn't approved this consumer"],
    ['another audience', { aud: 'https://example.com' }, 'invalid_grant', 'audience is invalid'],
    ['an expired assertion', { exp: now - 60 }, 'invalid_grant', 'expired authorization code'],
    ['an assertion good for too long', { exp: now + 3600 }, 'invalid_grant', 'expiry is too far in the future'],
  ])('%s is refused', async (_, claims, error, error_description) => {
    const { assertion, exchange } = createConnectedOrg();
    expect(await exchange(await assertion(claims))).toEqual({ status: 400, body: { error, error_description } });
  });

  test('a foreign signature, no JWT at all and another grant are refused', async () => {
    const { assertion, exchange, requestToken } = createConnectedOrg();
    const invalid = { status: 400, body: { error: 'invalid_grant', error_description: 'invalid assertion' } };
    expect(await exchange(await assertion({}, foreign.privateKey))).toEqual(invalid);
    expect(await exchange('nonsense')).toEqual(invalid);
    expect(await requestToken({ grant_type: 'password' })).toEqual({
      status: 400,
      body: { error: 'unsupported_grant_type', error_description: 'grant type not supported' },
    });
  });

  test('a user who was not approved, or is no longer active, gets no token', async () => {
    const { org, adminId, assertion, exchange, newUser } = createConnectedOrg();
    const approved = newUser('Standard User');
    org.admin.registerClient({ clientId: 'strict', publicKey: publicPem, approvedUserIds: [approved.id] });
    expect((await exchange(await assertion({ iss: 'strict' }))).body).toMatchObject({ error: 'invalid_grant' });
    expect((await exchange(await assertion({ iss: 'strict', sub: approved.username }))).status).toBe(200);
    org.admin.deactivateUser(adminId);
    expect((await exchange(await assertion())).body).toMatchObject({ error: 'inactive_user' });
  });
});

describe('sessions', () => {
  const refused = { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] };

  test('end two hours after they were last used', async () => {
    const { call, clock } = createTestOrg();
    clock.advance({ minutes: 119 });
    expect((await call('GET', '/limits')).status).toBe(200);
    clock.advance({ minutes: 119 });
    expect((await call('GET', '/limits')).status).toBe(200);
    clock.advance({ minutes: 120 });
    expect(await call('GET', '/limits')).toMatchObject(refused);
  });

  test('end at once when they are expired, revoked, or their user is deactivated', async () => {
    const { org, call, callAs, adminId, newUser } = createTestOrg();
    org.admin.expireSessions();
    expect(await call('GET', '/limits')).toMatchObject(refused);
    const token = org.admin.sessionFor(adminId);
    const revoke = new Request('http://salesforce.test/services/oauth2/revoke', {
      method: 'POST',
      body: new URLSearchParams({ token }),
    });
    expect((await org.fetch(revoke)).status).toBe(200);
    expect(await callWith(org.fetch, token)('GET', '/limits')).toMatchObject(refused);
    const { id } = newUser('Standard User');
    const rep = callAs(id);
    org.admin.deactivateUser(id);
    expect(await rep('GET', '/limits')).toMatchObject(refused);
    expect(await callWith(org.fetch, 'forged')('GET', '/sobjects')).toMatchObject(refused);
  });
});
