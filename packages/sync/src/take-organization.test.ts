import { listContractsOfPartner } from '@tierline/db/contract';
import { findOrganization } from '@tierline/db/organization';
import { findLink } from '@tierline/db/record-link';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toWholeOrganization } from './take-organization.ts';
import { distributor, openTenant, opportunity, reseller } from './testing/tenant-database.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.close());

const idOf = async (crmId: string) => (await findLink(tenant.scope, 'salesforce', 'organization', crmId))?.id ?? '';
const get = async (crmId: string) => findOrganization(tenant.scope, await idOf(crmId));
const LATER = '2026-11-23T11:00:00.000Z';

async function contractsOf(crmId: string) {
  const rows = await listContractsOfPartner(tenant.scope, await idOf(crmId));
  return rows.map(({ name, secondPartnerId, endedAt }) => ({
    name,
    known: secondPartnerId !== null,
    stands: endedAt === null,
  }));
}

describe('contracts by name (rows 50, 54, 55, 266)', () => {
  it('find a distributor that arrives after the reseller that names it', async () => {
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind']));
    expect(await contractsOf('r')).toEqual([{ name: 'Northwind', known: false, stands: true }]);
    await tenant.takeOrganization(distributor('d', 'NORTHWIND '));
    expect(await contractsOf('r')).toEqual([{ name: 'Northwind', known: true, stands: true }]);
  });

  it('hold when the distributor is renamed, for they are kept by id', async () => {
    await tenant.takeOrganization(distributor('d', 'Northwind'));
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind']));
    await tenant.takeOrganization(distributor('d', 'Northwind Group', { modifiedAt: LATER }));
    const [contract] = await listContractsOfPartner(tenant.scope, await idOf('r'));
    expect(contract?.secondPartnerId).toBe(await idOf('d'));
    expect((await get('d'))?.name).toBe('Northwind Group');
  });

  it('name nobody when two distributors bear the name', async () => {
    await tenant.takeOrganization(distributor('d1', 'Northwind'));
    await tenant.takeOrganization(distributor('d2', 'northwind'));
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind']));
    expect(await contractsOf('r')).toEqual([{ name: 'Northwind', known: false, stands: true }]);
  });

  it('end when the field is emptied, and stay as history', async () => {
    await tenant.takeOrganization(distributor('d', 'Northwind'));
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind']));
    await tenant.takeOrganization(reseller('r', 'Brightline', [], { modifiedAt: LATER }));
    expect(await contractsOf('r')).toEqual([{ name: 'Northwind', known: true, stands: false }]);
  });
});

describe('an organization', () => {
  it('is not put back by an older reading', async () => {
    await tenant.takeOrganization(distributor('d', 'New name', { modifiedAt: LATER }));
    await tenant.takeOrganization(distributor('d', 'Old name'));
    expect((await get('d'))?.name).toBe('New name');
  });

  it('that a deal named before it joined keeps its id', async () => {
    await tenant.takeDeal(opportunity('o', { partnerId: 'r', partnerName: 'Brightline' }));
    const before = await get('r');
    expect(before).toMatchObject({ name: 'Brightline', standing: 'outside' });
    await tenant.takeOrganization(reseller('r', 'Brightline', []));
    expect(await get('r')).toMatchObject({ id: before?.id, standing: 'active' });
  });

  it('that leaves the programme stays, as one outside it', async () => {
    await tenant.takeOrganization(reseller('r', 'Brightline', []));
    await tenant.takeOrganization(reseller('r', 'Brightline', [], { inSync: false, modifiedAt: LATER }));
    expect((await get('r'))?.standing).toBe('outside');
  });

  it('is not made of an account that is not in the programme', async () => {
    await tenant.takeOrganization(reseller('c', 'City of Leipzig', [], { inSync: false }));
    expect(await findLink(tenant.scope, 'salesforce', 'organization', 'c')).toBeNull();
    expect(await findLink(tenant.scope, 'salesforce', 'customer', 'c')).not.toBeNull();
  });

  it('is not read from a snapshot that leaves something out', () => {
    const { contractNames: _, ...partial } = reseller('r', 'Brightline', []);
    expect(toWholeOrganization(partial)).toBeNull();
    expect(toWholeOrganization(reseller('r', 'Brightline', ['Northwind']))).toMatchObject({
      contractNames: ['Northwind'],
    });
  });
});
