import { requestLimitExceeded, rowLocked } from '@tierline/crm-fakes/salesforce/salesforce-faults';
import { listContractsOfPartner } from '@tierline/db/contract';
import { transact } from '@tierline/db/open-database';
import { createLink } from '@tierline/db/record-link';
import {
  countBatch,
  dismissRecordWrite,
  findRecordWrite,
  hastenRecordWrite,
  listUnsettledRecordWrites,
  listWritesOf,
  settleRecordWrites,
} from '@tierline/db/record-write';
import { listSyncLogOf } from '@tierline/db/sync-log';
import { addSeconds } from '@tierline/domain/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverRecordNow } from './deliver-records.ts';
import { requestWrite } from './request-write.ts';
import { takeOrganizations } from './take-organizations.ts';
import { loadTerms } from './terms.ts';
import { createVendor, type Vendor } from './testing/vendor.ts';
import { deliverDue } from './worker.ts';

const distributor = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;
const reseller = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;

let vendor: Vendor;
/** CRM ids, and ours by the same names. */
let crmIds: { partner: string; kestrel: string; northwind: string; ostrava: string };
let ids: typeof crmIds;
beforeEach(async () => {
  vendor = await createVendor();
  const { hands } = vendor;
  const [kestrel, northwind, ostrava] = [
    await hands.seedOrganization({ name: 'Kestrel', ...distributor }),
    await hands.seedOrganization({ name: 'Northwind', ...distributor }),
    await hands.seedOrganization({ name: 'Ostrava', ...distributor }),
  ];
  const held = { contractNames: ['Northwind', 'Nobody yet'], preferredId: northwind, region: 'EMEA' } as const;
  const partner = await hands.seedOrganization({
    ...{ name: 'Brightline', ...reseller, ...held, contractNames: [...held.contractNames] },
  });
  crmIds = { partner, kestrel, northwind, ostrava };
  await vendor.read();
  const idOf = (crmId: string) => vendor.idOf('organization', crmId);
  ids = {
    partner: await idOf(partner),
    kestrel: await idOf(kestrel),
    northwind: await idOf(northwind),
    ostrava: await idOf(ostrava),
  };
  vendor.clock.advance({ minutes: 10 });
});
afterEach(() => vendor.close());

const ask = async (target: string, desired: readonly string[], recordId = ids.partner): Promise<string> => {
  const request = {
    crm: 'salesforce' as const,
    object: 'organization' as const,
    recordId,
    target,
    desired,
    batchId: 'b',
    requestedBy: 'Ann',
  };
  const id = await transact(vendor.db, (tx) => requestWrite({ ...vendor.scope, db: tx }, request, vendor.now()));
  if (id === null) throw new Error('nothing to do');
  return id;
};
const deliver = async (id: string) => {
  const write = await writeOf(id);
  if (write) await deliverRecordNow(vendor.worker, vendor.tenantId, write);
};
const writeOf = (id: string) => findRecordWrite(vendor.scope, id);
const inCrm = (field: string) => vendor.org.admin.findRecord('Account', crmIds.partner)?.[field] ?? null;
const listedInCrm = () =>
  String(inCrm('Tierline_Associated_Distributors__c') ?? '')
    .split(';')
    .toSorted();
const editNatively = (fields: Record<string, string | null>) =>
  vendor.hands.edit('organization', crmIds.partner, fields);
const standing = async () =>
  (await listContractsOfPartner(vendor.scope, ids.partner))
    .filter(({ endedAt }) => endedAt === null)
    .map(({ name }) => name)
    .toSorted();
const here = () => vendor.organization(crmIds.partner);
const ACCEPTED = { state: 'accepted', failureCode: null, leaseToken: null, leaseUntil: null };

describe('a place in the programme that is asked for (row 22)', () => {
  const OUTSIDE = { Sync_with_Tierline__c: false, Tierline_Account_Type__c: null, Tierline_Status__c: null };

  it('is in the CRM, and then here; what the company stated as a partner ends', async () => {
    await deliver(await ask('account_type', ['partner_2']));
    expect([inCrm('Tierline_Account_Type__c'), inCrm('Tierline_Status__c')]).toEqual([
      'Distributor',
      'Active Distributor',
    ]);
    expect(await here()).toMatchObject({ accountType: 'partner_2', standing: 'active', status: 'Active Distributor' });
    expect(await standing()).toEqual([]);
    expect(vendor.patches()).toBe(1);
  });

  it('shares a company that was outside, and gives it a status', async () => {
    await vendor.hands.edit('organization', crmIds.partner, OUTSIDE);
    await vendor.read();
    expect((await here())?.standing).toBe('outside');
    vendor.clock.advance({ minutes: 10 });
    const id = await ask('account_type', ['partner']);
    await deliver(id);
    expect(await writeOf(id)).toMatchObject({ ...ACCEPTED, desired: ['partner'], replaces: [] });
    expect(inCrm('Sync_with_Tierline__c')).toBe(true);
    expect(await here()).toMatchObject({ accountType: 'partner', standing: 'active', status: 'Active Partner' });
  });

  it('is left alone when somebody has taken the company out since, and not written where it is so by now', async () => {
    const overtaken = await ask('account_type', ['partner_2']);
    await vendor.hands.edit('organization', crmIds.partner, OUTSIDE);
    await deliver(overtaken);
    expect(await writeOf(overtaken)).toMatchObject({ state: 'refused', failureCode: 'overtaken' });
    vendor.clock.advance({ minutes: 10 });
    const early = await ask('account_type', ['partner_2']);
    const joined = { Sync_with_Tierline__c: true, Tierline_Account_Type__c: 'Distributor' };
    await vendor.hands.edit('organization', crmIds.partner, { ...joined, Tierline_Status__c: 'Inactive Distributor' });
    await deliver(early);
    expect(await writeOf(early)).toMatchObject(ACCEPTED);
    expect(await here()).toMatchObject({ accountType: 'partner_2', standing: 'inactive' });
    expect(vendor.patches()).toBe(0);
  });
});

describe('contracts that are asked for', () => {
  it('are in the CRM, and then here; names that lead to nobody stay (rows 43, 48, 54)', async () => {
    const id = await ask('contracts', [ids.kestrel, ids.ostrava]);
    await deliver(id);
    expect(listedInCrm()).toEqual(['Kestrel', 'Nobody yet', 'Ostrava']);
    expect(await standing()).toEqual(['Kestrel', 'Nobody yet', 'Ostrava']);
    expect(await writeOf(id)).toMatchObject({ ...ACCEPTED, attempts: 1, settledAt: vendor.now() });
    expect(vendor.patches()).toBe(1);
  });

  it('that nobody is to have any more end, and stay as history (rows 46, 55)', async () => {
    await deliver(await ask('contracts', []));
    expect(listedInCrm()).toEqual(['Nobody yet']);
    const ended = (await vendor.contracts(crmIds.partner)).find(([name]) => name === 'Northwind');
    expect(ended).toEqual(['Northwind', '2026-11-23T10:00:00.000Z', '2026-11-23T10:10:00.000Z']);
  });

  it('put aside what was refused before them, so that nobody tries that again', async () => {
    const [older, otherField] = [await ask('contracts', [ids.kestrel]), await ask('preferred', [ids.kestrel])];
    for (const id of [older, otherField]) {
      await settleRecordWrites(vendor.scope, [id], { state: 'refused', at: vendor.now(), code: 'rejected' });
    }
    const newer = await ask('contracts', [ids.ostrava]);
    await deliver(newer);
    expect((await writeOf(older))?.dismissedAt).toBe(vendor.now());
    expect((await writeOf(otherField))?.dismissedAt).toBeNull();
    expect(await dismissRecordWrite(vendor.scope, older, vendor.now())).toBe(false);
  });

  it('that the CRM has by now are not written again', async () => {
    const id = await ask('contracts', [ids.kestrel]);
    await editNatively({ Tierline_Associated_Distributors__c: 'Nobody yet;Kestrel' });
    await deliver(id);
    expect(await writeOf(id)).toMatchObject(ACCEPTED);
    expect(vendor.patches()).toBe(0);
    expect(await standing()).toEqual(['Kestrel', 'Nobody yet']);
  });

  it('are left alone when somebody has changed the field in the CRM since', async () => {
    const id = await ask('contracts', [ids.kestrel]);
    await editNatively({ Tierline_Associated_Distributors__c: 'Northwind;Ostrava' });
    await deliver(id);
    expect(await writeOf(id)).toMatchObject({ state: 'refused', failureCode: 'overtaken' });
    expect(listedInCrm()).toEqual(['Northwind', 'Ostrava']);
    expect(await standing()).toEqual(['Northwind', 'Ostrava']);
  });

  it('are not hindered by a name that leads to nobody, nor by another field', async () => {
    const id = await ask('contracts', [ids.kestrel]);
    await editNatively({ Tierline_Associated_Distributors__c: 'Northwind;Also nobody', Tierline_Region__c: 'APAC' });
    await deliver(id);
    expect(listedInCrm()).toEqual(['Also nobody', 'Kestrel']);
    expect((await here())?.values.region).toEqual(['APAC']);
  });

  it('name a distributor as the list does already, and as the CRM calls it where it is not listed', async () => {
    await vendor.hands.rename('organization', crmIds.northwind, 'Northwind Group');
    await vendor.hands.rename('organization', crmIds.kestrel, 'Kestrel GmbH');
    vendor.clock.advance({ minutes: 1 });
    await vendor.read();
    await deliver(await ask('contracts', [ids.northwind, ids.kestrel]));
    expect(listedInCrm()).toEqual(['Kestrel GmbH', 'Nobody yet', 'Northwind']);
    const rows = await listContractsOfPartner(vendor.scope, ids.partner);
    expect(new Set(rows.map(({ secondPartnerId }) => secondPartnerId))).toEqual(
      new Set([ids.northwind, ids.kestrel, null]),
    );
  });

  it('with one of two distributors of the same name are refused, for the list could not tell them apart', async () => {
    await vendor.hands.seedOrganization({ name: 'Kestrel', ...distributor });
    vendor.clock.advance({ minutes: 1 });
    await vendor.read();
    const id = await ask('contracts', [ids.kestrel]);
    await deliver(id);
    expect(await writeOf(id)).toMatchObject({
      ...{ state: 'refused', failureCode: 'ambiguous', failureText: expect.stringContaining('Kestrel') },
    });
    expect(vendor.patches()).toBe(0);
  });

  it('that an automation in the CRM undoes are refused, and what stands there counts', async () => {
    vendor.org.admin.addAutomation('Account', () => ({ Tierline_Associated_Distributors__c: 'Northwind' }));
    const id = await ask('contracts', [ids.kestrel]);
    await deliver(id);
    expect(await writeOf(id)).toMatchObject({ state: 'refused', failureCode: 'changed_back' });
    expect(await standing()).toEqual(['Northwind']);
  });
});

describe('another field that is asked for', () => {
  it('may be the preferred distributor, or none (row 60)', async () => {
    await deliver(await ask('preferred', [ids.kestrel]));
    expect([inCrm('Tierline_Preferred_Distributor__c'), (await here())?.preferredId]).toEqual([
      crmIds.kestrel,
      ids.kestrel,
    ]);
    await deliver(await ask('preferred', []));
    expect([inCrm('Tierline_Preferred_Distributor__c'), (await here())?.preferredId]).toEqual([null, null]);
  });

  it('may be a field that rules look at (row 88)', async () => {
    await deliver(await ask('product_lines', ['Pool 2', 'Pool 4']));
    await deliver(await ask('region', ['APAC']));
    expect((await here())?.values).toEqual({ region: ['APAC'], product_lines: ['Pool 2', 'Pool 4'] });
    await deliver(await ask('region', []));
    expect((await here())?.values).toEqual({ product_lines: ['Pool 2', 'Pool 4'] });
    expect(inCrm('Tierline_Region__c')).toBeNull();
  });

  it('waits for a preferred distributor that is not in this CRM, and goes out once it is linked', async () => {
    const late = await vendor.hands.seedOrganization({ name: 'Late', ...distributor });
    const id = await ask('preferred', ['late-id']);
    await deliver(id);
    expect(await writeOf(id)).toMatchObject({
      ...{ state: 'pending', failureCode: 'no_counterpart', runAfter: addSeconds(vendor.now(), 60) },
    });
    await createLink(vendor.scope, 'salesforce', 'organization', late, 'late-id');
    vendor.clock.advance({ minutes: 1 });
    await vendor.read();
    await deliver(id);
    expect([await writeOf(id), inCrm('Tierline_Preferred_Distributor__c')]).toMatchObject([ACCEPTED, late]);
  });

  it('that this CRM does not have is refused', async () => {
    const id = await ask('hubspot.industry', ['IT']);
    await deliver(id);
    expect(await writeOf(id)).toMatchObject({ state: 'refused', failureCode: 'rejected' });
  });
});

describe('a write that the CRM does not take', () => {
  it.each([
    ['locked', rowLocked],
    ['rate_limited', requestLimitExceeded],
  ] as const)('now (%s) waits and goes through later', async (code, effect) => {
    vendor.org.faults.add({ when: 'before', effect, match: { method: 'PATCH' } });
    const id = await ask('contracts', [ids.kestrel]);
    await deliverDue(vendor.worker);
    expect(await writeOf(id)).toMatchObject({ state: 'pending', failureCode: code, attempts: 1 });
    expect(await deliverDue(vendor.worker)).toBe(0);
    await hastenRecordWrite(vendor.scope, id, vendor.now());
    await deliverDue(vendor.worker);
    await vendor.read();
    expect(await writeOf(id)).toMatchObject({ ...ACCEPTED, attempts: 2 });
  });

  it('but has carried out, or so it turns out, is not written twice', async () => {
    vendor.org.faults.add({ when: 'after', effect: { kind: 'reset' }, match: { method: 'PATCH' } });
    const id = await ask('contracts', [ids.kestrel]);
    await deliver(id);
    expect(await writeOf(id)).toMatchObject({ state: 'pending', failureCode: 'unavailable' });
    vendor.clock.advance({ seconds: 5 });
    await deliver(id);
    expect(await writeOf(id)).toMatchObject(ACCEPTED);
    expect(vendor.patches()).toBe(1);
    expect(await standing()).toEqual(['Kestrel', 'Nobody yet']);
  });

  it('for good is refused in its words, shown, and can be put aside', async () => {
    vendor.org.admin.addValidationRule('Account', () => 'Ask channel operations first.');
    const id = await ask('contracts', [ids.kestrel]);
    await deliver(id);
    expect(await listUnsettledRecordWrites(vendor.scope, 5)).toMatchObject([
      { recordName: 'Brightline', write: { id, failureText: 'Ask channel operations first.' } },
    ]);
    expect(await listWritesOf(vendor.scope, 'organization', ids.partner)).toMatchObject([{ id, state: 'refused' }]);
    const log = await listSyncLogOf(vendor.scope, 'organization', ids.partner, { before: null, limit: 1 });
    expect(log).toMatchObject([{ action: 'refused', key: 'contracts', after: [ids.kestrel], byName: 'Ann' }]);
    expect(await countBatch(vendor.scope, 'b')).toEqual({ waiting: 0, accepted: 0, refused: 1 });
    expect(await dismissRecordWrite(vendor.scope, id, vendor.now())).toBe(true);
    expect(await listUnsettledRecordWrites(vendor.scope, 5)).toEqual([]);
    expect(await standing()).toEqual(['Nobody yet', 'Northwind']);
  });

  it('because the company is gone is refused', async () => {
    const id = await ask('contracts', [ids.kestrel]);
    await vendor.hands.remove('organization', crmIds.partner);
    await deliver(id);
    expect(await writeOf(id)).toMatchObject({ state: 'refused', failureCode: 'not_found' });
  });
});

describe('several at once', () => {
  it('is delivered by one of two who try at the same time', async () => {
    const id = await ask('contracts', [ids.kestrel]);
    await Promise.all([deliver(id), deliver(id)]);
    await deliver(id);
    expect(vendor.patches()).toBe(1);
  });

  it('a newer one takes the place of one that was not sent, and replaces the same', async () => {
    const first = await ask('contracts', [ids.kestrel]);
    const second = await ask('contracts', [ids.ostrava]);
    await deliver(first);
    await deliver(second);
    expect(await writeOf(first)).toMatchObject({ state: 'refused', failureCode: 'replaced' });
    expect(listedInCrm()).toEqual(['Nobody yet', 'Ostrava']);
    expect(await countBatch(vendor.scope, 'b')).toEqual({ waiting: 0, accepted: 1, refused: 0 });
  });

  it('a newer one may replace what an older one left there without an answer', async () => {
    vendor.org.faults.add({ when: 'after', effect: { kind: 'reset' }, match: { method: 'PATCH' } });
    await deliver(await ask('contracts', [ids.kestrel]));
    expect(listedInCrm()).toEqual(['Kestrel', 'Nobody yet']);
    const second = await ask('contracts', [ids.northwind]);
    await deliver(second);
    expect(await writeOf(second)).toMatchObject(ACCEPTED);
    expect(listedInCrm()).toEqual(['Nobody yet', 'Northwind']);
  });

  it('what is held already, and not on its way to be changed, is not asked for', async () => {
    await expect(ask('contracts', [ids.northwind])).rejects.toThrow('nothing to do');
    await ask('contracts', [ids.kestrel]);
    await expect(ask('contracts', [ids.kestrel])).rejects.toThrow('nothing to do');
    // Back again before anything was sent: nothing is sent.
    await expect(ask('contracts', [ids.northwind])).rejects.toThrow('nothing to do');
    expect(await deliverDue(vendor.worker)).toBe(0);
  });

  it('a slow read of the same second does not bring back what stood before', async () => {
    await editNatively({ Tierline_Region__c: 'APAC' });
    const readAt = vendor.now();
    const record = await vendor.crm.find('organization', crmIds.partner);
    vendor.clock.advance({ seconds: 0.2 });
    await deliver(await ask('contracts', [ids.kestrel]));
    if (!record) throw new Error('the record is there');
    await transact(vendor.db, async (tx) => {
      const scope = { ...vendor.scope, db: tx };
      await takeOrganizations(scope, 'salesforce', await loadTerms(scope), [{ record, readAt }], vendor.now());
    });
    expect(await standing()).toEqual(['Kestrel', 'Nobody yet']);
  });

  it('go out together, in one call, and count once they are seen', async () => {
    for (let number = 0; number < 25; number += 1) {
      await vendor.hands.seedOrganization({ name: `Reseller ${number}`, ...reseller });
    }
    await vendor.read();
    const partners = vendor.org.admin.listRecords('Account').filter(({ Name }) => String(Name).startsWith('Reseller'));
    for (const { Id } of partners) {
      await ask('contracts', [ids.kestrel], await vendor.idOf('organization', String(Id)));
    }
    expect(await countBatch(vendor.scope, 'b')).toEqual({ waiting: 25, accepted: 0, refused: 0 });
    expect([await deliverDue(vendor.worker), await deliverDue(vendor.worker)]).toEqual([25, 0]);
    expect(vendor.patches()).toBe(1);
    vendor.clock.advance({ seconds: 2 });
    await vendor.read();
    expect(await countBatch(vendor.scope, 'b')).toEqual({ waiting: 0, accepted: 25, refused: 0 });
  });
});
