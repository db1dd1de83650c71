import { disconnect } from '@tierline/db/connection';
import { listContractsOfPartner } from '@tierline/db/contract';
import { findContractTerm, saveContractTerm } from '@tierline/db/contract-term';
import { listUnsettledRecordWrites } from '@tierline/db/record-write';
import { getSetting, saveSetting } from '@tierline/db/second-partner-setting';
import { saveGates } from '@tierline/db/tenant';
import { CrmFailure, type CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followTerms } from './follow-terms.ts';
import { readChanges } from './read-changes.ts';
import { PARTNER } from './testing/small-crm.ts';
import { createTwoCrms, type TwoCrms } from './testing/two-crms.ts';
import { deliverDue } from './worker.ts';

const BOTH: readonly CrmKind[] = ['salesforce', 'hubspot'];

let two: TwoCrms;
beforeEach(async () => {
  two = await createTwoCrms();
  await read();
});
afterEach(() => two.close());

const read = async () => {
  for (const crm of BOTH) await readChanges(two.worker, two.scope.tenantId, crm);
};
/** Midday of that day in November or December 2026; the vendor's contracts began on 23 November. */
const toDay = (day: string) => two.clock.set(`2026-${day}T12:00:00.000Z`);
async function term(name: string, dates: { startsOn?: string; endsOn?: string }) {
  await saveContractTerm(two.scope, {
    ...{ partnerId: await two.idOf('organization', PARTNER), secondPartnerId: await two.idOf('organization', name) },
    ...{ startsOn: dates.startsOn ?? null, endsOn: dates.endsOn ?? null },
    ...{ territories: ['EMEA'], productLines: [], reviewedAt: null },
  });
}
async function round() {
  await followTerms(two.worker);
  for (let deliveries = 0; deliveries < 3; deliveries += 1) {
    await deliverDue(two.worker);
    await read();
  }
}
const inCrm = (crm: CrmKind = 'salesforce') => two.there[crm].company(PARTNER).contractNames.toSorted();
const here = async () =>
  (await listContractsOfPartner(two.scope, await two.idOf('organization', PARTNER)))
    .filter(({ endedAt }) => endedAt === null)
    .map(({ name }) => name)
    .toSorted();
const edit = async (contractNames: string[], crm: CrmKind = 'salesforce') => {
  two.there[crm].editCompany(PARTNER, { contractNames });
  await readChanges(two.worker, two.scope.tenantId, crm);
};

describe('a contract with a last day', () => {
  it('stands on that day, and leaves the field of every CRM on the next (rows 46, 47)', async () => {
    await term('Kestrel', { endsOn: '2026-11-30' });
    two.clock.set('2026-11-30T23:59:59.000Z');
    await round();
    expect(inCrm()).toEqual(['Kestrel', 'Northwind', 'Ostrava']);
    two.clock.set('2026-12-01T00:00:00.000Z');
    await round();
    expect(BOTH.map(inCrm)).toEqual([
      ['Northwind', 'Ostrava'],
      ['Northwind', 'Ostrava'],
    ]);
    expect(await here()).toEqual(['Northwind', 'Ostrava']);
    // What Tierline knew of it stays, as history.
    const [partnerId, secondPartnerId] = [
      await two.idOf('organization', PARTNER),
      await two.idOf('organization', 'Kestrel'),
    ];
    expect(await findContractTerm(two.scope, { partnerId, secondPartnerId })).toMatchObject({ territories: ['EMEA'] });
  });

  it('is asked for once, however often it is looked at before the CRM has answered', async () => {
    await term('Kestrel', { endsOn: '2026-11-24' });
    await term('Ostrava', { endsOn: '2026-11-24' });
    toDay('11-25');
    expect([await followTerms(two.worker), await followTerms(two.worker)]).toEqual([1, 0]);
    await round();
    expect(inCrm()).toEqual(['Northwind']);
    expect(two.there.salesforce.companyWrites()).toBe(1);
  });

  it('stays when somebody enters the name again afterwards', async () => {
    await term('Kestrel', { endsOn: '2026-11-24' });
    toDay('11-25');
    await round();
    two.clock.advance({ minutes: 5 });
    await edit(['Kestrel', 'Northwind']);
    await round();
    expect(inCrm()).toEqual(['Kestrel', 'Northwind']);
  });

  it('that the CRM refuses to end is shown, and asked for again on the next day', async () => {
    await disconnect(two.scope, 'hubspot', two.now());
    await term('Kestrel', { endsOn: '2026-11-24' });
    const { crm } = two.there.salesforce;
    const { writeMany } = crm;
    let asked = 0;
    crm.writeMany = () => {
      asked += 1;
      return Promise.reject(new CrmFailure('rejected', 'A rule said no.'));
    };
    toDay('11-25');
    for (let rounds = 0; rounds < 3; rounds += 1) await round();
    expect(asked).toBe(1);
    expect(await listUnsettledRecordWrites(two.scope, 5)).toMatchObject([
      { write: { state: 'refused', failureText: 'A rule said no.', requestedBy: '' } },
    ]);
    crm.writeMany = writeMany;
    toDay('11-26');
    await round();
    expect(inCrm()).toEqual(['Northwind', 'Ostrava']);
  });

  it('that somebody was faster to change the field of ends all the same, on what he left', async () => {
    await disconnect(two.scope, 'hubspot', two.now());
    await term('Kestrel', { endsOn: '2026-11-24' });
    toDay('11-25');
    await followTerms(two.worker);
    two.there.salesforce.editCompany(PARTNER, { contractNames: ['Kestrel', 'Ostrava'] });
    await deliverDue(two.worker);
    expect(inCrm()).toEqual(['Kestrel', 'Ostrava']);
    await round();
    expect(inCrm()).toEqual(['Ostrava']);
  });

  it('leaves the CRM that still lists it where the one asked first does not, and then both agree (row 107)', async () => {
    two.clock.advance({ minutes: 5 });
    await edit(['Northwind']);
    two.clock.advance({ minutes: 5 });
    await edit(['Kestrel', 'Northwind'], 'hubspot');
    expect([inCrm(), await here()]).toEqual([['Northwind'], ['Kestrel', 'Northwind']]);
    await term('Kestrel', { endsOn: '2026-11-24' });
    toDay('11-25');
    // The newer edit goes to the first CRM before anything else is asked of it.
    await round();
    await round();
    expect([...BOTH.map(inCrm), await here()]).toEqual([['Northwind'], ['Northwind'], ['Northwind']]);
    expect(await followTerms(two.worker)).toBe(0);
  });

  it('ends although many that no CRM can end come before it', async () => {
    await term('Kestrel', { endsOn: '2026-11-24' });
    await two.db.$client.batch([
      `insert into contract (tenant_id, partner_id, name_key, name, second_partner_id, position, started_at)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 450)
        select 'vendor-1', ' stuck-' || i, 'd', 'D', 'd', 0, '2026-11-01T00:00:00.000Z' from n`,
      `insert into contract_term (tenant_id, partner_id, second_partner_id, ends_on, territories, product_lines)
        select tenant_id, partner_id, 'd', '2026-11-24', '[]', '[]' from contract where partner_id like ' stuck-%'`,
    ]);
    toDay('11-25');
    await round();
    expect(inCrm()).toEqual(['Northwind', 'Ostrava']);
  });

  it('is not ended by a server that looks at it months later', async () => {
    await term('Kestrel', { endsOn: '2026-11-24' });
    two.clock.set('2027-02-01T12:00:00.000Z');
    expect(await followTerms(two.worker)).toBe(0);
  });
});

describe('a contract with a first day', () => {
  beforeEach(async () => {
    two.clock.advance({ minutes: 5 });
    for (const crm of BOTH) await edit(['Northwind'], crm);
  });

  it('enters the field of every CRM on that day (row 46)', async () => {
    await term('Kestrel', { startsOn: '2026-12-01', endsOn: '2026-12-31' });
    toDay('11-30');
    await round();
    expect(inCrm()).toEqual(['Northwind']);
    toDay('12-01');
    await round();
    expect(BOTH.map(inCrm)).toEqual([
      ['Kestrel', 'Northwind'],
      ['Kestrel', 'Northwind'],
    ]);
    expect(await here()).toEqual(['Kestrel', 'Northwind']);
    toDay('12-31');
    await round();
    expect(inCrm()).toEqual(['Kestrel', 'Northwind']);
    two.clock.set('2027-01-01T00:00:00.000Z');
    await round();
    expect(inCrm()).toEqual(['Northwind']);
  });

  it('takes the place of one that ends on the day before, in one write', async () => {
    await term('Northwind', { endsOn: '2026-11-30' });
    await term('Kestrel', { startsOn: '2026-12-01' });
    toDay('12-01');
    await round();
    expect([inCrm(), two.there.salesforce.companyWrites()]).toEqual([['Kestrel'], 1]);
  });

  it('does not come back when somebody ends it after it has begun', async () => {
    await term('Kestrel', { startsOn: '2026-12-01' });
    toDay('12-01');
    await round();
    toDay('12-05');
    await edit(['Northwind']);
    await round();
    expect(inCrm()).toEqual(['Northwind']);
  });

  it('does not begin when its last day is over as well', async () => {
    await term('Kestrel', { startsOn: '2026-11-25', endsOn: '2026-11-26' });
    toDay('11-27');
    await round();
    expect(inCrm()).toEqual(['Northwind']);
  });
});

describe('dates do nothing', () => {
  beforeEach(async () => {
    await term('Kestrel', { endsOn: '2026-11-24' });
    toDay('11-25');
  });

  it('where rules decide', async () => {
    await saveSetting(two.scope, { ...(await getSetting(two.scope)), source: 'rules', revision: 1 });
    expect(await followTerms(two.worker)).toBe(0);
    await saveSetting(two.scope, { ...(await getSetting(two.scope)), source: 'contracts', revision: 2 });
    expect(await followTerms(two.worker)).toBe(1);
  });

  it.each([{ entitled: false }, { moduleOnAt: null }])('where distribution is off: %j', async (gates) => {
    await saveGates(two.scope, gates);
    expect(await followTerms(two.worker)).toBe(0);
  });
});
