import { describeToken } from '@tierline/crm/hubspot/describe-token';
import { exchangeCode } from '@tierline/crm/hubspot/exchange-code';
import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import { saveSecret } from '@tierline/db/secret';
import type { HubSpotDoor } from '../hubspot/door.ts';

export const AUTHORIZE_URL = 'https://app.hubspot.example/oauth/authorize';

/** The way into a fake account; the tokens lie unsealed, for what seals them is the server's. */
export function createDoor(apiUrl: string, installed: (tenantId: string) => void = () => {}): HubSpotDoor {
  const { clientId, clientSecret } = TIERLINE_APP;
  const app = { baseUrl: apiUrl, clientId, clientSecret, deadline: () => AbortSignal.timeout(2_000) };
  return {
    clientId,
    authorizeUrl: AUTHORIZE_URL,
    async redeem(code, redirectUri) {
      const given = await exchangeCode({ ...app, code, redirectUri });
      const { hubDomain, user } = await describeToken(app, given.accessToken);
      const { hubId: portalId, userId, scopes, refreshToken, accessToken: token } = given;
      const access = { token, until: Number.POSITIVE_INFINITY };
      return { portalId, portalName: hubDomain, userId, userName: user, scopes, refreshToken, access };
    },
    async keepTokens(scope, { refreshToken }) {
      const row = { crm: 'hubspot', name: 'refresh_token', sealed: refreshToken } as const;
      await saveSecret(scope, { ...row, savedAt: '2026-11-23T10:00:00Z' });
    },
    installed,
  };
}
