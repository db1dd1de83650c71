import { randomUUID } from 'node:crypto';
import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import type { HubSpotPlan } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { savePersonRole } from '@tierline/db/person-role';
import { createLink, findLink } from '@tierline/db/record-link';
import type { LinkedObject } from '@tierline/db/schema/record-link';
import { type ConnectedPortal, connectPortal } from '@tierline/sync/testing/connected-portal';
import type { AnyTRPCRouter } from '@trpc/server';
import { createCaller } from './caller.ts';
import { createHubSpotApp } from './hubspot-app.ts';
import { createHubSpotCaller, type HubSpotPersonCalling, type OpenedRecord, PUBLIC_URL } from './hubspot-caller.ts';
import { createWorld, PATIENT_MS, type World } from './world.ts';

export interface TwoCrmsWorld extends World, Omit<ConnectedPortal, 'close'> {
  /** Ids in HubSpot of the companies and deals that are in both. */
  there: Readonly<
    Record<'northwind' | 'kestrel' | 'ostrava' | 'brightline' | 'city' | 'open' | 'set' | 'only', string>
  >;
  /** Through the eyes of somebody in HubSpot. */
  in: (who: HubSpotViewer, record?: OpenedRecord | null) => HubSpotPersonCalling;
  userIds: Readonly<Record<HubSpotViewer, number>>;
  deliverWebhooks(options?: { repeat?: boolean; reverse?: boolean }): Promise<void>;
  /** The distributor of a deal in HubSpot, as its label and as its property say; null for none. */
  heldInHubSpot(dealId: string): { label: string | null; property: string | null };
}

export const WEBHOOKS = `${PUBLIC_URL}/hubspot/webhooks`;
const KINDS = ['creation', 'deletion', 'restore', 'merge', 'propertyChange', 'associationChange'];
const SUBSCRIPTIONS = ['company', 'contact', 'deal', 'lead'].flatMap((objectType) =>
  KINDS.map((kind) => ({ subscriptionType: `object.${kind}`, objectType, active: true })),
);

export type HubSpotViewer = 'marketer' | 'reader' | 'superAdmin' | 'nobody';

/** The small vendor in an org and in a portal, its records linked, both read once. Names differ a little over there. */
export async function createTwoCrmsWorld(
  options: { plan?: HubSpotPlan; router?: AnyTRPCRouter; patient?: boolean } = {},
): Promise<TwoCrmsWorld> {
  const world = await createWorld({ patient: options.patient ?? false });
  const portal = await connectPortal(world, options.plan ?? 'professional');
  const { account, hands } = portal;
  account.admin.registerApp({ ...TIERLINE_APP, webhooks: { targetUrl: WEBHOOKS, subscriptions: SUBSCRIPTIONS } });
  const scope = { db: world.db, tenantId: world.tenantId };
  const { ids, clock } = world;
  const type = (kind: 'Partner' | 'Distributor') =>
    ({ inSync: true, accountType: kind, status: `Active ${kind}` }) as const;
  const northwind = await hands.seedOrganization({ name: 'Northwind Inc.', ...type('Distributor') });
  const kestrel = await hands.seedOrganization({ name: 'Kestrel', ...type('Distributor') });
  const ostrava = await hands.seedOrganization({ name: 'Ostrava', ...type('Distributor') });
  const brightline = await hands.seedOrganization({
    ...{ name: 'Brightline', ...type('Partner') },
    ...{ contractNames: ['Northwind Inc.', 'Kestrel'], preferredId: northwind },
  });
  const city = await hands.seedOrganization({ name: 'Leipzig, City of' });
  const open = await hands.seedDeal({ name: 'Core switches', customerId: city, partnerId: brightline });
  const set = await hands.seedDeal({
    ...{ name: 'Access points', customerId: city, partnerId: brightline, secondPartnerId: northwind },
  });
  const only = await hands.seedDeal({ name: 'Campaign kit', customerId: city, partnerId: brightline });
  const there = { northwind, kestrel, ostrava, brightline, city, open, set, only };

  const same = async (object: LinkedObject, salesforceId: string, hubspotId: string) => {
    const known = await findOurs(scope, object, salesforceId);
    await createLink(scope, 'hubspot', object, hubspotId, known);
  };
  for (const name of ['northwind', 'kestrel', 'ostrava', 'brightline'] as const) {
    await same('organization', ids[name], there[name]);
  }
  await same('customer', ids.city, city);
  await same('deal', ids.open, open);
  await same('deal', ids.set, set);

  const person = (name: string, superAdmin = false) =>
    account.admin.createUser({ email: `${name}@vendor.example`, firstName: name, lastName: 'Hub', superAdmin }).id;
  const userIds = {
    marketer: person('Mara'),
    reader: person('Rolf'),
    superAdmin: person('Sara', true),
    nobody: person('Nils'),
  };
  await savePersonRole(scope, 'hubspot', String(userIds.marketer), 'vendor');
  await savePersonRole(scope, 'hubspot', String(userIds.reader), 'vendor_reader');

  const app = createHubSpotApp(world, portal, options.router, options.patient ? PATIENT_MS : undefined);
  const call = createHubSpotCaller(app, account.portalId, clock);
  await world.settle();
  clock.advance({ minutes: 1 });
  return {
    ...world,
    ...portal,
    // Salesforce's calls go to the same app.
    ...{ app, there, userIds, as: createCaller(app, world.org, clock) },
    in: (who, record = null) => call(userIds[who], record),
    async deliverWebhooks(how = {}) {
      await account.webhooks.deliver({ ...how, fetch: async (request) => app.fetch(request) });
    },
    heldInHubSpot(dealId) {
      const labelled = account.admin
        .listAssociations('deals', dealId, 'companies')
        .filter(({ types }) => types.some(({ label }) => label === 'Distributor'));
      const property = account.admin.findRecord('deals', dealId)?.properties.tierline_distributor;
      return { label: labelled[0]?.toObjectId ?? null, property: property || null };
    },
    async close() {
      await portal.close();
      await world.close();
    },
  };
}

async function findOurs(scope: Parameters<typeof createLink>[0], object: LinkedObject, crmId: string): Promise<string> {
  return (await findLink(scope, 'salesforce', object, crmId))?.id ?? randomUUID();
}
