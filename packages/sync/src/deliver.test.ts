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
  ids = { kestrel, northwind, deal: await hands.seedDeal({ name: 'Core switches', secondPartnerId: northwind }) };
  await vendor.read();
  vendor.clock.advance({ minutes: 10 });
});
afterEach(() => vendor.close());

const inCrm = () => vendor.org.admin.findRecord('Opportunity', ids.deal)?.Distributor__c ?? null;
const editNatively = (secondPartner: string | null) =>
  vendor.hands.edit('deal', ids.deal, { Distributor__c: secondPartner });
const FIRST = ['Northwind', 'first_read', 'Ada Example'];
const WISHED = ['Kestrel', 'tierline', 'Robin Rep'];

describe('a wish that the CRM accepts', () => {
  it('is in the CRM, the deal and the ledger, written once (rows 103, 104)', async () => {
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.deliver(wish);
    expect(inCrm()).toBe(ids.kestrel);
    expect(await vendor.deal(ids.deal)).toMatchObject({
      secondPartnerId: await vendor.idOf('organization', ids.kestrel),
    });
    expect(await vendor.ledger(ids.deal)).toEqual([FIRST, WISHED]);
    expect(await vendor.write(wish)).toMatchObject({
      ...{ state: 'accepted', attempts: 1, settledAt: vendor.now() },
      ...{ failureCode: null, leaseToken: null, leaseUntil: null },
    });
    expect(vendor.patches()).toBe(1);
  });

  it('may be one to have none', async () => {
    await vendor.deliver(await vendor.wish(ids.deal, null));
    expect(inCrm()).toBeNull();
    expect(await vendor.ledger(ids.deal)).toEqual([FIRST, [null, 'tierline', 'Robin Rep']]);
  });

  it('may be for a lead', async () => {
    const lead = await vendor.hands.seedLead({ lastName: 'Lee', company: 'Harbour Trust' });
    await vendor.read();
    const dealId = await vendor.idOf('lead', lead);
    await vendor.deliver(await vendor.wish(lead, ids.kestrel, { dealId }));
    expect(vendor.org.admin.findRecord('Lead', lead)?.Distributor__c).toBe(ids.kestrel);
    expect(await vendor.ledger(lead, 'second_partner', 'lead')).toEqual([WISHED]);
  });

  it('is not heard as an echo when the change is read (row 104)', async () => {
    await vendor.deliver(await vendor.wish(ids.deal, ids.kestrel));
    vendor.clock.advance({ seconds: 10 });
    await vendor.read();
    await vendor.read();
    expect(await vendor.ledger(ids.deal)).toEqual([FIRST, WISHED]);
    expect(vendor.patches()).toBe(1);
  });

  it('is delivered by one of two who try at the same time', async () => {
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await Promise.all([vendor.deliver(wish), vendor.deliver(wish)]);
    await vendor.deliver(wish);
    expect(vendor.patches()).toBe(1);
    expect(await vendor.ledger(ids.deal)).toEqual([FIRST, WISHED]);
  });

  it('is delivered over a session that ended', async () => {
    vendor.org.admin.expireSessions();
    await vendor.deliver(await vendor.wish(ids.deal, ids.kestrel));
    expect(inCrm()).toBe(ids.kestrel);
    expect(await vendor.ledger(ids.deal)).toEqual([FIRST, WISHED]);
  });

  it('can follow another within a second, whose stamp it shares', async () => {
    await vendor.deliver(await vendor.wish(ids.deal, ids.kestrel));
    await vendor.deliver(await vendor.wish(ids.deal, ids.northwind));
    expect(inCrm()).toBe(ids.northwind);
    expect(await vendor.ledger(ids.deal)).toEqual([FIRST, WISHED, ['Northwind', 'tierline', 'Robin Rep']]);
  });
});

describe('a wish that is delivered late', () => {
  const late = async () => {
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    vendor.clock.advance({ minutes: 1 });
    return wish;
  };

  it('is not written when the CRM has it already', async () => {
    const wish = await late();
    await editNatively(ids.kestrel);
    await vendor.deliver(wish);
    expect(await vendor.write(wish)).toMatchObject({ state: 'accepted' });
    expect(vendor.patches()).toBe(0);
    expect(await vendor.ledger(ids.deal)).toEqual([FIRST, WISHED]);
  });

  it('is overtaken by what somebody has set in the CRM meanwhile', async () => {
    const wish = await late();
    await editNatively(null);
    await vendor.deliver(wish);
    expect(await vendor.write(wish)).toMatchObject({ state: 'refused', failureCode: 'overtaken' });
    expect(inCrm()).toBeNull();
    expect(vendor.patches()).toBe(0);
    expect(await vendor.ledger(ids.deal)).toEqual([FIRST, [null, 'native', 'Ada Example']]);
  });

  it('is not hindered by a change of another field', async () => {
    const wish = await late();
    await vendor.hands.rename('deal', ids.deal, 'Edge switches');
    await vendor.deliver(wish);
    expect(inCrm()).toBe(ids.kestrel);
    expect(await vendor.deal(ids.deal)).toMatchObject({ name: 'Edge switches' });
  });

  it('is not written when reading took so long that another wish has taken its place', async () => {
    const wish = await late();
    const hanging = vendor.org.faults.add({
      when: 'before',
      effect: { kind: 'hang' },
      match: { method: 'GET', object: 'Opportunity' },
    });
    const slow = vendor.deliver(wish);
    await hanging.reached;
    vendor.clock.advance({ minutes: 2 });
    await vendor.replace(wish);
    await vendor.deliver(await vendor.wish(ids.deal, null));
    hanging.release();
    await slow;
    expect(inCrm()).toBeNull();
    expect(vendor.patches()).toBe(1);
    expect(await vendor.ledger(ids.deal)).toEqual([FIRST, [null, 'tierline', 'Robin Rep']]);
  });
});
