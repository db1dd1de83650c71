import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';

export function testFinding(world: () => CrmWorld): void {
  it('shows an organization with all that it says of itself (rows 37, 43, 50, 60, 181)', async () => {
    const { crm, seedOrganization } = world();
    const preferredId = await seedOrganization({ name: 'TD SYNNEX' });
    const id = await seedOrganization({
      name: 'Carahsoft',
      inSync: true,
      accountType: 'Partner',
      status: 'Active Partner',
      contractNames: ['Ingram Micro', 'TD SYNNEX'],
      preferredId,
      region: 'EMEA',
      segment: 'Public Sector',
      productLines: ['Pool 1'],
    });
    expect(await crm.find('organization', id)).toMatchObject({
      id,
      name: 'Carahsoft',
      modifiedAt: await crm.now(),
      modifiedBy: expect.any(String),
      deleted: false,
      inSync: true,
      accountType: 'Partner',
      status: 'Active Partner',
      contractNames: expect.toSatisfy((names: string[]) => names.toSorted().join() === 'Ingram Micro,TD SYNNEX'),
      preferredId,
      values: expect.objectContaining({ region: ['EMEA'], segment: ['Public Sector'], product_lines: ['Pool 1'] }),
    });
  });

  it('shows a bare company, which is only a customer', async () => {
    const { crm, seedOrganization } = world();
    const id = await seedOrganization({ name: 'City of Springfield' });
    expect(await crm.find('organization', id)).toMatchObject({
      inSync: false,
      accountType: null,
      status: null,
      contractNames: [],
      preferredId: null,
      values: { region: [], segment: [], product_lines: [] },
    });
  });

  it('shows the parent of a company', async () => {
    const { crm, seedOrganization } = world();
    const parentId = await seedOrganization({ name: 'Carahsoft Holding' });
    const id = await seedOrganization({ name: 'Carahsoft', parentId });
    expect(await crm.find('organization', id)).toMatchObject({ parentId });
    expect(await crm.find('organization', parentId)).toMatchObject({ parentId: null });
  });

  it('shows a person with the company that he works for', async () => {
    const { crm, seedOrganization, seedContact } = world();
    const organizationId = await seedOrganization({ name: 'Carahsoft' });
    const seed = { firstName: 'Eve', lastName: 'Example', email: 'eve@example.com', organizationId };
    const id = await seedContact(seed);
    expect(await crm.find('contact', id)).toMatchObject({
      id,
      name: 'Eve Example',
      email: 'eve@example.com',
      organizationId,
      modifiedAt: await crm.now(),
      modifiedBy: expect.any(String),
      deleted: false,
      tierlineId: null,
    });
    const bare = await seedContact({ lastName: 'Solo' });
    expect(await crm.find('contact', bare)).toMatchObject({ name: 'Solo', email: null, organizationId: null });
  });

  it('shows a deal with its customer, its partner and its second partner (rows 99, 101)', async () => {
    const { crm, seedOrganization, seedDeal } = world();
    const customerId = await seedOrganization({ name: 'City of Springfield' });
    const partnerId = await seedOrganization({ name: 'Carahsoft' });
    const secondPartnerId = await seedOrganization({ name: 'TD SYNNEX' });
    const amount = { minor: 1_234_550, currency: 'USD' };
    const id = await seedDeal({ name: 'Fleet renewal', customerId, partnerId, secondPartnerId, amount });
    expect(await crm.find('deal', id)).toMatchObject({
      id,
      name: 'Fleet renewal',
      modifiedAt: await crm.now(),
      modifiedBy: expect.any(String),
      deleted: false,
      customerId,
      customerName: 'City of Springfield',
      partnerId,
      partnerName: 'Carahsoft',
      secondPartnerId,
      secondPartnerName: 'TD SYNNEX',
      stage: expect.any(String),
      open: true,
      amount,
      ownerName: 'Ada Example',
      ownerEmail: 'ada@vendor.example',
      convertedToId: null,
    });
  });

  it('shows a bare deal', async () => {
    const { crm, seedDeal } = world();
    const id = await seedDeal({ name: 'Fleet renewal' });
    expect(await crm.find('deal', id)).toMatchObject({
      customerId: null,
      customerName: null,
      partnerId: null,
      partnerName: null,
      secondPartnerId: null,
      secondPartnerName: null,
      amount: null,
    });
  });

  it('shows a deal that is won or lost as closed', async () => {
    const { crm, seedDeal } = world();
    const id = await seedDeal({ name: 'Fleet renewal', closed: true });
    expect(await crm.find('deal', id)).toMatchObject({ open: false });
  });

  it('shows a lead, whose customer is a company yet unknown (row 100)', async () => {
    const { crm, seedOrganization, seedLead } = world();
    const partnerId = await seedOrganization({ name: 'Carahsoft' });
    const id = await seedLead({ lastName: 'Example', company: 'Springfield Ltd', partnerId });
    expect(await crm.find('lead', id)).toMatchObject({
      id,
      name: expect.stringContaining('Example'),
      customerId: null,
      customerName: 'Springfield Ltd',
      partnerId,
      secondPartnerId: null,
      open: true,
      amount: null,
      convertedToId: null,
    });
  });

  it('shows a converted lead as closed, with the deal that it became and that has its partners (row 102)', async () => {
    const { crm, seedOrganization, seedLead, convertLead } = world();
    const partnerId = await seedOrganization({ name: 'Carahsoft' });
    const secondPartnerId = await seedOrganization({ name: 'TD SYNNEX' });
    const id = await seedLead({ lastName: 'Example', company: 'Springfield Ltd', partnerId, secondPartnerId });
    const dealId = await convertLead(id);
    expect(await crm.find('lead', id)).toMatchObject({ open: false, convertedToId: dealId });
    expect(await crm.find('deal', dealId)).toMatchObject({
      customerName: 'Springfield Ltd',
      partnerId,
      secondPartnerId,
      open: true,
    });
  });

  it('finds nothing where nothing is, or is no more', async () => {
    const { crm, seedDeal, remove, unknownId } = world();
    const deleted = await seedDeal({ name: 'Fleet renewal' });
    await remove('deal', deleted);
    expect(await crm.find('deal', deleted)).toBeNull();
    expect(await crm.find('deal', unknownId('deal'))).toBeNull();
    expect(await crm.find('deal', 'nonsense')).toBeNull();
  });

  it('finds a record by every spelling of its id', async () => {
    const { crm, seedDeal, spellingsOf } = world();
    const id = await seedDeal({ name: 'Fleet renewal' });
    for (const spelling of spellingsOf(id)) expect(await crm.find('deal', spelling)).toMatchObject({ id });
  });
}
