import { CrmFailure } from '@tierline/domain/crm';
import type { OAuthApp } from './oauth.ts';
import { requestTokens } from './oauth.ts';

export interface CodeExchange extends OAuthApp {
  /** From the address to which HubSpot sent the person back; good for once. */
  code: string;
  /** The same as the consent was asked for with. */
  redirectUri: string;
}

export interface Installation {
  refreshToken: string;
  accessToken: string;
  /** Seconds for which the access token is good. */
  expiresIn: number;
  /** The account's id, which HubSpot also calls portal. */
  hubId: string;
  /** Who consented. */
  userId: string;
  scopes: string[];
}

/** What an installation gets for the code that its consent gave. */
export async function exchangeCode(exchange: CodeExchange): Promise<Installation> {
  const { code, redirectUri } = exchange;
  const tokens = await requestTokens(exchange, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
  const { refreshToken, accessToken, expiresIn, hubId, userId, scopes } = tokens;
  if (refreshToken === null || hubId === null || userId === null) {
    throw new CrmFailure('unavailable', 'HubSpot gave a token without saying for which account, or by whom.');
  }
  return { refreshToken, accessToken, expiresIn, hubId, userId, scopes };
}
