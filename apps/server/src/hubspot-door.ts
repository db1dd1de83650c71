import type { HubSpotDoor } from '@tierline/api/hubspot/door';
import { describeToken } from '@tierline/crm/hubspot/describe-token';
import { exchangeCode } from '@tierline/crm/hubspot/exchange-code';
import { usableUntil } from '@tierline/crm/hubspot/session';
import type { HubSpotConfig } from './hubspot-config.ts';
import { savePortalTokens } from './hubspot-tokens.ts';
import { createSeal } from './seal.ts';

/** An admin waits for it in his browser. */
const TIMEOUT_MS = 20_000;

/** The way in of a portal: what HubSpot gives for a consent, and where its tokens are kept. */
export function createHubSpotDoor(config: HubSpotConfig, installed: (tenantId: string) => void): HubSpotDoor {
  const { apiUrl: baseUrl, clientId, clientSecret, authorizeUrl } = config;
  const app = { baseUrl, clientId, clientSecret, deadline: () => AbortSignal.timeout(TIMEOUT_MS) };
  const seal = createSeal(config.secretKeys);
  return {
    clientId,
    authorizeUrl,
    async redeem(code, redirectUri) {
      const asked = Date.now();
      const { hubId, userId, scopes, refreshToken, accessToken, expiresIn } = await exchangeCode({
        ...app,
        code,
        redirectUri,
      });
      const { hubDomain, user } = await describeToken(app, accessToken);
      return {
        portalId: hubId,
        portalName: hubDomain,
        userId,
        userName: user,
        scopes,
        refreshToken,
        access: { token: accessToken, until: usableUntil(asked, expiresIn) },
      };
    },
    keepTokens: (scope, { portalId, refreshToken, access }) =>
      savePortalTokens({ scope, portalId, seal }, { refreshToken, access }),
    installed,
  };
}
