import { DEFAULT_SALESFORCE_FIELDS } from '@tierline/crm/salesforce/fields';
import { signInToOrg } from '@tierline/crm/salesforce/org-sign-in';
import type { ManualClock } from '@tierline/crm-fakes/clock';
import { TIERLINE_KEYS } from '@tierline/sync/testing/connected-org';
import type { OrgVerifier } from '../context.ts';

/** The way into fake orgs by their real API: production logs in at one, sandboxes at the other. */
export const createOrgs = (
  clock: ManualClock,
  hosts: { production: string; sandbox: string },
  connected: (tenantId: string) => void = () => {},
): OrgVerifier => ({
  connected,
  toConfig: ({ sandbox, ...login }) => ({ ...login, sandbox, loginUrl: sandbox ? hosts.sandbox : hosts.production }),
  signIn: ({ loginUrl, clientId, username }) =>
    signInToOrg({
      loginUrl: String(loginUrl),
      clientId: String(clientId),
      username: String(username),
      privateKey: TIERLINE_KEYS.privateKey,
      fields: DEFAULT_SALESFORCE_FIELDS,
      limiter: (call) => call(),
      clock: clock.now,
      deadline: () => AbortSignal.timeout(1_000),
    }),
});
