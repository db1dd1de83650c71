import { findDone, saveDone } from '@tierline/db/audit';
import { transact } from '@tierline/db/open-database';
import { CrmFailure } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestWrites } from './request-write.ts';
import { createVendor, type Vendor } from './testing/vendor.ts';
import { deliverDue, readAllChanges, type WorkerContext } from './worker.ts';

let vendor: Vendor;
let reported: { message: string; work: Record<string, string> }[];
let worker: WorkerContext;
let kestrel: string;
beforeEach(async () => {
  vendor = await createVendor();
  reported = [];
  worker = {
    ...vendor.worker,
    report: (fault, work) =>
      void reported.push({ message: fault instanceof Error ? fault.message : String(fault), work }),
  };
  kestrel = await vendor.hands.seedOrganization({
    ...{ name: 'Kestrel', inSync: true, accountType: 'Distributor', status: 'Active Distributor' },
  });
});
afterEach(() => vendor.close());

async function seedDeals(count: number): Promise<string[]> {
  const deals = vendor.org.admin.seed(
    'Opportunity',
    Array.from({ length: count }, (_, at) => ({
      Name: `Deal ${at}`,
      StageName: 'Prospecting',
      CloseDate: '2026-12-31',
    })),
  );
  await vendor.read();
  return deals;
}

describe('the worker', () => {
  it('delivers what is due, and nothing before its time', async () => {
    const [now = '', later = ''] = await seedDeals(2);
    const due = await vendor.wish(now, kestrel);
    const early = await vendor.wish(later, kestrel, { runAfter: '2026-11-23T10:00:05.000Z' });
    expect(await deliverDue(worker)).toBe(1);
    expect([(await vendor.write(due))?.state, (await vendor.write(early))?.state]).toEqual(['accepted', 'pending']);
    vendor.clock.advance({ seconds: 5 });
    expect(await deliverDue(worker)).toBe(1);
    expect(await deliverDue(worker)).toBe(0);
  });

  it('goes on with the next batch where one was full', async () => {
    const companies = Array.from({ length: 250 }, (_, at) => ({
      ...{ Name: `Reseller ${at}`, Sync_with_Tierline__c: true },
      ...{ Tierline_Account_Type__c: 'Partner', Tierline_Status__c: 'Active Partner' },
    }));
    const crmIds = vendor.org.admin.seed('Account', companies);
    await vendor.read();
    const batch = { object: 'organization' as const, target: 'region', batchId: 'b', requestedBy: 'Ann' };
    const ids = await Promise.all(crmIds.map((crmId) => vendor.idOf('organization', crmId)));
    const wishes = ids.map((recordId) => ({ recordId, crms: ['salesforce' as const], desired: ['EMEA'] }));
    await transact(vendor.db, (tx) => requestWrites({ ...vendor.scope, db: tx }, batch, wishes, vendor.now()));
    expect(await deliverDue(worker)).toBe(250);
    const regions = vendor.org.admin.listRecords('Account').map(({ Tierline_Region__c: region }) => region);
    expect(regions.filter((region) => region === 'EMEA').length).toBe(250);
    expect(await deliverDue(worker)).toBe(0);
  });

  it('is not stopped by one that ends on a fault', async () => {
    const [deal = ''] = await seedDeals(1);
    const faulty = await vendor.wish('', kestrel, { dealId: 'no-such-deal', runAfter: '2026-11-23T09:00:00.000Z' });
    const good = await vendor.wish(deal, kestrel);
    expect(await deliverDue(worker)).toBe(2);
    expect(await vendor.write(good)).toMatchObject({ state: 'accepted' });
    const work = { work: 'deliver', tenantId: vendor.tenantId, id: faulty };
    expect(reported).toEqual([{ message: 'no deal no-such-deal', work }]);
    // It is not lost either: when its lease has run out it is tried again.
    expect(await deliverDue(worker)).toBe(0);
    vendor.clock.advance({ minutes: 2 });
    expect(await deliverDue(worker)).toBe(1);
  });

  it('takes up what a server that died had begun, once its lease is over', async () => {
    const [deal = ''] = await seedDeals(1);
    const leaseUntil = '2026-11-23T10:01:00.000Z';
    const wish = await vendor.wish(deal, kestrel, { leaseToken: 'dead', leaseUntil, attempts: 1 });
    expect(await deliverDue(worker)).toBe(0);
    vendor.clock.advance({ seconds: 61 });
    expect(await deliverDue(worker)).toBe(1);
    expect(await vendor.write(wish)).toMatchObject({ state: 'accepted', attempts: 2 });
  });

  it('comes to the end of a long queue in rounds', async () => {
    const deals = await seedDeals(55);
    for (const deal of deals) await vendor.wish(deal, kestrel);
    expect([await deliverDue(worker), await deliverDue(worker), await deliverDue(worker)]).toEqual([50, 5, 0]);
    expect(vendor.patches()).toBe(55);
  });

  it('reads every connected CRM, and goes on when one read ends on a fault', async () => {
    const faulty = { ...worker, crms: { get: () => Promise.reject(new TypeError('no')) } };
    await readAllChanges(faulty);
    expect(reported).toEqual([{ message: 'no', work: { work: 'read', tenantId: vendor.tenantId, crm: 'salesforce' } }]);
    await readAllChanges({ ...worker, crms: { get: () => Promise.reject(new CrmFailure('unavailable', 'down')) } });
    expect(reported).toHaveLength(1);
    await readAllChanges(worker);
    expect(await vendor.organization(kestrel)).toMatchObject({ name: 'Kestrel' });
  });

  it('forgets idempotency keys after a day', async () => {
    const key = { actor: 'salesforce:005', key: 'intent-1', inputHash: 'h', done: {}, at: vendor.now() };
    await saveDone(vendor.scope, key);
    vendor.clock.advance({ days: 1 });
    await readAllChanges(worker);
    expect(await findDone(vendor.scope, key.actor, key.key)).not.toBeNull();
    vendor.clock.advance({ seconds: 1 });
    await readAllChanges(worker);
    expect(await findDone(vendor.scope, key.actor, key.key)).toBeNull();
  });
});
