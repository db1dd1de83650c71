import { fetchInFull } from '../http-answer.ts';
import { parseObject } from './failure.ts';
import type { OAuthApp } from './oauth.ts';

/**
 * The account's own domain, as its token tells it ("Manage OAuth tokens": introspection); null where HubSpot names none.
 * It is no more than a name to begin with, so that nothing hangs on it.
 */
export async function findHubDomain(app: OAuthApp, accessToken: string): Promise<string | null> {
  const { clientId, clientSecret } = app;
  const form = {
    client_id: clientId,
    client_secret: clientSecret,
    token_type_hint: 'access_token',
    token: accessToken,
  };
  const request = {
    method: 'POST',
    url: `${app.baseUrl.replace(/\/+$/, '')}/oauth/2026-03/token/introspect`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(form).toString(),
  };
  const answer = await fetchInFull('HubSpot', request, app.deadline());
  const { hub_domain: domain } = answer.status === 200 ? parseObject(answer.body) : {};
  return typeof domain === 'string' && domain !== '' ? domain : null;
}
