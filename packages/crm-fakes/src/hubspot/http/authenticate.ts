import type { Account, Caller } from '../account.ts';
import { refuse } from '../api-error.ts';

/** Who asks, by the bearer token; refuses with 401 ("Error handling") where it is none, unknown or too old. */
export function authenticate(account: Account, authorization: string | undefined): Caller {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const sessionUser = account.tokens.findSession(token);
  if (sessionUser !== undefined) {
    return { account, actor: { userId: sessionUser, appId: null }, app: null, scopes: 'all' };
  }
  const grant = account.tokens.findAccess(token);
  const app = grant && account.apps.find(grant.clientId);
  if (!app) {
    return refuse(401, {
      message:
        'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
      category: 'INVALID_AUTHENTICATION',
    });
  }
  const overdue = account.clock().getTime() - grant.expiresAt;
  if (overdue >= 0) {
    refuse(401, {
      message: `The OAuth token used to make this call expired ${Math.floor(overdue / 1000)} second(s) ago.`,
      category: 'EXPIRED_AUTHENTICATION',
      context: { 'expire time': [new Date(grant.expiresAt).toISOString()] },
    });
  }
  return { account, actor: { userId: null, appId: app.appId }, app, scopes: grant.scopes };
}
