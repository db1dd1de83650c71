import { createSalesforceHands, type SalesforceHands } from '@tierline/crm/testing/salesforce-hands';
import { listAttribution } from '@tierline/db/attribution';
import { listContractsOfPartner } from '@tierline/db/contract';
import { type DealRow, findDeal } from '@tierline/db/deal';
import { findOrganization, type OrganizationRow } from '@tierline/db/organization';
import { addToOutbox, findOutbox, findPending, type OutboxRow, settleOutbox } from '@tierline/db/outbox';
import { findLink } from '@tierline/db/record-link';
import type { LinkedObject } from '@tierline/db/schema/record-link';
import type { Scope } from '@tierline/db/scope';
import type { AttributionRole } from '@tierline/domain/attribution';
import type { CrmSnapshot } from '@tierline/domain/crm';
import { deliver } from '../deliver.ts';
import { readChanges } from '../read-changes.ts';
import { takeSnapshot } from '../take-snapshot.ts';
import { type ConnectedOrg, createConnectedOrg } from './connected-org.ts';

/** A vendor's org, the hands of somebody who works in it (Ada Example), and what Tierline knows of it. */
export interface Vendor extends ConnectedOrg {
  hands: SalesforceHands;
  scope: Scope;
  /** Reads from the CRM what changed. */
  read(): Promise<void>;
  /** Somebody opens the record's page: what it shows goes to Tierline. */
  open(snapshot: CrmSnapshot): Promise<void>;
  /** Our id of a record that was read. */
  idOf(object: LinkedObject, crmId: string): Promise<string>;
  organization(crmId: string): Promise<OrganizationRow | null>;
  deal(crmId: string, kind?: 'deal' | 'lead'): Promise<DealRow | null>;
  /** `name, from` of each contract, in the field's order; `name, from, to` of those that ended. */
  contracts(partnerCrmId: string): Promise<(string | null)[][]>;
  /** `name, source, by` of each entry in that role, oldest first. */
  ledger(crmId: string, role?: AttributionRole, kind?: 'deal' | 'lead'): Promise<(string | null)[][]>;
  /** Asks for a second partner, as the api does when a person has chosen one. */
  wish(crmId: string, secondPartnerCrmId: string | null, more?: Partial<OutboxRow>): Promise<string>;
  /** Puts a wish aside for another, as the api does; answers with what that one may replace. */
  replace(write: string): Promise<{ replaces: (string | null)[] }>;
  deliver(write: string): Promise<void>;
  write(id: string): Promise<OutboxRow | null>;
  /** Requests with which Tierline, and nobody else, changed a record. */
  patches(): number;
}

export async function createVendor(): Promise<Vendor> {
  const connected = await createConnectedOrg();
  const { org, db, tenantId, worker, now } = connected;
  const scope: Scope = { db, tenantId };
  const hands = createSalesforceHands(org, connected.orgUrl, ['USD']);
  const idOf = async (object: LinkedObject, crmId: string) => {
    const link = await findLink(scope, 'salesforce', object, crmId);
    if (!link) throw new Error(`${object} ${crmId} is not known`);
    return link.id;
  };
  let wishes = 0;
  return {
    ...connected,
    hands,
    scope,
    idOf,
    async read() {
      if (!(await readChanges(worker, tenantId, 'salesforce'))) throw new Error('somebody else reads');
    },
    async open(snapshot) {
      await takeSnapshot(db, tenantId, connected.crm, snapshot, now());
    },
    async organization(crmId) {
      const link = await findLink(scope, 'salesforce', 'organization', crmId);
      return link && findOrganization(scope, link.id);
    },
    async deal(crmId, kind = 'deal') {
      const link = await findLink(scope, 'salesforce', kind, crmId);
      return link && findDeal(scope, link.id);
    },
    async contracts(partnerCrmId) {
      const rows = await listContractsOfPartner(scope, await idOf('organization', partnerCrmId));
      return rows.map(({ name, startedAt, endedAt }) => [name, startedAt, ...(endedAt === null ? [] : [endedAt])]);
    },
    async ledger(crmId, role = 'second_partner', kind = 'deal') {
      const entries = await listAttribution(scope, await idOf(kind, crmId));
      return entries
        .filter((entry) => entry.role === role)
        .map(({ organizationName, source, byName }) => [organizationName, source, byName]);
    },
    async wish(crmId, secondPartnerCrmId, more = {}) {
      wishes += 1;
      const id = `wish-${wishes}`;
      const dealId = more.dealId ?? (await idOf('deal', crmId));
      const row = {
        ...{
          id,
          dealId,
          crm: 'salesforce' as const,
          purpose: 'decision' as const,
          state: 'pending' as const,
          attempts: 0,
        },
        desiredId: secondPartnerCrmId && (await idOf('organization', secondPartnerCrmId)),
        replaces: [(await findDeal(scope, dealId))?.secondPartnerId ?? null],
        ...{ runAfter: now(), requestedAt: now(), requestedBy: 'Robin Rep' },
        ...{ leaseToken: null, leaseUntil: null, failureCode: null, failureText: null },
        ...{ settledAt: null, dismissedAt: null },
        ...more,
      };
      if (await findPending(scope, dealId, 'salesforce')) throw new Error('a wish is under way');
      await addToOutbox(scope, row);
      return id;
    },
    async replace(write) {
      const row = await findOutbox(scope, write);
      if (!row) throw new Error(`no wish ${write}`);
      await settleOutbox(scope, write, { state: 'refused', at: now(), code: 'replaced', dismissed: true });
      return { replaces: [...row.replaces, row.desiredId] };
    },
    deliver: (write) => deliver(worker, tenantId, write),
    write: (id) => findOutbox(scope, id),
    patches: () =>
      org.requests.entries.filter(({ method, userId }) => method === 'PATCH' && userId !== hands.userId).length,
  };
}
