import type { HubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { exchangeCode } from '../hubspot/exchange-code.ts';
import { createHubSpotSession, type HubSpotSession } from '../hubspot/session.ts';
import { createTokensInMemory } from './tokens-in-memory.ts';

export const TIERLINE_APP = {
  appId: 4401,
  clientId: 'tierline-client',
  clientSecret: 'tierline-client-secret',
  redirectUris: ['https://api.tierline.example/hubspot/oauth-callback'],
  /** Those of the extension's app, optional ones included. */
  scopes: [
    'oauth',
    ...['companies', 'contacts', 'deals', 'leads'].flatMap((type) =>
      ['objects', 'schemas'].flatMap((kind) => [`crm.${kind}.${type}.read`, `crm.${kind}.${type}.write`]),
    ),
    'crm.objects.owners.read',
    'settings.users.read',
  ],
};

interface Surroundings {
  baseUrl: string;
  clock: () => Date;
  deadline: () => AbortSignal;
}

/** An admin consents to the app in the browser, and the code that comes back becomes a session. */
export async function consentToTierline(account: HubSpotAccount, surroundings: Surroundings): Promise<HubSpotSession> {
  const { admin } = account;
  admin.registerApp(TIERLINE_APP);
  const installer = { email: 'grace@vendor.example', firstName: 'Grace', lastName: 'Example', superAdmin: true };
  const { id: userId } = admin.createUser(installer);
  const { clientId, clientSecret, redirectUris } = TIERLINE_APP;
  const [redirectUri = ''] = redirectUris;
  const app = { ...surroundings, clientId, clientSecret };
  const code = admin.authorize({ clientId, redirectUri, userId });
  const { refreshToken } = await exchangeCode({ ...app, code, redirectUri });
  return createHubSpotSession({ ...app, tokens: createTokensInMemory(refreshToken) });
}
