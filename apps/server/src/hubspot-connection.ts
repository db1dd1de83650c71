import { setTimeout as pause } from 'node:timers/promises';
import { DEFAULT_HUBSPOT_FIELDS } from '@tierline/crm/hubspot/fields';
import { createHubSpotCrm } from '@tierline/crm/hubspot/hubspot-crm';
import { createHubSpotPeople, type HubSpotPeople } from '@tierline/crm/hubspot/people';
import { createHubSpotSession } from '@tierline/crm/hubspot/session';
import type { Connection } from '@tierline/db/connection';
import type { Database } from '@tierline/db/open-database';
import type { Crm } from '@tierline/domain/crm';
import type { ReferenceFields } from '@tierline/domain/field-mapping/reference-fields';
import { HUBSPOT_PACE } from '@tierline/sync/hubspot-pace';
import { createSharedLimiter } from '@tierline/sync/shared-limiter';
import { z } from 'zod';
import type { HubSpotConfig } from './hubspot-config.ts';
import { createPortalToSetUp } from './hubspot-set-up.ts';
import { createTokenStore } from './hubspot-tokens.ts';
import { createSeal } from './seal.ts';

const labels = z.object({ partner: z.int(), secondPartner: z.int() });

/** What the `connection` row of a HubSpot portal keeps for its adapter. */
export const hubspotConnection = z.object({
  /**
   * Null where the portal’s plan has no association labels, and for leads where it has no leads; absent until the
   * portal is set up.
   */
  labels: z.object({ deal: labels, lead: labels.nullable() }).nullable().optional(),
});

/** A write is waited for on a page, so that a hanging call must not hold it for long. */
const TIMEOUT_MS = 20_000;

export interface HubSpotPortal {
  crm: Crm;
  people: HubSpotPeople;
}

/** The adapter of a portal, with its session, and a limit that all servers on the database keep together. */
export function openPortal(
  db: Database,
  config: HubSpotConfig,
  { tenantId, orgId: portalId, config: kept }: Pick<Connection, 'tenantId' | 'orgId' | 'config'>,
  { contracts, preferred }: ReferenceFields = {},
): HubSpotPortal {
  const scope = { db, tenantId };
  const clock = () => new Date();
  const deadline = () => AbortSignal.timeout(TIMEOUT_MS);
  const session = createHubSpotSession({
    baseUrl: config.apiUrl,
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    tokens: createTokenStore({ scope, portalId, seal: createSeal(config.secretKeys) }),
    clock,
    deadline,
  });
  const limiter = createSharedLimiter({
    ...{ scope, crm: 'hubspot', ...HUBSPOT_PACE },
    now: Date.now,
    wait: (milliseconds) => pause(milliseconds),
  });
  const parts = { baseUrl: config.apiUrl, session, limiter, deadline, clock };
  const { labels } = hubspotConnection.parse(kept);
  const { company, ...others } = DEFAULT_HUBSPOT_FIELDS;
  const fields = {
    ...others,
    company: {
      ...company,
      contractNames: contracts ?? company.contractNames,
      preferred: preferred ?? company.preferred,
    },
  };
  const crm =
    labels === undefined ? createPortalToSetUp(db, tenantId, parts) : createHubSpotCrm({ ...parts, labels, fields });
  return { crm, people: createHubSpotPeople(parts) };
}
