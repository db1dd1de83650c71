import { disconnect } from '@tierline/db/connection';
import { listContractsOfPartner } from '@tierline/db/contract';
import { transact } from '@tierline/db/open-database';
import { findOrganization } from '@tierline/db/organization';
import { findPendingWrite, listLeftThere, listUnsettledRecordWrites } from '@tierline/db/record-write';
import { CrmFailure, type CrmKind } from '@tierline/domain/crm';
import { isSame } from '@tierline/domain/field-mapping/same-values';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChanges } from './read-changes.ts';
import { requestWrite } from './request-write.ts';
import { PARTNER } from './testing/small-crm.ts';
import { createTwoCrms, DISTRIBUTORS, type TwoCrms } from './testing/two-crms.ts';
import { deliverDue } from './worker.ts';

const BOTH: readonly CrmKind[] = ['salesforce', 'hubspot'];
const other = (crm: CrmKind): CrmKind => (crm === 'salesforce' ? 'hubspot' : 'salesforce');

let two: TwoCrms;
beforeEach(async () => {
  two = await createTwoCrms();
  for (const crm of BOTH) {
    two.there[crm].fields.push({ key: 'region', label: 'Region', type: 'select', values: [] });
    await readChanges(two.worker, two.scope.tenantId, crm);
  }
  two.clock.advance({ minutes: 10 });
});
afterEach(() => two.close());

async function ask(here: TwoCrms, crm: CrmKind, target: string, desired: readonly string[]): Promise<string | null> {
  const recordId = await here.idOf('organization', PARTNER);
  const request = { crm, object: 'organization' as const, recordId, target, desired, batchId: 'b', requestedBy: 'Ann' };
  return transact(here.db, (tx) => requestWrite({ ...here.scope, db: tx }, request, here.now()));
}
const askContracts = async (here: TwoCrms, crm: CrmKind, names: readonly string[]) =>
  ask(here, crm, 'contracts', await Promise.all(names.map((name) => here.idOf('organization', name))));
const contractsIn = (here: TwoCrms, crm: CrmKind) => here.there[crm].company(PARTNER).contractNames.toSorted();
const writes = (here: TwoCrms) => BOTH.map((crm) => here.there[crm].companyWrites());
const contractsHere = async (here: TwoCrms) =>
  (await listContractsOfPartner(here.scope, await here.idOf('organization', PARTNER)))
    .filter(({ endedAt }) => endedAt === null)
    .map(({ name }) => name)
    .toSorted();
async function settle(here: TwoCrms) {
  for (let round = 0; round < 8; round += 1) {
    here.clock.advance({ minutes: 6 });
    for (const crm of BOTH) await readChanges(here.worker, here.scope.tenantId, crm);
    await deliverDue(here.worker);
  }
}

describe('a company that is in both CRMs (rows 107, 276, 278)', () => {
  it.each(BOTH)('has in the other one the contracts that were asked for in %s, and then all is quiet', async (crm) => {
    await askContracts(two, crm, ['Kestrel']);
    await deliverDue(two.worker);
    expect(contractsIn(two, other(crm))).not.toEqual(['Kestrel']);
    await settle(two);
    expect(BOTH.map((each) => contractsIn(two, each))).toEqual([['Kestrel'], ['Kestrel']]);
    await settle(two);
    expect(writes(two)).toEqual([1, 1]);
    expect(await contractsHere(two)).toEqual(['Kestrel']);
  });

  it('has the preferred distributor and a field of both in both, and a field of one CRM there alone', async () => {
    two.there.salesforce.fields.push({ key: 'salesforce.Tier__c', label: 'Tier', type: 'select', values: [] });
    two.there.salesforce.editCompany(PARTNER, { values: { region: [], 'salesforce.Tier__c': [] } });
    two.there.hubspot.editCompany(PARTNER, { values: { region: [] } });
    await settle(two);
    const kestrel = await two.idOf('organization', 'Kestrel');
    await ask(two, 'salesforce', 'preferred', [kestrel]);
    await ask(two, 'salesforce', 'region', ['EMEA']);
    await ask(two, 'salesforce', 'salesforce.Tier__c', ['Gold']);
    await settle(two);
    expect(two.there.hubspot.company(PARTNER)).toMatchObject({ preferredId: 'Kestrel', values: { region: ['EMEA'] } });
    expect(two.there.salesforce.company(PARTNER).values).toEqual({ region: ['EMEA'], 'salesforce.Tier__c': ['Gold'] });
    expect(writes(two)).toEqual([1, 1]);
    const organization = await findOrganization(two.scope, await two.idOf('organization', PARTNER));
    expect(organization).toMatchObject({ preferredId: kestrel, values: { region: ['EMEA'] } });
  });

  it.each(BOTH)('is in the other one of the type that it was marked as in %s (row 22)', async (crm) => {
    await ask(two, crm, 'account_type', ['partner_2']);
    await settle(two);
    for (const each of BOTH) {
      expect(two.there[each].company(PARTNER)).toMatchObject({
        ...{ accountType: 'Distributor', status: 'Active Distributor' },
      });
    }
    expect(writes(two)).toEqual([1, 1]);
    const id = await two.idOf('organization', PARTNER);
    expect(await findOrganization(two.scope, id)).toMatchObject({ accountType: 'partner_2', standing: 'active' });
  });

  it('stays out of the programme in the CRM that keeps it out, unless it is taken in anew', async () => {
    two.there.hubspot.editCompany(PARTNER, { inSync: false });
    await settle(two);
    await ask(two, 'salesforce', 'account_type', ['partner_2']);
    await settle(two);
    expect(two.there.salesforce.company(PARTNER).accountType).toBe('Distributor');
    expect(two.there.hubspot.company(PARTNER)).toMatchObject({ accountType: 'Partner', inSync: false });
    two.there.salesforce.editCompany(PARTNER, { inSync: false });
    await settle(two);
    await ask(two, 'salesforce', 'account_type', ['partner_2']);
    await settle(two);
    for (const crm of BOTH) {
      expect(two.there[crm].company(PARTNER)).toMatchObject({ accountType: 'Distributor', inSync: true });
    }
  });

  it.each(BOTH)('stays what it is in the other one when %s keeps it out while a type is on its way', async (crm) => {
    await ask(two, crm, 'account_type', ['partner_2']);
    two.there[crm].editCompany(PARTNER, { inSync: false });
    await settle(two);
    expect(two.there[other(crm)].company(PARTNER)).toMatchObject({ accountType: 'Partner', inSync: true });
    expect(writes(two)).toEqual([0, 0]);
    expect(await listUnsettledRecordWrites(two.scope, 10)).toMatchObject([
      { write: { crm, target: 'account_type', state: 'refused', failureCode: 'overtaken' } },
    ]);
  });

  it('has in both the contracts that its list has when it is a partner again, without a write in between', async () => {
    two.there.hubspot.editCompany(PARTNER, { accountType: 'Distributor' });
    for (const crm of BOTH) await readChanges(two.worker, two.scope.tenantId, crm);
    two.clock.advance({ minutes: 1 });
    two.there.hubspot.editCompany(PARTNER, { accountType: 'Partner' });
    const listed = contractsIn(two, 'hubspot');
    await settle(two);
    expect(BOTH.map((crm) => contractsIn(two, crm))).toEqual([listed, listed]);
    expect(two.there.hubspot.companyWrites()).toBe(0);
    expect(await contractsHere(two)).toEqual(listed);
  });

  it('has in the other one what it came back to, though something else has arrived there meanwhile', async () => {
    const save = async (region: string) => {
      two.clock.advance({ seconds: 90 });
      two.there.salesforce.editCompany(PARTNER, { values: { region: [region] } });
      await readChanges(two.worker, two.scope.tenantId, 'salesforce');
    };
    await save('EMEA');
    await settle(two);
    await save('APAC');
    await deliverDue(two.worker);
    await save('Americas');
    await readChanges(two.worker, two.scope.tenantId, 'hubspot');
    await save('EMEA');
    expect(two.there.hubspot.company(PARTNER).values).toEqual({ region: ['APAC'] });
    await settle(two);
    expect(two.there.hubspot.company(PARTNER).values).toEqual({ region: ['EMEA'] });
    const written = writes(two);
    // And not what has arrived there already.
    await save('APAC');
    await deliverDue(two.worker);
    await save('Americas');
    await readChanges(two.worker, two.scope.tenantId, 'hubspot');
    await save('APAC');
    await settle(two);
    expect(two.there.hubspot.company(PARTNER).values).toEqual({ region: ['APAC'] });
    expect(writes(two)).toEqual([written[0], (written[1] ?? 0) + 1]);
  });

  it('is not written in a CRM that was disconnected, nor where it is so already', async () => {
    two.there.hubspot.editCompany(PARTNER, { contractNames: ['Kestrel'] });
    await readChanges(two.worker, two.scope.tenantId, 'hubspot');
    await askContracts(two, 'salesforce', ['Kestrel']);
    await settle(two);
    expect(writes(two)).toEqual([1, 0]);
    await disconnect(two.scope, 'hubspot', two.now());
    await askContracts(two, 'salesforce', ['Ostrava']);
    await settle(two);
    expect(writes(two)).toEqual([2, 0]);
  });

  it('a copy that the other CRM refuses is shown, and undoes nothing', async () => {
    two.there.hubspot.crm.writeMany = () => Promise.reject(new CrmFailure('rejected', 'A rule said no.'));
    await askContracts(two, 'salesforce', ['Kestrel']);
    await settle(two);
    expect([contractsIn(two, 'salesforce'), await contractsHere(two)]).toEqual([['Kestrel'], ['Kestrel']]);
    expect(await listUnsettledRecordWrites(two.scope, 5)).toMatchObject([
      { write: { crm: 'hubspot', state: 'refused', failureText: 'A rule said no.', requestedBy: 'Ann' } },
    ]);
  });

  it('what was asked for in the other CRM afterwards is the newer decision there', async () => {
    await askContracts(two, 'salesforce', ['Kestrel']);
    two.clock.advance({ seconds: 5 });
    await askContracts(two, 'hubspot', ['Ostrava']);
    await settle(two);
    expect(BOTH.map((each) => contractsIn(two, each))).toEqual([['Ostrava'], ['Ostrava']]);
  });
});

describe('whatever people and CRMs do, in any order', () => {
  const names = fc.uniqueArray(fc.constantFrom(...DISTRIBUTORS), { maxLength: 3 });
  const crm = fc.constantFrom<CrmKind>('salesforce', 'hubspot');
  const step = fc.oneof(
    fc.record({ do: fc.constant('edit' as const), crm, names }),
    fc.record({ do: fc.constant('ask' as const), crm, names }),
    fc.record({ do: fc.constant('read' as const), crm }),
    fc.record({ do: fc.constant('fail' as const), crm, when: fc.constantFrom('before' as const, 'after' as const) }),
    fc.constant({ do: 'deliver' as const }),
  );

  /** Holds that a write replaces nothing but what was known to stand there, or what Tierline may have put there itself. */
  async function watch(here: TwoCrms) {
    const recordId = await here.idOf('organization', PARTNER);
    for (const kind of BOTH) {
      const { crm: adapter } = here.there[kind];
      const { writeMany } = adapter;
      adapter.writeMany = async (object, calls) => {
        const of = { object: 'organization' as const, recordId, crm: kind, target: 'contracts' };
        const left = await listLeftThere(here.scope, kind, 'organization', [recordId]);
        const replaceable = [(await findPendingWrite(here.scope, of))?.replaces, ...left.map(({ desired }) => desired)];
        const held = await Promise.all(contractsIn(here, kind).map((name) => here.idOf('organization', name)));
        expect(replaceable.some((each) => each && isSame(each, held))).toBe(true);
        return writeMany(object, calls);
      };
    }
  }

  it('nothing that a person put there unseen is written over, everything is settled, and then nothing more is written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const here = await createTwoCrms();
        try {
          for (const each of BOTH) await readChanges(here.worker, here.scope.tenantId, each);
          await watch(here);
          for (const each of steps) {
            here.clock.advance({ seconds: 7 });
            if (each.do === 'edit') here.there[each.crm].editCompany(PARTNER, { contractNames: [...each.names] });
            else if (each.do === 'ask') await askContracts(here, each.crm, each.names);
            else if (each.do === 'read') await readChanges(here.worker, here.scope.tenantId, each.crm);
            else if (each.do === 'fail') here.there[each.crm].failNext(each.when);
            else await deliverDue(here.worker);
          }
          await settle(here);
          const waiting = (await listUnsettledRecordWrites(here.scope, 50)).filter(
            ({ write }) => write.state === 'pending',
          );
          expect(waiting).toEqual([]);
          const [before, stands] = [writes(here), await contractsHere(here)];
          expect(BOTH.map((each) => contractsIn(here, each))).toContainEqual(stands);
          await settle(here);
          expect([writes(here), await contractsHere(here)]).toEqual([before, stands]);
        } finally {
          here.close();
        }
      }),
      { numRuns: 60 },
    );
  }, 300_000);

  it('with one CRM the contracts here are those of its field', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const here = await createTwoCrms();
        try {
          await disconnect(here.scope, 'hubspot', here.now());
          const read = () => readChanges(here.worker, here.scope.tenantId, 'salesforce');
          await read();
          for (const each of steps) {
            here.clock.advance({ seconds: 7 });
            if (each.do === 'edit') here.there.salesforce.editCompany(PARTNER, { contractNames: [...each.names] });
            else if (each.do === 'ask') await askContracts(here, 'salesforce', each.names);
            else if (each.do === 'read') await read();
            else if (each.do === 'fail') here.there.salesforce.failNext(each.when);
            else await deliverDue(here.worker);
          }
          await settle(here);
          expect(await contractsHere(here)).toEqual(contractsIn(here, 'salesforce'));
        } finally {
          here.close();
        }
      }),
      { numRuns: 40 },
    );
  }, 300_000);
});
