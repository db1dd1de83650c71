import { listAttribution } from '@tierline/db/attribution';
import { findDeal } from '@tierline/db/deal';
import { findLink } from '@tierline/db/record-link';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { distributor, openTenant, opportunity, reseller } from './testing/tenant-database.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
  await tenant.takeOrganization(distributor('d', 'Northwind'));
  await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind']));
});
afterEach(() => tenant.close());

const LATER = '2026-11-23T11:00:00.000Z';
const idOf = async (crmId: string, kind: 'deal' | 'lead' = 'deal') =>
  (await findLink(tenant.scope, 'salesforce', kind, crmId))?.id ?? '';
const get = async (crmId: string, kind: 'deal' | 'lead' = 'deal') => findDeal(tenant.scope, await idOf(crmId, kind));
const ledger = async (crmId: string) =>
  (await listAttribution(tenant.scope, await idOf(crmId))).map(({ role, organizationName, source }) => [
    role,
    organizationName,
    source,
  ]);

describe('a deal that is read', () => {
  it('enters whom it finds into the ledger, and whoever comes and goes later', async () => {
    await tenant.takeDeal(opportunity('o', { partnerId: 'r', secondPartnerId: 'd' }));
    await tenant.takeDeal(opportunity('o', { partnerId: 'r', modifiedAt: LATER }));
    expect(await ledger('o')).toEqual([
      ['partner', 'Brightline', 'first_read'],
      ['second_partner', 'Northwind', 'first_read'],
      ['second_partner', null, 'native'],
    ]);
  });

  it('adds nothing to the ledger when it is read again', async () => {
    for (const readAt of ['2026-11-23T12:00:00.000Z', '2026-11-23T12:00:10.000Z']) {
      await tenant.takeDeal(opportunity('o', { partnerId: 'r', secondPartnerId: 'd' }), readAt);
    }
    expect(await ledger('o')).toHaveLength(2);
  });

  it('keeps what a snapshot does not tell', async () => {
    await tenant.takeDeal(opportunity('o', { partnerId: 'r', secondPartnerId: 'd', stage: 'Prospecting' }));
    await tenant.takeDeal({ id: 'o', modifiedAt: LATER, stage: 'Closed Won', open: false }, null);
    const deal = await get('o');
    expect(deal).toMatchObject({ name: 'Core switches', stage: 'Closed Won', open: false });
    expect(deal?.partnerId).not.toBeNull();
    expect(await ledger('o')).toHaveLength(2);
  });

  it('stays with its ledger when it is deleted, and is not made when it was deleted before', async () => {
    await tenant.takeDeal(opportunity('o', { partnerId: 'r' }));
    await tenant.takeDeal(opportunity('o', { partnerId: 'r', deleted: true, modifiedAt: LATER }));
    expect(await get('o')).toMatchObject({ deleted: true });
    expect(await ledger('o')).toHaveLength(1);
    await tenant.takeDeal(opportunity('gone', { deleted: true }));
    expect(await get('gone')).toBeNull();
  });

  it('carries what its lead had, and the lead knows what it became (row 102)', async () => {
    const chain = { partnerId: 'r', secondPartnerId: 'd' };
    const lead = opportunity('l', { ...chain, name: 'Ann Lee', customerName: 'Harbour Trust' });
    await tenant.takeDeal(lead, undefined, 'lead');
    await tenant.takeDeal(opportunity('o', chain));
    await tenant.takeDeal({ ...lead, open: false, convertedToId: 'o', modifiedAt: LATER }, undefined, 'lead');
    expect(await get('l', 'lead')).toMatchObject({ open: false, convertedToId: await idOf('o') });
    expect((await ledger('o')).map(([role, name]) => [role, name])).toEqual([
      ['partner', 'Brightline'],
      ['second_partner', 'Northwind'],
    ]);
  });
});
