import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVendor, type Vendor } from './testing/vendor.ts';

let vendor: Vendor;
let ids: { kestrel: string; northwind: string; brightline: string; deal: string };
beforeEach(async () => {
  vendor = await createVendor();
  const { hands } = vendor;
  const distributor = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;
  const kestrel = await hands.seedOrganization({ name: 'Kestrel', ...distributor });
  const northwind = await hands.seedOrganization({ name: 'Northwind', ...distributor });
  const brightline = await hands.seedOrganization({
    ...{ name: 'Brightline', inSync: true, accountType: 'Partner', status: 'Active Partner' },
  });
  const deal = await hands.seedDeal({ name: 'Core switches', partnerId: brightline, secondPartnerId: northwind });
  ids = { kestrel, northwind, brightline, deal };
  await vendor.read();
  vendor.clock.advance({ minutes: 10 });
});
afterEach(() => vendor.close());

const opened = (
  id: string,
  object: 'organization' | 'deal' | 'lead' = 'deal',
  watch = vendor.crm.watchedFields(object),
) => vendor.hands.takeSnapshot(object, id, watch);
const edit = (fields: Record<string, unknown>) => vendor.hands.edit('deal', ids.deal, fields);

describe('the snapshot of a deal’s page', () => {
  it('brings an edit along before it is read, with who made it (row 104)', async () => {
    await edit({ Distributor__c: ids.kestrel, StageName: 'Qualification' });
    await vendor.open(await opened(ids.deal));
    expect(await vendor.deal(ids.deal)).toMatchObject({ stage: 'Qualification' });
    expect((await vendor.ledger(ids.deal)).at(-1)).toEqual(['Kestrel', 'native', 'Ada Example']);
    await vendor.read();
    expect(await vendor.ledger(ids.deal)).toHaveLength(2);
  });

  it('leaves alone what it does not tell, for the viewer may not read every field', async () => {
    await edit({ Name: 'Edge switches', Distributor__c: ids.kestrel, Amount: 500 });
    await vendor.open(await opened(ids.deal, 'deal', ['Name']));
    const northwind = await vendor.idOf('organization', ids.northwind);
    expect(await vendor.deal(ids.deal)).toMatchObject({ name: 'Edge switches', secondPartnerId: northwind });
    // The whole record comes with the next read, under the same stamp.
    await vendor.read();
    const kestrel = await vendor.idOf('organization', ids.kestrel);
    expect(await vendor.deal(ids.deal)).toMatchObject({ secondPartnerId: kestrel, amountMinor: 50_000 });
  });

  it('is ignored when it is older than what is known, or of the same second', async () => {
    const older = await opened(ids.deal);
    await edit({ Distributor__c: ids.kestrel });
    await vendor.read();
    const { modifiedAt } = await opened(ids.deal);
    await vendor.open(older);
    await vendor.open({ ...older, modifiedAt });
    expect(await vendor.ledger(ids.deal)).toHaveLength(2);
  });

  it('settles a wish that waits', async () => {
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await edit({ Distributor__c: null });
    await vendor.open(await opened(ids.deal));
    expect(await vendor.write(wish)).toMatchObject({ state: 'refused', failureCode: 'overtaken' });
  });

  it('does not settle a wish when it does not tell the distributor', async () => {
    const wish = await vendor.wish(ids.deal, ids.northwind, { replaces: [null] });
    await edit({ Name: 'Edge switches' });
    await vendor.open(await opened(ids.deal, 'deal', ['Name']));
    expect(await vendor.write(wish)).toMatchObject({ state: 'pending' });
  });

  it('makes a deal known that was not read yet, with whom it names', async () => {
    const stranger = await vendor.hands.seedOrganization({ name: 'Stranger' });
    const deal = await vendor.hands.seedDeal({ name: 'Cabling', partnerId: stranger });
    await vendor.open(await opened(deal));
    expect(await vendor.ledger(deal, 'partner')).toEqual([['Stranger', 'first_read', 'Ada Example']]);
    expect(await vendor.organization(stranger)).toMatchObject({ standing: 'outside' });
    await vendor.read();
    expect(await vendor.ledger(deal, 'partner')).toHaveLength(1);
  });

  it('of a lead is taken in like that of an opportunity', async () => {
    const lead = await vendor.hands.seedLead({ lastName: 'Lee', company: 'Harbour', partnerId: ids.brightline });
    await vendor.open(await opened(lead, 'lead'));
    expect(await vendor.deal(lead, 'lead')).toMatchObject({ kind: 'lead', customerName: 'Harbour', customerId: null });
    expect(await vendor.ledger(lead, 'partner', 'lead')).toEqual([['Brightline', 'first_read', 'Ada Example']]);
  });
});

describe('the snapshot of an account’s page', () => {
  it('is taken over when it is whole', async () => {
    await vendor.hands.edit('organization', ids.brightline, { Tierline_Associated_Distributors__c: 'Kestrel' });
    await vendor.open(await opened(ids.brightline, 'organization'));
    expect(await vendor.contracts(ids.brightline)).toEqual([['Kestrel', vendor.now()]]);
  });

  it('is not when a field is missing, and then hides no later read', async () => {
    await vendor.hands.edit('organization', ids.brightline, { Name: 'Brightline Group' });
    const watch = vendor.crm.watchedFields('organization');
    const partial = watch.filter((path) => path !== 'Tierline_Associated_Distributors__c');
    await vendor.open(await opened(ids.brightline, 'organization', partial));
    expect(await vendor.organization(ids.brightline)).toMatchObject({ name: 'Brightline' });
    await vendor.read();
    expect(await vendor.organization(ids.brightline)).toMatchObject({ name: 'Brightline Group' });
  });
});
