import { listContractsOfPartner } from '@tierline/db/contract';
import { findLink } from '@tierline/db/record-link';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { distributor, openTenant, reseller } from './testing/tenant-database.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.close());

const LATER = '2026-11-23T11:00:00.000Z';
const LAST = '2026-11-23T11:30:00.000Z';
const idOf = async (crmId: string) => (await findLink(tenant.scope, 'salesforce', 'organization', crmId))?.id ?? '';

/** CRM ids of the accounts that the reseller's standing contracts lead to. */
async function behind(crmId: string, candidates = ['d', 'd2']): Promise<string[]> {
  const rows = await listContractsOfPartner(tenant.scope, await idOf(crmId));
  const standing = rows
    .filter(({ endedAt }) => endedAt === null)
    .flatMap(({ secondPartnerId }) => (secondPartnerId === null ? [] : [secondPartnerId]));
  const ids = await Promise.all(candidates.map(idOf));
  return standing.map((id) => candidates[ids.indexOf(id)] ?? id);
}

describe('a name in the field', () => {
  it('keeps its place in the order of the field (row 43)', async () => {
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Beta', 'Alpha']));
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Alpha', 'Gamma', 'Beta'], { modifiedAt: LATER }));
    const rows = await listContractsOfPartner(tenant.scope, await idOf('r'));
    expect(rows.map(({ name }) => name)).toEqual(['Alpha', 'Gamma', 'Beta']);
  });

  it('ends when the reseller becomes a distributor', async () => {
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind']));
    await tenant.takeOrganization(distributor('r', 'Brightline', { contractNames: ['Northwind'], modifiedAt: LATER }));
    const [contract] = await listContractsOfPartner(tenant.scope, await idOf('r'));
    expect(contract?.endedAt).not.toBeNull();
  });

  it('leads to no reseller of that name', async () => {
    await tenant.takeOrganization(reseller('d', 'Northwind', []));
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind']));
    expect(await behind('r')).toEqual([]);
  });

  it('may be replaced by the new name of a renamed distributor (row 266)', async () => {
    await tenant.takeOrganization(distributor('d', 'Northwind'));
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind']));
    await tenant.takeOrganization(distributor('d', 'Northwind Group', { modifiedAt: LATER }));
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind Group'], { modifiedAt: LATER }));
    expect(await behind('r')).toEqual(['d']);
  });
});

describe('a name that two distributors bear', () => {
  beforeEach(async () => {
    await tenant.takeOrganization(distributor('d', 'Northwind'));
    await tenant.takeOrganization(distributor('d2', 'Northwind'));
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind']));
    expect(await behind('r')).toEqual([]);
  });

  it.each([
    ['is renamed', { name: 'Northwind Iberia' }],
    ['leaves the programme', { inSync: false }],
    ['is deleted', { deleted: true }],
    ['becomes a reseller', { accountType: 'Partner' }],
  ])('leads to the one when the other %s', async (_, change) => {
    await tenant.takeOrganization(distributor('d2', 'Northwind', { modifiedAt: LATER, ...change }));
    expect(await behind('r')).toEqual(['d']);
  });
});

describe('a distributor that was made anew under its name', () => {
  beforeEach(async () => {
    await tenant.takeOrganization(distributor('d', 'Northwind'));
  });

  it('is found by a contract that comes after it', async () => {
    await tenant.takeOrganization(distributor('d', 'Northwind', { deleted: true, modifiedAt: LATER }));
    await tenant.takeOrganization(distributor('d2', 'Northwind', { modifiedAt: LATER }));
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind'], { modifiedAt: LAST }));
    expect(await behind('r')).toEqual(['d2']);
  });

  it('takes the place of the deleted one in the contracts that led there', async () => {
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind']));
    await tenant.takeOrganization(distributor('d', 'Northwind', { deleted: true, modifiedAt: LATER }));
    expect(await behind('r')).toEqual(['d']);
    await tenant.takeOrganization(distributor('d2', 'Northwind', { modifiedAt: LAST }));
    expect(await behind('r')).toEqual(['d2']);
  });

  it('does not, while the other is only renamed', async () => {
    await tenant.takeOrganization(reseller('r', 'Brightline', ['Northwind']));
    await tenant.takeOrganization(distributor('d', 'Northwind Group', { modifiedAt: LATER }));
    await tenant.takeOrganization(distributor('d2', 'Northwind', { modifiedAt: LAST }));
    expect(await behind('r')).toEqual(['d']);
  });
});
