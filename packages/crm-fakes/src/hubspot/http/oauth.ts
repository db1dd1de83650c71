import type { Hono } from 'hono';
import type { App } from '../access/apps.ts';
import { accessTokenLifetime, type Grant } from '../access/tokens.ts';
import type { Account } from '../account.ts';
import type { Env } from './context.ts';
import { describeGrant, secondsLeft } from './token-metadata.ts';

/** A refusal in both tongues: RFC 6749's, and the older one of HubSpot's ("Manage OAuth access tokens"). */
class OAuthRefusal extends Error {
  readonly error: string;
  readonly status: string;
  constructor(error: string, status: string, description: string) {
    super(description);
    this.error = error;
    this.status = status;
  }
}

const tokenPaths = ['/oauth/v1/token', '/oauth/v3/token', '/oauth/2026-03/token'];
const introspectPaths = ['/oauth/v3/token/introspect', '/oauth/2026-03/token/introspect'];
const revokePaths = ['/oauth/v3/token/revoke', '/oauth/2026-03/token/revoke'];

export function mountOAuth(app: Hono<Env>, account: Account): void {
  const answer = (paths: readonly string[], work: (client: App, form: URLSearchParams) => object) => {
    for (const path of paths) {
      app.post(path, async (c) => {
        const form = new URLSearchParams(await c.req.text());
        try {
          return c.json(work(findClient(account, form), form));
        } catch (error) {
          if (!(error instanceof OAuthRefusal)) throw error;
          const { error: code, status, message } = error;
          return c.json({ error: code, error_description: message, status, message }, 400);
        }
      });
    }
  };
  answer(tokenPaths, (client, form) => grantTokens(account, client, form));
  answer(introspectPaths, (client, form) => introspect(account, client, form));
  answer(revokePaths, (_, form) => {
    account.tokens.revoke(form.get('token') ?? '');
    return {};
  });
}

function findClient(account: Account, form: URLSearchParams): App {
  const client = account.apps.find(form.get('client_id') ?? '');
  if (!client) throw new OAuthRefusal('invalid_client', 'BAD_CLIENT_ID', 'missing or invalid client id');
  if (client.clientSecret !== form.get('client_secret')) {
    throw new OAuthRefusal('invalid_client', 'BAD_CLIENT_SECRET', 'missing or invalid client secret');
  }
  return client;
}

function grantTokens(account: Account, client: App, form: URLSearchParams): object {
  switch (form.get('grant_type')) {
    case 'authorization_code': {
      const grant = redeemCode(account, client, form);
      account.apps.setInstalled(client.clientId, true);
      return toTokens(account, grant, account.tokens.issueRefresh(grant));
    }
    case 'refresh_token': {
      const refreshToken = form.get('refresh_token') ?? '';
      const grant = account.tokens.findRefresh(refreshToken);
      if (!grant || grant.clientId !== client.clientId) {
        throw new OAuthRefusal('invalid_grant', 'BAD_REFRESH_TOKEN', 'refresh token is invalid, expired or revoked');
      }
      return toTokens(account, grant, refreshToken);
    }
    default:
      throw new OAuthRefusal('unsupported_grant_type', 'BAD_GRANT_TYPE', 'missing or unknown grant type');
  }
}

function redeemCode(account: Account, client: App, form: URLSearchParams): Grant {
  const code = account.tokens.takeCode(form.get('code') ?? '');
  if (!code || code.clientId !== client.clientId) {
    throw new OAuthRefusal('invalid_grant', 'BAD_AUTH_CODE', 'missing or unknown auth code');
  }
  if (code.redirectUri !== form.get('redirect_uri')) {
    const description = 'redirect_uri does not match the one used when requesting the auth code';
    throw new OAuthRefusal('invalid_grant', 'MISMATCH_REDIRECT_URI_AUTH_CODE', description);
  }
  return { clientId: code.clientId, userId: code.userId, scopes: code.scopes };
}

function toTokens(account: Account, grant: Grant, refreshToken: string): object {
  return {
    token_type: 'bearer',
    refresh_token: refreshToken,
    access_token: account.tokens.issueAccess(grant),
    hub_id: account.portalId,
    user_id: grant.userId,
    scopes: grant.scopes,
    expires_in: accessTokenLifetime,
  };
}

/** A token that is unknown, too old or another app's is answered as inactive, with nothing more (RFC 7662). */
function introspect(account: Account, client: App, form: URLSearchParams): object {
  const hint = form.get('token_type_hint') ?? 'access_token';
  const token = form.get('token') ?? form.get(hint) ?? '';
  const access = account.tokens.findAccess(token);
  if (access?.clientId === client.clientId && access.expiresAt > account.clock().getTime()) {
    return {
      active: true,
      ...describeGrant(account, token, access),
      expires_in: secondsLeft(account, access),
      client_id: client.clientId,
      token_use: 'access_token',
      token_type: 'Bearer',
    };
  }
  const refresh = account.tokens.findRefresh(token);
  if (refresh?.clientId !== client.clientId) return { active: false };
  const more = { client_id: client.clientId, token_use: 'refresh_token', token_type: 'Bearer' };
  return { active: true, ...describeGrant(account, token, refresh), ...more };
}
