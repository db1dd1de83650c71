import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listDueHints } from '@tierline/db/hint';
import { migrate } from '@tierline/db/migrate';
import { openDatabase, transact } from '@tierline/db/open-database';
import type { Scope } from '@tierline/db/scope';
import { createTenant } from '@tierline/db/tenant';
import type { CrmDeal, CrmOrganization, Known } from '@tierline/domain/crm';
import { takeDeals } from '../take-deals.ts';
import { takeOrganizations } from '../take-organizations.ts';
import { loadTerms } from '../terms.ts';

export const NOW = '2026-11-23T12:00:00.000Z';

/** A vendor's empty database, into which readings of a CRM are taken. */
export async function openTenant() {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-sync-'));
  const { db, close } = openDatabase({ url: `file:${join(folder, 'test.db')}` });
  await migrate(db);
  const scope: Scope = { db, tenantId: 'vendor-1' };
  await createTenant(db, { id: scope.tenantId, name: 'Acme Networks', createdAt: NOW });
  const inside = <T>(work: (scope: Scope) => Promise<T>) => transact(db, (tx) => work({ ...scope, db: tx }));
  return {
    db,
    scope,
    takeOrganization: (record: CrmOrganization, readAt: string | null = NOW) =>
      inside(async (tx) => {
        await takeOrganizations(tx, 'salesforce', await loadTerms(tx), [{ record, readAt }], NOW);
      }),
    takeDeal: (record: Known<CrmDeal>, readAt: string | null = NOW, kind: 'deal' | 'lead' = 'deal') =>
      inside(async (tx) => {
        await takeDeals(tx, 'salesforce', kind, [{ record, readAt }], NOW);
      }),
    /** The records that are to be read again, by the CRM's ids. */
    hinted: async () => (await listDueHints(db, NOW, 100)).map(({ crmId }) => crmId),
    close() {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const stamp = { modifiedAt: '2026-11-23T10:00:00.000Z', modifiedBy: 'Ann Lee', deleted: false };

export const distributor = (id: string, name: string, more: Partial<CrmOrganization> = {}): CrmOrganization => ({
  ...stamp,
  id,
  name,
  inSync: true,
  accountType: 'Distributor',
  status: 'Active Distributor',
  contractNames: [],
  preferredId: null,
  values: {},
  ...more,
});

export const reseller = (id: string, name: string, contractNames: string[], more: Partial<CrmOrganization> = {}) =>
  distributor(id, name, { accountType: 'Partner', status: 'Active Partner', contractNames, ...more });

export const opportunity = (id: string, more: Partial<CrmDeal> = {}): CrmDeal => ({
  ...stamp,
  id,
  name: 'Core switches',
  customerId: null,
  customerName: null,
  partnerId: null,
  partnerName: null,
  secondPartnerId: null,
  secondPartnerName: null,
  stage: 'Prospecting',
  open: true,
  amount: null,
  ownerName: null,
  convertedToId: null,
  ...more,
});
