import { transact } from '@tierline/db/open-database';
import { findPendingWrite, findRecordWrite, listPendingWrites, replaceRecordWrites } from '@tierline/db/record-write';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChanges } from './read-changes.ts';
import { type RecordWish, requestWrites } from './request-write.ts';
import { PARTNER } from './testing/small-crm.ts';
import { createTwoCrms, DISTRIBUTORS, type TwoCrms } from './testing/two-crms.ts';

const BOTH: readonly CrmKind[] = ['salesforce', 'hubspot'];

let two: TwoCrms;
beforeEach(async () => {
  two = await createTwoCrms();
  await read();
});
afterEach(() => two.close());

async function read() {
  for (const crm of BOTH) await readChanges(two.worker, two.scope.tenantId, crm);
  two.clock.advance({ minutes: 10 });
}
const ask = (target: string, ...wishes: RecordWish[]) => {
  const batch = { object: 'organization' as const, target, batchId: 'b', requestedBy: 'Ann' };
  return transact(two.db, (tx) => requestWrites({ ...two.scope, db: tx }, batch, wishes, two.now()));
};
const idOf = (name: string) => two.idOf('organization', name);
const pendingIn = async (target: string, name = PARTNER) => {
  const recordId = await idOf(name);
  const found = await Promise.all(
    BOTH.map((crm) => findPendingWrite(two.scope, { object: 'organization', recordId, crm, target })),
  );
  return found.map((write) => write?.desired ?? null);
};
/** As if the CRMs had never been told of each other. */
async function withdrawCopies(target: string) {
  const ids = await Promise.all([PARTNER, ...DISTRIBUTORS].map(idOf));
  const writes = await listPendingWrites(two.scope, 'organization', ids, target);
  await replaceRecordWrites(
    two.scope,
    writes.map(({ id }) => id),
    two.now(),
  );
}
const contracts = async (names: string[], crms = BOTH): Promise<RecordWish> => ({
  ...{ recordId: await idOf(PARTNER), crms },
  desired: await Promise.all(names.map(idOf)),
});

describe('what a company record is to hold (row 107)', () => {
  it('is asked of the first CRM, and of no other meanwhile', async () => {
    const wish = await contracts(['Kestrel']);
    const [id] = await ask('contracts', wish);
    expect(await pendingIn('contracts')).toEqual([wish.desired, null]);
    expect(id).toEqual(expect.any(String));
    // The other CRM follows once the first has accepted; asking again adds nothing.
    expect(await ask('contracts', wish)).toEqual([null]);
    expect(await pendingIn('contracts')).toEqual([wish.desired, null]);
  });

  it('is asked of the other CRM where the first holds it already', async () => {
    two.there.salesforce.editCompany(PARTNER, { contractNames: ['Kestrel'] });
    await read();
    const wish = await contracts(['Kestrel']);
    await withdrawCopies('contracts');
    expect(await ask('contracts', { ...wish, crms: ['salesforce'] })).toEqual([null]);
    const [id] = await ask('contracts', wish);
    expect(await pendingIn('contracts')).toEqual([null, wish.desired]);
    expect(await findRecordWrite(two.scope, id ?? '')).toMatchObject({
      ...{
        crm: 'hubspot',
        requestedBy: 'Ann',
        batchId: 'b',
        replaces: expect.arrayContaining([await idOf('Ostrava')]),
      },
    });
  });

  it('is asked of nobody where all hold it, and then nothing older goes out either', async () => {
    const all = await contracts(['Northwind', 'Kestrel', 'Ostrava']);
    expect(await ask('contracts', all)).toEqual([null]);
    const [id] = await ask('contracts', await contracts(['Kestrel']));
    expect(await ask('contracts', all)).toEqual([null]);
    expect(await pendingIn('contracts')).toEqual([null, null]);
    expect(await findRecordWrite(two.scope, id ?? '')).toMatchObject({
      ...{ state: 'refused', failureCode: 'replaced', dismissedAt: two.now() },
    });
  });

  it('does not take a company into the programme of a CRM that keeps it out', async () => {
    two.there.hubspot.editCompany('Kestrel', { inSync: false });
    await read();
    const wish = { recordId: await idOf('Kestrel'), crms: BOTH, desired: ['partner_2'] };
    expect(await ask('account_type', wish)).toEqual([null]);
    two.there.hubspot.editCompany('Kestrel', { inSync: true, accountType: 'Partner' });
    await read();
    await ask('account_type', { ...wish, desired: ['partner_2'], crms: ['salesforce', 'hubspot'] });
    expect((await pendingIn('account_type', 'Kestrel'))[1]).toEqual(['partner_2']);
  });

  it('is asked of the other CRM where the first keeps the company out of the programme (row 168)', async () => {
    two.there.salesforce.editCompany(PARTNER, { inSync: false });
    await read();
    const wish = await contracts(['Kestrel']);
    await withdrawCopies('contracts');
    await ask('contracts', wish);
    expect(await pendingIn('contracts')).toEqual([null, wish.desired]);
    expect(await ask('contracts', { ...wish, crms: ['salesforce'], desired: [] })).toEqual([null]);
    // Who takes it in anew says so there.
    await ask('account_type', { ...wish, crms: ['salesforce'], desired: ['partner'] });
    expect(await pendingIn('account_type')).toEqual([['partner'], null]);
  });

  it('is asked for many at once, each by itself', async () => {
    for (const crm of BOTH) {
      two.there[crm].fields.push({ key: 'region', label: 'Region', type: 'select', values: [] });
      for (const name of ['Kestrel', 'Ostrava']) two.there[crm].editCompany(name, { values: { region: ['EMEA'] } });
    }
    two.there.hubspot.editCompany('Ostrava', { values: { region: ['APAC'] } });
    await read();
    const wishes = await Promise.all(
      ['Northwind', 'Kestrel', 'Ostrava'].map(async (name) => ({
        ...{ recordId: await idOf(name), crms: BOTH, desired: ['EMEA'] },
      })),
    );
    await withdrawCopies('region');
    const ids = await ask('region', ...wishes);
    expect(ids.map((id) => typeof id)).toEqual(['string', 'object', 'string']);
    expect(await pendingIn('region', 'Northwind')).toEqual([['EMEA'], null]);
    expect(await pendingIn('region', 'Kestrel')).toEqual([null, null]);
    expect(await pendingIn('region', 'Ostrava')).toEqual([null, ['EMEA']]);
  });
});
