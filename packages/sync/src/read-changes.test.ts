import { serverUnavailable } from '@tierline/crm-fakes/salesforce/salesforce-faults';
import { disconnect, findConnection } from '@tierline/db/connection';
import { findLink } from '@tierline/db/record-link';
import { CrmFailure } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChanges } from './read-changes.ts';
import { createVendor, type Vendor } from './testing/vendor.ts';

let vendor: Vendor;
beforeEach(async () => {
  vendor = await createVendor();
});
afterEach(() => vendor.close());

const distributor = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;
const reseller = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
const connection = () => findConnection(vendor.scope, 'salesforce');
const isKnown = async (object: 'organization' | 'deal' | 'lead', id: string) =>
  (await findLink(vendor.scope, 'salesforce', object, id)) !== null;
const readAgain = () => readChanges(vendor.worker, vendor.tenantId, 'salesforce');
/** Queries of an object since the log was last cleared. */
const queriesOf = (object: string) => vendor.org.requests.list({ path: /\/query/, object }).map(({ query }) => query);

describe('reading a CRM for the first time', () => {
  it('takes in all organizations, deals and leads, and what they name', async () => {
    const { hands } = vendor;
    const kestrel = await hands.seedOrganization({ name: 'Kestrel', ...distributor });
    const partner = await hands.seedOrganization({ name: 'Brightline', ...reseller, preferredId: kestrel });
    const city = await hands.seedOrganization({ name: 'City of Leipzig' });
    const deal = await hands.seedDeal({
      ...{ name: 'Core switches', customerId: city, partnerId: partner, secondPartnerId: kestrel },
      amount: { minor: 123_45, currency: 'USD' },
    });
    const lead = await hands.seedLead({ lastName: 'Lee', company: 'Harbour Trust', partnerId: partner });
    await vendor.read();
    expect(await vendor.deal(deal)).toMatchObject({
      ...{ name: 'Core switches', stage: 'Prospecting', open: true, deleted: false },
      ...{ amountMinor: 123_45, currency: 'USD', ownerName: 'Ada Example' },
      customerId: await vendor.idOf('customer', city),
      partnerId: await vendor.idOf('organization', partner),
      secondPartnerId: await vendor.idOf('organization', kestrel),
    });
    expect(await vendor.deal(lead, 'lead')).toMatchObject({ customerName: 'Harbour Trust', secondPartnerId: null });
    expect(await vendor.ledger(deal, 'partner')).toEqual([['Brightline', 'first_read', 'Ada Example']]);
    expect(await vendor.ledger(deal)).toEqual([['Kestrel', 'first_read', 'Ada Example']]);
    expect(await connection()).toMatchObject({ lastReadAt: vendor.now(), failureCode: null, leaseToken: null });
  });

  it('takes in hundreds of rows, page by page', async () => {
    const accounts = vendor.org.admin.seed(
      'Account',
      Array.from({ length: 450 }, (_, number) => ({
        ...{ Name: `Reseller ${number}`, Sync_with_Tierline__c: true, Tierline_Status__c: 'Active Partner' },
      })),
    );
    await vendor.read();
    expect(vendor.org.requests.list({ path: /\/query$/, object: 'Account' })).toHaveLength(1);
    expect(vendor.org.requests.list({ path: /\/query\/./ })).toHaveLength(2);
    const known = await Promise.all(accounts.map((id) => isKnown('organization', id)));
    expect(known.filter(Boolean)).toHaveLength(450);
    await vendor.read();
    expect(await vendor.organization(accounts[449] ?? '')).toMatchObject({ name: 'Reseller 449' });
  });
});

describe('reading a CRM again', () => {
  it('asks only for what changed, looking back a minute', async () => {
    await vendor.hands.seedDeal({ name: 'Core switches' });
    vendor.clock.advance({ minutes: 5 });
    await vendor.read();
    vendor.org.requests.clear();
    vendor.clock.advance({ seconds: 10 });
    await vendor.read();
    const [query = ''] = queriesOf('Opportunity');
    expect(decodeURIComponent(query)).toContain('SystemModstamp >= 2026-11-23T10:04:00Z');
  });

  it('sees what became visible some time after its stamp', async () => {
    vendor.clock.advance({ minutes: 5 });
    await vendor.read();
    const stamp = '2026-11-23T10:04:30Z';
    const [late = ''] = vendor.org.admin.seed('Opportunity', [
      { Name: 'Late', StageName: 'Prospecting', CloseDate: '2026-12-31', SystemModstamp: stamp },
    ]);
    await vendor.read();
    expect(await isKnown('deal', late)).toBe(true);
  });

  it('follows edits, deletions and conversions (rows 102, 104, 148)', async () => {
    const { hands } = vendor;
    const kestrel = await hands.seedOrganization({ name: 'Kestrel', ...distributor });
    const partner = await hands.seedOrganization({ name: 'Brightline', ...reseller });
    const chain = { partnerId: partner, secondPartnerId: kestrel };
    const edited = await hands.seedDeal({ name: 'Core switches', ...chain });
    const deleted = await hands.seedDeal({ name: 'Cabling', ...chain });
    const lead = await hands.seedLead({ lastName: 'Lee', company: 'Harbour Trust', ...chain });
    await vendor.read();
    vendor.clock.advance({ minutes: 5 });
    await hands.edit('deal', edited, { Distributor__c: null, StageName: 'Closed Lost' });
    await hands.remove('deal', deleted);
    const converted = await hands.convertLead(lead);
    await vendor.read();

    expect(await vendor.deal(edited)).toMatchObject({ open: false, secondPartnerId: null });
    expect((await vendor.ledger(edited)).at(-1)).toEqual([null, 'native', 'Ada Example']);
    expect(await vendor.deal(deleted)).toMatchObject({ deleted: true });
    expect(await vendor.ledger(deleted)).toHaveLength(1);
    const made = await vendor.deal(converted);
    expect(await vendor.deal(lead, 'lead')).toMatchObject({ open: false, convertedToId: made?.id });
    expect(await vendor.ledger(converted)).toEqual([['Kestrel', 'first_read', 'Ada Example']]);
    expect(await vendor.ledger(converted, 'partner')).toEqual([['Brightline', 'first_read', 'Ada Example']]);
    expect(await vendor.ledger(lead, 'second_partner', 'lead')).toHaveLength(1);
  });

  it('keeps the history of a distributor that was deleted, whose lookups the CRM blanks', async () => {
    const { hands } = vendor;
    const kestrel = await hands.seedOrganization({ name: 'Kestrel', ...distributor });
    const deal = await hands.seedDeal({ name: 'Core switches', secondPartnerId: kestrel });
    await vendor.read();
    vendor.clock.advance({ minutes: 5 });
    await hands.remove('organization', kestrel);
    await vendor.read();
    expect(await vendor.organization(kestrel)).toMatchObject({ standing: 'outside' });
    expect((await vendor.ledger(deal)).map(([name, source]) => [name, source])).toEqual([
      ['Kestrel', 'first_read'],
      [null, 'native'],
    ]);
  });

  it('changes nothing when nothing changed', async () => {
    const kestrel = await vendor.hands.seedOrganization({ name: 'Kestrel', ...distributor });
    const deal = await vendor.hands.seedDeal({ name: 'Core switches', secondPartnerId: kestrel });
    await vendor.read();
    const before = [await vendor.deal(deal), await vendor.organization(kestrel), await vendor.ledger(deal)];
    await vendor.read();
    await vendor.read();
    expect([await vendor.deal(deal), await vendor.organization(kestrel), await vendor.ledger(deal)]).toEqual(before);
  });
});

describe('a read that fails', () => {
  it('is kept with the connection, goes on where it stopped, and is forgotten when it came through', async () => {
    const { hands } = vendor;
    const partner = await hands.seedOrganization({ name: 'Brightline', ...reseller });
    const deal = await hands.seedDeal({ name: 'Core switches' });
    const lead = await hands.seedLead({ lastName: 'Lee', company: 'Harbour Trust' });
    const match = { path: /\/query/, object: 'Opportunity' };
    vendor.org.faults.add({ when: 'before', effect: serverUnavailable, match });
    await vendor.read();
    expect(await connection()).toMatchObject({
      ...{ failureCode: 'unavailable', failureText: 'The server is temporarily unavailable.' },
      ...{ failedAt: vendor.now(), lastReadAt: null, leaseToken: null, leaseUntil: null },
    });
    expect([await isKnown('organization', partner), await isKnown('deal', deal)]).toEqual([true, false]);

    vendor.org.requests.clear();
    await vendor.read();
    expect(queriesOf('Account')).toEqual([]);
    expect(decodeURIComponent(queriesOf('Opportunity')[0] ?? '')).not.toContain('SystemModstamp >=');
    expect([await isKnown('deal', deal), await isKnown('lead', lead)]).toEqual([true, true]);
    expect(await connection()).toMatchObject({
      ...{ failureCode: null, failureText: null, failedAt: null, lastReadAt: vendor.now() },
    });
  });

  it('because the CRM cannot be had at all is kept as well', async () => {
    const gone = new CrmFailure('not_authorized', 'the certificate has expired');
    const crms = { get: () => Promise.reject(gone) };
    await readChanges({ ...vendor.worker, crms }, vendor.tenantId, 'salesforce');
    expect(await connection()).toMatchObject({ failureCode: 'not_authorized', failureText: gone.message });
  });

  it('on a fault of ours tells the admin no detail, tells the log, and leaves the way free', async () => {
    const crms = { get: () => Promise.reject(new TypeError('secret detail')) };
    const read = readChanges({ ...vendor.worker, crms }, vendor.tenantId, 'salesforce');
    await expect(read).rejects.toThrow('secret detail');
    const { failureText, leaseToken } = (await connection()) ?? {};
    expect([failureText, leaseToken]).toEqual(['the read stopped on a fault', null]);
    await vendor.read();
  });
});

describe('two servers', () => {
  it('do not read one CRM at a time; one that died half-way is waited for only so long', async () => {
    const hanging = vendor.org.faults.add({ when: 'before', effect: { kind: 'hang' }, match: { object: 'Account' } });
    const first = readAgain();
    await hanging.reached;
    expect(await readAgain()).toBe(false);
    vendor.clock.advance({ minutes: 6 });
    expect(await readAgain()).toBe(true);
    hanging.release();
    expect(await first).toBe(true);
  });
});

describe('a read that is under way', () => {
  it('ends with the connection, and takes nothing in afterwards', async () => {
    const { org, scope, hands } = vendor;
    await hands.seedOrganization({ name: 'Kestrel', ...distributor });
    const deal = await hands.seedDeal({ name: 'Core switches' });
    org.setLatency(async ({ objects }) => {
      if (objects.includes('Opportunity')) await disconnect(scope, 'salesforce', vendor.now());
    });
    await readAgain();
    org.setLatency(null);
    expect(await isKnown('deal', deal)).toBe(false);
    expect(await connection()).toMatchObject({ failureCode: null, lastReadAt: null, leaseToken: null });
  });
});
