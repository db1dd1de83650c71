import { serverUnavailable } from '@tierline/crm-fakes/salesforce/salesforce-faults';
import { clearWatermark, findConnection, savePause } from '@tierline/db/connection';
import { transact } from '@tierline/db/open-database';
import { findLink } from '@tierline/db/record-link';
import { listSyncLogOf } from '@tierline/db/sync-log';
import { listRuns } from '@tierline/db/sync-run';
import type { Crm } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChanges } from './read-changes.ts';
import { requestWrite } from './request-write.ts';
import { createVendor, type Vendor } from './testing/vendor.ts';
import { deliverDue } from './worker.ts';

let vendor: Vendor;
let accounts: string[];
beforeEach(async () => {
  vendor = await createVendor();
  accounts = vendor.org.admin
    .seed(
      'Account',
      Array.from({ length: 450 }, (_, nth) => ({
        ...{ Name: `Reseller ${nth}`, Sync_with_Tierline__c: true, Tierline_Status__c: 'Active Partner' },
      })),
    )
    .toSorted();
});
afterEach(() => vendor.close());

const readAgain = () => readChanges(vendor.worker, vendor.tenantId, 'salesforce');
const run = async () => (await listRuns(vendor.scope, 'salesforce', 1))[0];
const runsOf = async (kind: string) =>
  (await listRuns(vendor.scope, 'salesforce', 50)).filter((each) => each.kind === kind);
const pause = (at: string | null) => savePause(vendor.scope, 'salesforce', at);
const isKnown = async (nth: number) =>
  (await findLink(vendor.scope, 'salesforce', 'organization', accounts[nth] ?? '')) !== null;
/** Something happens before the org answers for the page of accounts after so many. */
function atPage(number: number, happens: () => Promise<void> | void): void {
  let pages = 0;
  vendor.org.setLatency(async ({ path, objects }) => {
    if (!objects.includes('Account') && !/\/query\/./.test(path)) return;
    // What was merged is asked for with each page, and is none of them.
    if (!/\/query(\/|$)/.test(path)) return;
    pages += 1;
    if (pages === number) await happens();
  });
}
const accountQueries = () =>
  vendor.org.requests.list({ path: /\/query$/, object: 'Account' }).map(({ query }) => decodeURIComponent(query));

/** From where the read went on, by the id after which it asked, and that it came to its end. */
async function expectResumed(): Promise<void> {
  vendor.org.setLatency(null);
  vendor.org.requests.clear();
  await vendor.read();
  expect(accountQueries()[0]).toContain(`Id > '${accounts[199]}'`);
  expect(await run()).toMatchObject({ kind: 'everything', state: 'done', counts: { read: 450 }, position: null });
  expect(await Promise.all([0, 199, 200, 449].map(isKnown))).toEqual([true, true, true, true]);
  expect((await findConnection(vendor.scope, 'salesforce'))?.comparedAt).not.toBeNull();
}

describe('a read of everything', () => {
  it('that an admin has pause stops after the page, writes nothing meanwhile, and goes on from there', async () => {
    atPage(2, () => pause(vendor.now()));
    expect(await readAgain()).toBe(false);
    expect(await run()).toMatchObject({
      state: 'paused',
      object: 'organization',
      position: accounts[199],
      counts: { read: 200 },
    });
    expect([await isKnown(199), await isKnown(200)]).toEqual([true, false]);
    expect(await findConnection(vendor.scope, 'salesforce')).toMatchObject({ failureCode: null, leaseToken: null });
    const recordId = await vendor.idOf('organization', accounts[0] ?? '');
    const wish = {
      crm: 'salesforce' as const,
      object: 'organization' as const,
      recordId,
      target: 'region',
      desired: ['APAC'],
    };
    await transact(vendor.db, (tx) =>
      requestWrite({ ...vendor.scope, db: tx }, { ...wish, batchId: 'b', requestedBy: 'Ann' }, vendor.now()),
    );
    expect([await deliverDue(vendor.worker), await readAgain()]).toEqual([0, false]);
    expect(vendor.patches()).toBe(0);
    vendor.clock.advance({ hours: 5 });
    await pause(null);
    await expectResumed();
    expect(await deliverDue(vendor.worker)).toBe(1);
  });

  it('that the CRM breaks off goes on at the page that failed', async () => {
    atPage(
      2,
      () => void vendor.org.faults.add({ when: 'before', effect: serverUnavailable, match: { path: /\/query/ } }),
    );
    await vendor.read();
    expect(await run()).toMatchObject({
      state: 'running',
      position: accounts[199],
      failureCode: 'unavailable',
      counts: { read: 200 },
    });
    vendor.clock.advance({ minutes: 1 });
    await expectResumed();
  });

  it('whose server dies is taken up by another one where that stopped, once its lease has ended', async () => {
    let reached = () => {};
    const died = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const dying: Crm = {
      ...vendor.crm,
      async *list(object, query) {
        for await (const page of vendor.crm.list(object, query)) {
          yield page;
          // Nothing follows, and nothing is given back.
          reached();
          await new Promise<never>(() => {});
        }
      },
    };
    void readChanges({ ...vendor.worker, crms: { get: async () => dying } }, vendor.tenantId, 'salesforce');
    await died;
    expect(await readAgain()).toBe(false);
    expect(await run()).toMatchObject({ state: 'running', position: accounts[199], counts: { read: 200 } });
    vendor.clock.advance({ minutes: 6 });
    await expectResumed();
  });

  it('knows what was changed on a page that was read before it stopped', async () => {
    atPage(2, () => pause(vendor.now()));
    await readAgain();
    vendor.clock.advance({ minutes: 30 });
    const [first = ''] = accounts;
    await vendor.hands.edit('organization', first, { Tierline_Region__c: 'APAC' });
    vendor.clock.advance({ minutes: 30 });
    await pause(null);
    await expectResumed();
    await vendor.read();
    expect((await vendor.organization(first))?.values.region).toEqual(['APAC']);
  });

  it('that is asked for anew while it stands still goes on, and is followed by another one', async () => {
    atPage(2, () => pause(vendor.now()));
    await readAgain();
    await clearWatermark(vendor.scope, 'salesforce', 'organization');
    vendor.clock.advance({ minutes: 30 });
    await pause(null);
    await expectResumed();
    for (const isWhole of [true, false]) {
      vendor.org.requests.clear();
      await vendor.read();
      expect(accountQueries().some((query) => !query.includes('SystemModstamp >='))).toBe(isWhole);
    }
  });

  it('is done once a day, and in between what has changed is read', async () => {
    await vendor.read();
    for (const hours of [1, 12, 10]) {
      vendor.clock.advance({ hours });
      vendor.org.requests.clear();
      await vendor.read();
      expect(accountQueries().every((query) => query.includes('SystemModstamp >='))).toBe(true);
    }
    expect(await runsOf('everything')).toHaveLength(1);
    vendor.clock.advance({ hours: 2 });
    await vendor.read();
    expect(await runsOf('everything')).toHaveLength(2);
  });
});

describe('what a read of everything does not come upon', () => {
  const away = async (hours: number) => {
    vendor.clock.advance({ hours });
    await vendor.read();
  };

  it('is gone where the CRM does not have it, and is told of once', async () => {
    await vendor.read();
    const [gone = ''] = accounts;
    const id = await vendor.idOf('organization', gone);
    await vendor.hands.remove('organization', gone);
    // Beyond the bin: no list tells of it any more.
    await away(24 * 40);
    expect(await vendor.organization(gone)).toMatchObject({
      standing: 'outside',
      name: expect.stringMatching(/^Reseller/),
    });
    expect((await runsOf('everything'))[0]).toMatchObject({ counts: { gone: expect.any(Number) } });
    const log = async () =>
      (await listSyncLogOf(vendor.scope, 'organization', id, { before: null, limit: 10 })).filter(
        ({ action }) => action === 'gone',
      );
    expect(await log()).toHaveLength(1);
    await away(25);
    expect(await log()).toHaveLength(1);
    expect((await runsOf('everything'))[0]).toMatchObject({ counts: { gone: 0 } });
  });

  it('stays where it is found by its id: the list was short', async () => {
    await vendor.read();
    const [lost = ''] = accounts;
    vendor.adapters.salesforce = {
      ...vendor.crm,
      async *list(object, query) {
        for await (const page of vendor.crm.list(object, query)) {
          yield { ...page, records: page.records.filter(({ id }) => id !== lost) };
        }
      },
    };
    await away(25);
    expect(await vendor.organization(lost)).toMatchObject({ standing: 'active' });
    expect((await runsOf('everything'))[0]).toMatchObject({ state: 'done', counts: { read: 449, gone: 0 } });
  });

  it('counts for nothing while the CRM does not answer for it', async () => {
    await vendor.read();
    const [lost = ''] = accounts;
    vendor.adapters.salesforce = {
      ...vendor.crm,
      async *list(object, query) {
        for await (const page of vendor.crm.list(object, query)) {
          yield { ...page, records: page.records.filter(({ id }) => id !== lost) };
        }
      },
      findMany: async (object, ids, fields) => {
        vendor.org.setDown(true);
        return vendor.crm.findMany(object, ids, fields);
      },
    };
    await away(25);
    vendor.org.setDown(false);
    expect(await vendor.organization(lost)).toMatchObject({ standing: 'active' });
    expect(await run()).toMatchObject({ state: 'running', failureCode: 'unavailable' });
    vendor.adapters.salesforce = vendor.crm;
    vendor.clock.advance({ minutes: 1 });
    await vendor.read();
    expect(await run()).toMatchObject({ state: 'done' });
  });
});
