import type { OrgVerifier } from '@tierline/api/context';
import { DEFAULT_SALESFORCE_FIELDS } from '@tierline/crm/salesforce/fields';
import { signInToOrg } from '@tierline/crm/salesforce/org-sign-in';
import { createLimiter } from '@tierline/sync/limiter';
import { salesforceConfig } from './salesforce-connection.ts';

/** Where orgs log in; a caller chooses between the two, and names neither. */
export interface LoginHosts {
  production: string;
  sandbox: string;
}

/** Anybody may ask to be connected, so that no more than these logins are under way at a time. */
const AT_ONCE = 4;
/** Salesforce may take seconds for a login, and a person is waiting. */
const TIMEOUT_MS = 10_000;

/** The way into Salesforce orgs with the server's own key; null where it serves none. */
export function createOrgVerifier(
  privateKey: string | null,
  hosts: LoginHosts,
  connected: OrgVerifier['connected'],
): OrgVerifier | null {
  if (privateKey === null) return null;
  const limiter = createLimiter(AT_ONCE);
  return {
    connected,
    toConfig: ({ clientId, username, sandbox }) => ({
      ...{ clientId, username, sandbox },
      loginUrl: sandbox ? hosts.sandbox : hosts.production,
    }),
    signIn(config) {
      const { loginUrl, clientId, username, audience } = salesforceConfig.parse(config);
      return signInToOrg({
        ...{ loginUrl, clientId, username, audience, privateKey, limiter },
        fields: DEFAULT_SALESFORCE_FIELDS,
        clock: () => new Date(),
        deadline: () => AbortSignal.timeout(TIMEOUT_MS),
      });
    },
  };
}
