import type { HubSpotHands } from '@tierline/crm/testing/hubspot-hands';
import { createSalesforceHands, type SalesforceHands } from '@tierline/crm/testing/salesforce-hands';
import { type ContactRow, findContact } from '@tierline/db/contact';
import { findOrganization, type OrganizationRow } from '@tierline/db/organization';
import { createLink, findCrmId, findLink } from '@tierline/db/record-link';
import type { LinkedObject } from '@tierline/db/schema/record-link';
import type { Scope } from '@tierline/db/scope';
import { getSyncScope, saveSyncScope } from '@tierline/db/sync-scope';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import type { SyncScope } from '@tierline/domain/sync-scope';
import { HUBSPOT_PACE } from '../hubspot-pace.ts';
import { readChanges } from '../read-changes.ts';
import { createSharedLimiter } from '../shared-limiter.ts';
import { deliverDue } from '../worker.ts';
import { type ConnectedOrg, createConnectedOrg } from './connected-org.ts';
import { type ConnectedPortal, connectPortal } from './connected-portal.ts';
import { settleDown } from './quiet.ts';
import { countWrites } from './tierline-writes.ts';

/**
 * One vendor with an org and a portal, read and written through the adapters, in which Tierline may create records. Nothing
 * is read yet. Time stands still but for waits for one's turn at HubSpot.
 */
export interface BothCrms extends ConnectedOrg {
  scope: Scope;
  portal: ConnectedPortal;
  /** How long a change stays invisible to HubSpot's search. */
  searchLagSeconds: number;
  /** Of somebody (Ada Example) who works in both. */
  hands: { salesforce: SalesforceHands; hubspot: HubSpotHands };
  /** Changes what is kept in line. */
  setScope(change: Partial<SyncScope>): Promise<void>;
  /** States that two records are the same one; answers with our id of it. */
  link(object: LinkedObject, salesforceId: string, hubspotId: string): Promise<string>;
  /** Reads from one CRM what changed; false while somebody else does. */
  read(crm: CrmKind): Promise<boolean>;
  /** Delivers what is due at this moment, once. */
  deliver(): Promise<number>;
  /** Reads and delivers, time passing, until nothing moves any more. */
  quiet(): Promise<void>;
  /** How many requests by which Tierline changes records a CRM has had. */
  writes(crm: CrmKind): number;
  idOf(crm: CrmKind, object: LinkedObject, crmId: string): Promise<string>;
  crmIdOf(crm: CrmKind, object: LinkedObject, id: string): Promise<string>;
  organization(id: string): Promise<OrganizationRow | null>;
  contact(id: string): Promise<ContactRow | null>;
  /** What a CRM's record holds in the field that Tierline maps to the key by default; `''` when blank. */
  held(crm: CrmKind, object: SyncedObject, id: string, key: string): Promise<string>;
}

export interface BothCrmsOptions {
  /** How long a change stays invisible to HubSpot's search. */
  searchLagSeconds?: number;
  /** How far each CRM's clock is ahead of Tierline's. */
  aheadSeconds?: Partial<Record<CrmKind, number>>;
  /** Where the org's metadata is, in place of the extension's own. */
  metadata?: string;
}

const PERMISSIONS = ['Tierline_Integration', 'Tierline_Integration_Creates'];

export async function createBothCrms({
  searchLagSeconds = 0,
  aheadSeconds = {},
  metadata,
}: BothCrmsOptions = {}): Promise<BothCrms> {
  const connected = await createConnectedOrg('', PERMISSIONS, aheadSeconds.salesforce, metadata);
  const { org, orgUrl, db, tenantId, clock, worker, adapters } = connected;
  const scope: Scope = { db, tenantId };
  const limiter = createSharedLimiter({
    ...{ scope, crm: 'hubspot' as const, ...HUBSPOT_PACE },
    now: () => clock.now().getTime(),
    wait: async (milliseconds) => clock.advance({ seconds: milliseconds / 1000 }),
  });
  const portal = await connectPortal(connected, 'professional', undefined, {
    ...{ searchLagSeconds, limiter },
    aheadSeconds: aheadSeconds.hubspot ?? 0,
  });
  const hands = { salesforce: createSalesforceHands(org, orgUrl, ['USD']), hubspot: portal.hands };
  const world: BothCrms = {
    ...connected,
    ...{ scope, portal, hands, searchLagSeconds },
    async setScope(change) {
      const { settings, revision } = await getSyncScope(scope);
      if (!(await saveSyncScope(scope, { ...settings, ...change }, revision)))
        throw new Error('somebody else saved it');
    },
    async link(object, salesforceId, hubspotId) {
      const { id } = await createLink(scope, 'salesforce', object, salesforceId);
      await createLink(scope, 'hubspot', object, hubspotId, id);
      return id;
    },
    read: (crm) => readChanges(worker, tenantId, crm),
    deliver: () => deliverDue(worker),
    quiet: () => settleDown(world),
    writes: (crm) => countWrites(world, crm),
    async idOf(crm, object, crmId) {
      const link = await findLink(scope, crm, object, crmId);
      if (!link) throw new Error(`${object} ${crmId} of ${crm} is not known`);
      return link.id;
    },
    async crmIdOf(crm, object, id) {
      const crmId = await findCrmId(scope, crm, object, id);
      if (crmId === null) throw new Error(`${object} ${id} is not in ${crm}`);
      return crmId;
    },
    organization: (id) => findOrganization(scope, id),
    contact: (id) => findContact(scope, id),
    async held(crm, object, id, key) {
      const crmId = await world.crmIdOf(crm, object, id);
      const field = adapters[crm]?.standardFields(object)[key] ?? '';
      const [account, contact] = [object === 'organization', object === 'contact'];
      const fields =
        crm === 'salesforce'
          ? org.admin.findRecord(account ? 'Account' : 'Contact', crmId)
          : portal.account.admin.findRecord(contact ? 'contacts' : 'companies', crmId)?.properties;
      return String(fields?.[field] ?? '');
    },
    async close() {
      await portal.close();
      await connected.close();
    },
  };
  await world.setScope({ creates: { salesforce: true, hubspot: true } });
  return world;
}
