import type { HubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import type { ConsentOutcome, HubSpotViewer } from './context.ts';

export interface ConsentingApp {
  clientId: string;
  redirectUris: readonly string[];
  scopes: readonly string[];
}

export interface Consent {
  /** The query of the address on which the person was asked, without its question mark. */
  query: string;
  answer: 'connect' | 'cancel';
}

/**
 * Where HubSpot sends the browser after its page of consent ("Working with OAuth"); optional scopes are all granted. A
 * request that does not fit the app gets no redirect, for its address may be anybody's.
 */
export function answerConsent(
  app: ConsentingApp,
  { authorize }: Pick<HubSpotAccount['admin'], 'authorize'>,
  viewer: Pick<HubSpotViewer, 'userId' | 'superAdmin'>,
  { query, answer }: Consent,
): ConsentOutcome {
  const asked = new URLSearchParams(query);
  const redirectUri = asked.get('redirect_uri') ?? '';
  const scopes = [asked.get('scope'), asked.get('optional_scope')].flatMap((text) => text?.split(' ') ?? []);
  if (asked.get('client_id') !== app.clientId) return refuse('No app has this client id.');
  if (!app.redirectUris.includes(redirectUri)) return refuse('The redirect URL is none of those that the app names.');
  const unknown = scopes.find((scope) => !app.scopes.includes(scope));
  if (unknown !== undefined) return refuse(`The app does not name the scope ${unknown}.`);
  if (!viewer.superAdmin) return refuse('Only a super admin can connect an app.');
  const redirect = new URL(redirectUri);
  if (answer === 'cancel') {
    redirect.searchParams.set('error', 'access_denied');
    redirect.searchParams.set('error_description', 'The user denied the authorization request.');
  } else {
    const { userId } = viewer;
    redirect.searchParams.set('code', authorize({ clientId: app.clientId, redirectUri, userId, scopes }));
  }
  const state = asked.get('state');
  if (state !== null) redirect.searchParams.set('state', state);
  return { ok: true, redirect: redirect.href };
}

const refuse = (reason: string): ConsentOutcome => ({ ok: false, reason });
