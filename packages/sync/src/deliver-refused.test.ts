import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVendor, type Vendor } from './testing/vendor.ts';

let vendor: Vendor;
let ids: { kestrel: string; northwind: string; deal: string };
beforeEach(async () => {
  vendor = await createVendor();
  const { hands } = vendor;
  const distributor = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;
  const kestrel = await hands.seedOrganization({ name: 'Kestrel', ...distributor });
  const northwind = await hands.seedOrganization({ name: 'Northwind', ...distributor });
  ids = { kestrel, northwind, deal: await hands.seedDeal({ name: 'Core switches' }) };
  await vendor.read();
  vendor.clock.advance({ minutes: 10 });
});
afterEach(() => vendor.close());

async function deliverLater(wish: string): Promise<void> {
  vendor.clock.advance({ minutes: 1 });
  await vendor.deliver(wish);
}

/** Nothing waits, the ledger and the deal are as they were, and trying again does not come of itself. */
async function expectSettled(wish: string): Promise<void> {
  const before = vendor.patches();
  vendor.clock.advance({ minutes: 30 });
  await vendor.settle();
  expect(vendor.patches()).toBe(before);
  expect(await vendor.write(wish)).toMatchObject({ state: 'refused', leaseToken: null });
}

describe('a wish that the CRM refuses', () => {
  it('says so in the words of its validation rule, and undoes nothing', async () => {
    vendor.org.admin.addValidationRule('Opportunity', ({ Distributor__c }) =>
      Distributor__c ? { message: 'Ask the channel team first.', field: 'Distributor__c' } : null,
    );
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.deliver(wish);
    expect(await vendor.write(wish)).toMatchObject({
      state: 'refused',
      failureCode: 'rejected',
      failureText: 'Ask the channel team first.',
      settledAt: vendor.now(),
    });
    expect(await vendor.deal(ids.deal)).toMatchObject({ secondPartnerId: null });
    expect(await vendor.ledger(ids.deal)).toEqual([]);
    await expectSettled(wish);
  });

  it('for want of a right does so too', async () => {
    vendor.org.admin.setSharing('Opportunity', 'Read');
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.deliver(wish);
    expect(await vendor.write(wish)).toMatchObject({ failureText: 'insufficient access rights on object id' });
    await expectSettled(wish);
  });

  it.each([
    ['just now', (wish: string) => vendor.deliver(wish)],
    ['before a late delivery', deliverLater],
  ])('for the record was deleted, %s', async (_, deliver) => {
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.hands.remove('deal', ids.deal);
    await deliver(wish);
    expect(await vendor.write(wish)).toMatchObject({ state: 'refused', failureText: expect.stringMatching(/./) });
    await expectSettled(wish);
    expect(await vendor.deal(ids.deal)).toMatchObject({ deleted: true });
    expect(await vendor.ledger(ids.deal)).toEqual([]);
  });

  it('for the distributor was deleted', async () => {
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.hands.remove('organization', ids.kestrel);
    await vendor.deliver(wish);
    expect(await vendor.write(wish)).toMatchObject({ state: 'refused', failureText: expect.stringMatching(/./) });
    await expectSettled(wish);
  });
});

describe('a wish that an automation of the CRM changes', () => {
  it('to what it was is refused, and the ledger stays', async () => {
    vendor.org.admin.addAutomation('Opportunity', () => ({ Distributor__c: null }));
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.deliver(wish);
    expect(await vendor.write(wish)).toMatchObject({ state: 'refused', failureCode: 'changed_back' });
    await expectSettled(wish);
    expect(await vendor.ledger(ids.deal)).toEqual([]);
  });

  it('to somebody else is refused, and that one is taken over', async () => {
    vendor.org.admin.addAutomation('Opportunity', () => ({ Distributor__c: ids.northwind }));
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.deliver(wish);
    expect(await vendor.write(wish)).toMatchObject({ state: 'refused', failureCode: 'changed_back' });
    await expectSettled(wish);
    expect(await vendor.ledger(ids.deal)).toEqual([['Northwind', 'native', 'Tierline']]);
    expect(await vendor.deal(ids.deal)).toMatchObject({
      secondPartnerId: await vendor.idOf('organization', ids.northwind),
    });
  });
});
