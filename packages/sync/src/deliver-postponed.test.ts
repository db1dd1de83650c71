import type { FaultEffect, FaultSpec } from '@tierline/crm-fakes/faults';
import {
  requestLimitExceeded,
  rowLocked,
  serverUnavailable,
  unknownException,
} from '@tierline/crm-fakes/salesforce/salesforce-faults';
import { createLink } from '@tierline/db/record-link';
import { addSeconds } from '@tierline/domain/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVendor, type Vendor } from './testing/vendor.ts';
import { deliverDue } from './worker.ts';

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

const WISHED = ['Kestrel', 'tierline', 'Robin Rep'];
const strike = (effect: FaultEffect, more: Partial<FaultSpec> = {}) =>
  vendor.org.faults.add({ when: 'before', effect, match: { method: 'PATCH' }, ...more });
const inCrm = () => vendor.org.admin.findRecord('Opportunity', ids.deal)?.Distributor__c ?? null;
const tooMany: FaultEffect = {
  kind: 'answer',
  status: 429,
  contentType: 'application/json',
  headers: { 'retry-after': '17' },
  body: JSON.stringify([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }]),
};

/** What the worker does as time passes, until nothing waits; answers with the seconds that it took. */
async function workUntilQuiet(wish: string): Promise<number> {
  for (let seconds = 0; seconds < 600; seconds += 1) {
    await deliverDue(vendor.worker);
    if ((await vendor.write(wish))?.state !== 'pending') return seconds;
    vendor.clock.advance({ seconds: 1 });
  }
  throw new Error('still waiting');
}

describe('a wish that the CRM cannot take now', () => {
  it.each<[string, FaultEffect, string, number]>([
    ['the record is locked', rowLocked, 'locked', 2],
    ['too much is asked at once', requestLimitExceeded, 'rate_limited', 2],
    ['it says when to come back', tooMany, 'rate_limited', 17],
    ['it is not available', serverUnavailable, 'unavailable', 2],
    ['it stumbles', unknownException, 'unavailable', 2],
    ['the connection breaks', { kind: 'reset' }, 'unavailable', 2],
  ])('waits, with the reason, and goes through later: %s', async (_, effect, code, wait) => {
    strike(effect);
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.deliver(wish);
    expect(await vendor.write(wish)).toMatchObject({
      ...{ state: 'pending', failureCode: code, failureText: expect.stringMatching(/./), leaseToken: null },
      runAfter: addSeconds(vendor.now(), wait),
    });
    await vendor.deliver(wish); // not due
    expect(await vendor.write(wish)).toMatchObject({ attempts: 1 });
    expect(await workUntilQuiet(wish)).toBe(wait);
    expect(await vendor.write(wish)).toMatchObject({ state: 'accepted', attempts: 2, failureCode: null });
    expect(inCrm()).toBe(ids.kestrel);
    expect(await vendor.ledger(ids.deal)).toEqual([WISHED]);
  });

  it('is tried less and less often while the CRM is down, and then at once', async () => {
    vendor.org.setDown(true);
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    const waits: number[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      await deliverDue(vendor.worker);
      const { runAfter = '' } = (await vendor.write(wish)) ?? {};
      waits.push((Date.parse(runAfter) - vendor.clock.now().getTime()) / 1000);
      vendor.clock.set(runAfter);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32]);
    vendor.org.setDown(false);
    await deliverDue(vendor.worker);
    expect(await vendor.write(wish)).toMatchObject({ state: 'accepted', attempts: 6 });
  });

  it('is given up, and shown as refused, after three days', async () => {
    vendor.org.setDown(true);
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    vendor.clock.advance({ days: 3 });
    await vendor.deliver(wish);
    expect(await vendor.write(wish)).toMatchObject({ state: 'refused', failureCode: 'unavailable' });
  });

  it('is overtaken by an edit made while it waits', async () => {
    strike(rowLocked);
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.deliver(wish);
    vendor.clock.advance({ seconds: 5 });
    await vendor.hands.edit('deal', ids.deal, { Distributor__c: ids.northwind });
    await deliverDue(vendor.worker);
    expect(await vendor.write(wish)).toMatchObject({ state: 'refused', failureCode: 'overtaken' });
    expect(inCrm()).toBe(ids.northwind);
    expect(await vendor.ledger(ids.deal)).toEqual([['Northwind', 'native', 'Ada Example']]);
  });
});

describe('a wish whose answer is lost', () => {
  it.each<[string, FaultEffect, Partial<FaultSpec>]>([
    ['with the connection', { kind: 'reset' }, {}],
    ['in a gateway', serverUnavailable, {}],
    ['by the read after the write', { kind: 'reset' }, { match: { method: 'GET', object: 'Opportunity' } }],
  ])('%s was carried out, is found so, and is entered once', async (_, effect, more) => {
    strike(effect, { when: 'after', ...more });
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.deliver(wish);
    expect(inCrm()).toBe(ids.kestrel);
    expect(await vendor.write(wish)).toMatchObject({ state: 'pending', failureCode: 'unavailable' });
    await workUntilQuiet(wish);
    expect(await vendor.write(wish)).toMatchObject({ state: 'accepted' });
    expect(await vendor.ledger(ids.deal)).toEqual([WISHED]);
    expect(vendor.patches()).toBe(1);
  });

  it('is settled by whoever reads the record first', async () => {
    strike({ kind: 'reset' }, { when: 'after' });
    const wish = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.deliver(wish);
    await vendor.read();
    expect(await vendor.write(wish)).toMatchObject({ state: 'accepted' });
    vendor.clock.advance({ minutes: 1 });
    expect(await deliverDue(vendor.worker)).toBe(0);
    expect(await vendor.ledger(ids.deal)).toEqual([WISHED]);
  });

  it('is in the ledger also when another replaced it, and that one was refused', async () => {
    strike({ kind: 'reset' }, { when: 'after' });
    const first = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.deliver(first);
    const { replaces } = await vendor.replace(first);
    vendor.org.admin.addValidationRule('Opportunity', () => 'Closed for the quarter.');
    const second = await vendor.wish(ids.deal, ids.northwind, { replaces });
    await vendor.read();
    await vendor.deliver(second);
    expect(await vendor.write(second)).toMatchObject({ state: 'refused', failureText: 'Closed for the quarter.' });
    expect(inCrm()).toBe(ids.kestrel);
    expect(await vendor.deal(ids.deal)).toMatchObject({
      secondPartnerId: await vendor.idOf('organization', ids.kestrel),
    });
    expect(await vendor.ledger(ids.deal)).toEqual([WISHED]);
  });

  it('is undone by a wish for what was there before', async () => {
    strike({ kind: 'reset' }, { when: 'after' });
    const first = await vendor.wish(ids.deal, ids.kestrel);
    await vendor.deliver(first);
    const { replaces } = await vendor.replace(first);
    const undo = await vendor.wish(ids.deal, null, { replaces });
    // A page shows another field only; it says nothing about the distributor.
    vendor.clock.advance({ seconds: 2 });
    await vendor.hands.rename('deal', ids.deal, 'Edge switches');
    const shown = await vendor.hands.takeSnapshot('deal', ids.deal, ['Name']);
    await vendor.open(shown);
    expect(await vendor.write(undo)).toMatchObject({ state: 'pending' });
    await vendor.deliver(undo);
    expect(inCrm()).toBeNull();
    expect(await vendor.deal(ids.deal)).toMatchObject({ name: 'Edge switches', secondPartnerId: null });
  });
});

it('a distributor that has no record there yet is waited for, without asking the CRM, until it has one (row 113)', async () => {
  const wish = await vendor.wish(ids.deal, null, { desiredId: 'known-elsewhere' });
  const requests = vendor.org.requests.entries.length;
  await vendor.deliver(wish);
  expect(await vendor.write(wish)).toMatchObject({ state: 'pending', failureCode: 'no_counterpart' });
  expect(vendor.org.requests.entries.length).toBe(requests);
  const ostrava = await vendor.hands.seedOrganization({ name: 'Ostrava' });
  await createLink(vendor.scope, 'salesforce', 'organization', ostrava, 'known-elsewhere');
  await workUntilQuiet(wish);
  expect(await vendor.write(wish)).toMatchObject({ state: 'accepted' });
  expect(inCrm()).toBe(ostrava);
});
