import type { AssociationLabels } from '@tierline/crm/hubspot/association-labels';
import { createHubSpotCrm } from '@tierline/crm/hubspot/hubspot-crm';
import { installHubSpot } from '@tierline/crm/hubspot/install/install-hubspot';
import { createHubSpotPeople, type HubSpotPeople } from '@tierline/crm/hubspot/people';
import type { HubSpotLimiter } from '@tierline/crm/hubspot/transport';
import { consentToTierline } from '@tierline/crm/testing/hubspot-consent';
import { createHubSpotHands, type HubSpotHands } from '@tierline/crm/testing/hubspot-hands';
import {
  createHubSpotAccount,
  type HubSpotAccount,
  type HubSpotPlan,
} from '@tierline/crm-fakes/hubspot/hubspot-account';
import { listen } from '@tierline/crm-fakes/listen';
import { saveConnection } from '@tierline/db/connection';
import type { Crm } from '@tierline/domain/crm';
import { aheadOf, type ConnectedOrg } from './connected-org.ts';

export interface ConnectedPortal {
  account: HubSpotAccount;
  /** Where its API is. */
  url: string;
  hands: HubSpotHands;
  hubspot: Crm;
  /** Null where the account's plan has none. */
  labels: AssociationLabels | null;
  people: HubSpotPeople;
  close(): Promise<void>;
}

export interface PortalOptions {
  /** How long a change stays invisible to search. */
  searchLagSeconds?: number;
  /** How far its clock is ahead of Tierline's. */
  aheadSeconds?: number;
  /** Calls go out at once unless given. */
  limiter?: HubSpotLimiter;
}

/** A fake portal beside the org, connected for the same vendor; nothing of it is read yet. */
export async function connectPortal(
  { db, tenantId, clock, now, adapters }: ConnectedOrg,
  plan: HubSpotPlan = 'professional',
  portalId = 4_401_001,
  { searchLagSeconds = 0, aheadSeconds = 0, limiter = (_, call) => call() }: PortalOptions = {},
): Promise<ConnectedPortal> {
  const account = createHubSpotAccount({ clock: aheadOf(clock, aheadSeconds), plan, portalId, searchLagSeconds });
  const server = await listen(account.fetch);
  const deadline = () => AbortSignal.timeout(2_000);
  const session = await consentToTierline(account, { baseUrl: server.url, clock: clock.now, deadline });
  const parts = { baseUrl: server.url, session, deadline, limiter };
  const { labels } = await installHubSpot(parts);
  const hubspot = createHubSpotCrm({ ...parts, labels, clock: clock.now });
  adapters.hubspot = hubspot;
  const row = { crm: 'hubspot' as const, orgId: String(account.portalId), config: { labels }, publicKey: null };
  await saveConnection({ db, tenantId }, { ...row, createdAt: now() });
  return {
    account,
    url: server.url,
    hands: createHubSpotHands(account, labels),
    ...{ hubspot, labels },
    people: createHubSpotPeople(parts),
    close: server.close,
  };
}
