import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';
import { readAll, readPages } from './read-all.ts';

export function testReading(world: () => CrmWorld): void {
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
    expect(await crm.find('organization', id)).toEqual({
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
      region: 'EMEA',
      segment: 'Public Sector',
      productLines: ['Pool 1'],
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
      region: null,
      segment: null,
      productLines: [],
    });
  });

  it('shows a deal with its customer, its partner and its second partner (rows 98, 101, 104)', async () => {
    const { crm, seedOrganization, seedDeal } = world();
    const customerId = await seedOrganization({ name: 'City of Springfield' });
    const partnerId = await seedOrganization({ name: 'Carahsoft' });
    const secondPartnerId = await seedOrganization({ name: 'TD SYNNEX' });
    const amount = { minor: 1_234_550, currency: 'USD' };
    const id = await seedDeal({ name: 'Fleet renewal', customerId, partnerId, secondPartnerId, amount });
    expect(await crm.find('deal', id)).toEqual({
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
      ownerName: expect.any(String),
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

  it('lists nothing where there is nothing', async () => {
    expect((await readPages(world().crm, 'lead', null)).flat()).toEqual([]);
  });

  it('lists everything of a kind, oldest change first, as find shows it, and without the deleted', async () => {
    const { crm, seedDeal, remove, rename, advance } = world();
    const ids = [];
    for (const name of ['one', 'two', 'three', 'four']) {
      ids.push(await seedDeal({ name }));
      advance(1);
    }
    const [one = '', two = '', three = '', four = ''] = ids;
    await remove('deal', two);
    advance(1);
    await rename('deal', one, 'one, again');
    const records = await readAll(crm, 'deal', null);
    expect(records.map((record) => record.id)).toEqual([three, four, one]);
    expect(records[2]).toEqual(await crm.find('deal', one));
  });

  it('lists what changed at an instant or after it, deleted and restored records too', async () => {
    const { crm, seedDeal, seedLead, rename, remove, restore, advance } = world();
    const [untouched, renamed, deleted, restored] = await Promise.all(
      ['untouched', 'renamed', 'deleted', 'restored'].map((name) => seedDeal({ name })),
    );
    advance(60);
    await remove('deal', restored ?? '');
    advance(60);
    const since = await crm.now();
    await rename('deal', renamed ?? '', 'renamed, indeed');
    advance(1);
    await remove('deal', deleted ?? '');
    advance(1);
    await restore('deal', restored ?? '');
    advance(1);
    const created = await seedDeal({ name: 'created' });
    await seedLead({ lastName: 'Example', company: 'no deal' });

    const records = await readAll(crm, 'deal', since);
    expect(records.map(({ id, deleted }) => [id, deleted])).toEqual([
      [renamed, false],
      [deleted, true],
      [restored, false],
      [created, false],
    ]);
    expect(records.map(({ id }) => id)).not.toContain(untouched);
  });

  it('lists nothing when nothing changed', async () => {
    const { crm, seedDeal, advance } = world();
    await seedDeal({ name: 'old' });
    advance(60);
    expect((await readPages(crm, 'deal', await crm.now())).flat()).toEqual([]);
  });

  it('misses no change made after the watermark was taken', async () => {
    const { crm, seedDeal } = world();
    const watermark = await crm.now();
    const id = await seedDeal({ name: 'in the same second' });
    expect(await readAll(crm, 'deal', watermark)).toMatchObject([{ id }]);
  });

  it.each([
    ['all', () => null],
    ['those since then', (now: string) => now],
  ] as const)('loses none of hundreds of records with one stamp, over pages: %s', async (_, since) => {
    const { crm, seedLead, pageSize } = world();
    const watermark = await crm.now();
    const ids = await seedMany(pageSize * 2 + 1, seedLead);
    const pages = await readPages(crm, 'lead', since(watermark));
    expect(pages.every((page) => page.length <= pageSize)).toBe(true);
    expect(
      pages
        .flat()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids.toSorted());
  });

  it('goes on where it was when the CRM has forgotten how far a read had come', async () => {
    const { crm, seedLead, pageSize, dropCursors } = world();
    const ids = await seedMany(pageSize * 2 + 1, seedLead);
    const seen = new Set<string>();
    for await (const page of crm.list('lead', null)) {
      for (const { id } of page) seen.add(id);
      dropCursors();
    }
    expect([...seen].toSorted()).toEqual(ids.toSorted());
  });
}

async function seedMany(count: number, seedLead: CrmWorld['seedLead']): Promise<string[]> {
  const ids = [];
  for (let number = 1; number <= count; number += 1) {
    ids.push(await seedLead({ lastName: `Example ${number}`, company: 'Bulk' }));
  }
  return ids;
}
