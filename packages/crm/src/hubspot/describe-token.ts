import { fetchInFull } from '../http-answer.ts';
import { parseObject } from './failure.ts';
import type { OAuthApp } from './oauth.ts';

export interface TokenDescription {
  /** The account's own domain. */
  hubDomain: string | null;
  /** The email of the person who consented. */
  user: string | null;
}

/** What an access token says of itself ("Manage OAuth tokens": introspection); nulls where HubSpot does not say it. */
export async function describeToken(app: OAuthApp, accessToken: string): Promise<TokenDescription> {
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
  const { hub_domain, user } = answer.status === 200 ? parseObject(answer.body) : {};
  return { hubDomain: toText(hub_domain), user: toText(user) };
}

const toText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
