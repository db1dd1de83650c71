import { transact } from '@tierline/db/open-database';
import type { CrmDeal } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeDeals } from './take-deals.ts';
import { createVendor, type Vendor } from './testing/vendor.ts';

let vendor: Vendor;
let ids: { kestrel: string; deal: string };
beforeEach(async () => {
  vendor = await createVendor();
  const { hands } = vendor;
  const kestrel = await hands.seedOrganization({
    ...{ name: 'Kestrel', inSync: true, accountType: 'Distributor', status: 'Active Distributor' },
  });
  ids = { kestrel, deal: await hands.seedDeal({ name: 'Core switches' }) };
  await vendor.read();
  vendor.clock.advance({ minutes: 10 });
});
afterEach(() => vendor.close());

const WISHED = ['Kestrel', 'tierline', 'Robin Rep'];

/** A read that began now, and arrives whenever `take` is called. */
async function beginRead(): Promise<{ record: CrmDeal; take(): Promise<void> }> {
  const readAt = vendor.now();
  const record = await vendor.crm.find('deal', ids.deal);
  if (!record) throw new Error('the deal is gone');
  const take = async () => {
    await transact(vendor.db, (tx) =>
      takeDeals({ ...vendor.scope, db: tx }, 'salesforce', 'deal', [{ record, readAt }], vendor.now()),
    );
  };
  return { record, take };
}

describe('a read that arrives after a write of ours', () => {
  it('is passed over when it shows an older state', async () => {
    const { take } = await beginRead();
    await vendor.deliver(await vendor.wish(ids.deal, ids.kestrel));
    await take();
    expect(await vendor.ledger(ids.deal)).toEqual([WISHED]);
  });

  it('is passed over when it began before the write, even within the second of its stamp', async () => {
    await vendor.hands.rename('deal', ids.deal, 'Edge switches');
    const { record, take } = await beginRead();
    vendor.clock.advance({ seconds: 0.2 });
    await vendor.deliver(await vendor.wish(ids.deal, ids.kestrel));
    expect((await vendor.crm.find('deal', ids.deal))?.modifiedAt).toBe(record.modifiedAt);
    await take();
    expect(await vendor.ledger(ids.deal)).toEqual([WISHED]);
    expect(await vendor.deal(ids.deal)).toMatchObject({
      secondPartnerId: await vendor.idOf('organization', ids.kestrel),
    });
  });

  it('counts when it began after the write, and shows an edit of the same second', async () => {
    await vendor.deliver(await vendor.wish(ids.deal, ids.kestrel));
    vendor.clock.advance({ seconds: 0.2 });
    await vendor.hands.edit('deal', ids.deal, { Distributor__c: null });
    vendor.clock.advance({ seconds: 0.2 });
    const { take } = await beginRead();
    await take();
    expect(await vendor.ledger(ids.deal)).toEqual([WISHED, [null, 'native', 'Ada Example']]);
  });
});
