import { setTimeout as pause } from 'node:timers/promises';
import type { AssociationLabels } from '@tierline/crm/hubspot/association-labels';
import { createHubSpotCrm } from '@tierline/crm/hubspot/hubspot-crm';
import { createHubSpotPeople, type HubSpotPeople } from '@tierline/crm/hubspot/people';
import { createHubSpotSession } from '@tierline/crm/hubspot/session';
import type { Database } from '@tierline/db/open-database';
import type { Scope } from '@tierline/db/scope';
import { findSecret, saveSecret } from '@tierline/db/secret';
import { type Crm, CrmFailure } from '@tierline/domain/crm';
import { createSharedLimiter } from '@tierline/sync/shared-limiter';
import { z } from 'zod';
import type { HubSpotConfig } from './hubspot-config.ts';
import { createSeal } from './seal.ts';

const labels = z.object({ partner: z.int(), secondPartner: z.int() });

/** What the `connection` row of a HubSpot portal keeps for its adapter. */
export const hubspotConnection = z.object({
  /** Null where the portal’s plan has no association labels, and for leads where it has no leads. */
  labels: z.object({ deal: labels, lead: labels.nullable() }).nullable(),
});
export type HubSpotConnection = { labels: AssociationLabels | null };

/** A write is waited for on a page, so that a hanging call must not hold it for long. */
const TIMEOUT_MS = 20_000;
/**
 * An app has 110 calls in 10 s for each portal, and 5 searches a second ("API usage guidelines"). In any 10 s these
 * paces give 108 and 41 turns, the rest being left for what the way there makes late.
 */
const PACES = { calls: { interval: 100, burst: 8 }, searches: { interval: 250, burst: 1 } };
const KINDS = { call: ['calls'], search: ['searches', 'calls'] };

const REFRESH_TOKEN = 'refresh_token';
const placeOf = (tenantId: string) => `${tenantId}/hubspot/${REFRESH_TOKEN}`;

export async function saveRefreshToken(scope: Scope, { secretKey }: HubSpotConfig, token: string): Promise<void> {
  const sealed = createSeal(secretKey).close(token, placeOf(scope.tenantId));
  await saveSecret(scope, { crm: 'hubspot', name: REFRESH_TOKEN, sealed, savedAt: new Date().toISOString() });
}

async function getRefreshToken(scope: Scope, { secretKey }: HubSpotConfig): Promise<string> {
  const sealed = await findSecret(scope, 'hubspot', REFRESH_TOKEN);
  if (sealed === null) throw new CrmFailure('not_authorized', 'the portal has not installed the app');
  try {
    return createSeal(secretKey).open(sealed, placeOf(scope.tenantId));
  } catch (cause) {
    throw new CrmFailure('not_authorized', 'the portal’s token was sealed with another key', { cause });
  }
}

export interface HubSpotPortal {
  crm: Crm;
  people: HubSpotPeople;
}

/** The adapter of a portal, with its session, and a limit that all servers on the database keep together. */
export function openPortal(
  db: Database,
  tenantId: string,
  config: HubSpotConfig,
  connection: HubSpotConnection,
): HubSpotPortal {
  const scope = { db, tenantId };
  const clock = () => new Date();
  const deadline = () => AbortSignal.timeout(TIMEOUT_MS);
  const session = createHubSpotSession({
    baseUrl: config.apiUrl,
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    refreshToken: () => getRefreshToken(scope, config),
    saveRefreshToken: (token) => saveRefreshToken(scope, config, token),
    clock,
    deadline,
  });
  const limiter = createSharedLimiter({
    ...{ scope, crm: 'hubspot', kinds: KINDS, paces: PACES },
    now: Date.now,
    wait: (milliseconds) => pause(milliseconds),
  });
  const parts = { baseUrl: config.apiUrl, session, limiter, deadline };
  return { crm: createHubSpotCrm({ ...parts, labels: connection.labels, clock }), people: createHubSpotPeople(parts) };
}
