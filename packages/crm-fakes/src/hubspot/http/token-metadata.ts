import type { AccessToken, Grant } from '../access/tokens.ts';
import type { Account } from '../account.ts';

/** What a token tells about itself: whose it is, of which account and app ("Manage OAuth access tokens"). */
export function describeGrant(account: Account, token: string, grant: Grant) {
  return {
    token,
    hub_id: account.portalId,
    hub_domain: `account-${account.portalId}.example`,
    app_id: account.apps.find(grant.clientId)?.appId,
    user_id: grant.userId,
    user: account.users.find(grant.userId)?.email,
    scopes: grant.scopes,
  };
}

/** Nothing or less for one that has expired. */
export function secondsLeft(account: Account, { expiresAt }: AccessToken): number {
  return Math.floor((expiresAt - account.clock().getTime()) / 1000);
}
