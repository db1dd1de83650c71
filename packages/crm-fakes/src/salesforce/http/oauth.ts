import { createPublicKey } from 'node:crypto';
import type { Hono } from 'hono';
import { decodeJwt, errors, importSPKI, importX509, type JWTPayload, jwtVerify } from 'jose';
import type { OAuthClient } from '../access/oauth-clients.ts';
import type { Org } from '../org.ts';
import type { StoredRecord } from '../records/record-store.ts';
import type { Env } from './context.ts';

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const loginHosts = ['https://login.salesforce.com', 'https://test.salesforce.com'];

class OAuthRefusal extends Error {
  readonly code: string;
  constructor(code: string, description: string) {
    super(description);
    this.code = code;
  }
}

/** "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration", "Identity URLs", "Revoke OAuth Tokens". */
export function mountOAuth(app: Hono<Env>, org: Org): void {
  app.post('/services/oauth2/token', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const origin = new URL(c.req.url).origin;
    try {
      return c.json(await grant(org, origin, form));
    } catch (error) {
      if (!(error instanceof OAuthRefusal)) throw error;
      return c.json({ error: error.code, error_description: error.message }, 400);
    }
  });
  app.post('/services/oauth2/revoke', async (c) => {
    const token = new URLSearchParams(await c.req.text()).get('token') ?? '';
    if (!org.sessions.findUser(token)) {
      return c.json({ error: 'unsupported_token_type', error_description: 'this token type is not supported' }, 400);
    }
    org.sessions.end(token);
    return c.body(null, 200);
  });
  app.get('/services/oauth2/userinfo', (c) => {
    const user = findSessionUser(org, c.req.header('Authorization'));
    return user ? c.json(toIdentity(org, new URL(c.req.url).origin, user)) : c.text('Bad_OAuth_Token', 403);
  });
  app.get('/id/:org/:user', (c) => {
    const user = findSessionUser(org, c.req.header('Authorization'));
    return user ? c.json(toIdentity(org, new URL(c.req.url).origin, user)) : c.text('Bad_OAuth_Token', 403);
  });
}

async function grant(org: Org, origin: string, form: URLSearchParams) {
  if (form.get('grant_type') !== jwtBearer) {
    throw new OAuthRefusal('unsupported_grant_type', 'grant type not supported');
  }
  const assertion = form.get('assertion') ?? '';
  const client = findClient(org, assertion);
  const payload = await verify(org, origin, client, assertion);
  const users = [...org.store.list(org.schema.getObject('User'))];
  const user = users.find(({ Username }) => String(Username).toLowerCase() === payload.sub?.toLowerCase());
  if (!user || (client.approvedUserIds && !client.approvedUserIds.includes(user.Id))) {
    throw new OAuthRefusal('invalid_grant', "user hasn't approved this consumer");
  }
  if (!user.IsActive) throw new OAuthRefusal('inactive_user', 'user is inactive');
  return {
    access_token: org.sessions.open(user.Id),
    scope: (client.scopes ?? ['api']).join(' '),
    instance_url: origin,
    id: `${origin}/id/${org.id}/${user.Id}`,
    token_type: 'Bearer',
  };
}

function findClient(org: Org, assertion: string): OAuthClient {
  let issuer: string | undefined;
  try {
    issuer = decodeJwt(assertion).iss;
  } catch {
    throw new OAuthRefusal('invalid_grant', 'invalid assertion');
  }
  const client = org.clients.get(issuer ?? '');
  if (!client) throw new OAuthRefusal('invalid_client_id', 'client identifier invalid');
  return client;
}

/** The audience is Salesforce's login host or the org's own address; an assertion is good for a few minutes. */
async function verify(org: Org, origin: string, client: OAuthClient, assertion: string): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(assertion, await importKey(client.publicKey), {
      algorithms: ['RS256'],
      audience: [...loginHosts, origin],
      currentDate: org.clock(),
      requiredClaims: ['iss', 'sub', 'aud', 'exp'],
    });
    const remaining = (payload.exp ?? 0) - org.clock().getTime() / 1000;
    if (remaining > 5 * 60) throw new OAuthRefusal('invalid_grant', 'expiry is too far in the future');
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new OAuthRefusal('invalid_grant', 'expired authorization code');
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
      throw new OAuthRefusal('invalid_grant', 'audience is invalid');
    }
    if (error instanceof errors.JOSEError) throw new OAuthRefusal('invalid_grant', 'invalid assertion');
    throw error;
  }
}

function importKey(pem: string) {
  if (pem.includes('BEGIN CERTIFICATE')) return importX509(pem, 'RS256');
  return importSPKI(createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString(), 'RS256');
}

export function findSessionUser(org: Org, authorization: string | undefined): StoredRecord | null {
  const token = /^(?:Bearer|OAuth) (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const userId = org.sessions.findUser(token);
  const user = userId === null ? undefined : org.store.find(org.schema.getObject('User'), userId);
  return user?.IsActive ? user : null;
}

function toIdentity(org: Org, origin: string, user: StoredRecord) {
  return {
    id: `${origin}/id/${org.id}/${user.Id}`,
    sub: `${origin}/id/${org.id}/${user.Id}`,
    asserted_user: true,
    user_id: user.Id,
    organization_id: org.id,
    username: user.Username,
    preferred_username: user.Username,
    nick_name: user.Alias,
    display_name: user.Name,
    name: user.Name,
    email: user.Email,
    email_verified: true,
    given_name: user.FirstName,
    family_name: user.LastName,
    zoneinfo: user.TimeZoneSidKey,
    locale: user.LocaleSidKey,
    active: user.IsActive,
    user_type: 'STANDARD',
    urls: {
      enterprise: `${origin}/services/Soap/c/{version}/${org.id}`,
      partner: `${origin}/services/Soap/u/{version}/${org.id}`,
      rest: `${origin}/services/data/v{version}/`,
      sobjects: `${origin}/services/data/v{version}/sobjects/`,
      query: `${origin}/services/data/v{version}/query/`,
    },
    is_app_installed: true,
  };
}
