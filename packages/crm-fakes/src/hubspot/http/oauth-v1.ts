import type { Hono } from 'hono';
import type { Account } from '../account.ts';
import { refuse } from '../api-error.ts';
import type { Env } from './context.ts';
import { describeGrant, secondsLeft } from './token-metadata.ts';

/** The endpoints of OAuth v1 that have the token in the address; the official client still calls them. */
export function mountOAuthV1(app: Hono<Env>, account: Account): void {
  app.get('/oauth/v1/access-tokens/:token', (c) => {
    const token = c.req.param('token');
    const grant = account.tokens.findAccess(token);
    if (!grant || secondsLeft(account, grant) <= 0) return notFound();
    return c.json({
      ...describeGrant(account, token, grant),
      expires_in: secondsLeft(account, grant),
      token_type: 'access',
    });
  });

  app.get('/oauth/v1/refresh-tokens/:token', (c) => {
    const token = c.req.param('token');
    const grant = account.tokens.findRefresh(token) ?? notFound();
    return c.json({ ...describeGrant(account, token, grant), client_id: grant.clientId, token_type: 'refresh' });
  });

  app.delete('/oauth/v1/refresh-tokens/:token', (c) => {
    account.tokens.revoke(c.req.param('token'));
    return c.body(null, 204);
  });
}

function notFound(): never {
  refuse(404, { message: 'Token not found', category: 'OBJECT_NOT_FOUND' });
}
