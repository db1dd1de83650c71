import { listAttribution } from '@tierline/db/attribution';
import { getDeal } from '@tierline/db/deal';
import { findOrganization } from '@tierline/db/organization';
import { addToOutbox, findPending, findPendingDecision, listUnsettled } from '@tierline/db/outbox';
import { listLinks } from '@tierline/db/record-link';
import { CrmFailure, type CrmKind } from '@tierline/domain/crm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChanges } from './read-changes.ts';
import { DEAL } from './testing/small-crm.ts';
import { createTwoCrms, DISTRIBUTORS, type Distributor, type TwoCrms } from './testing/two-crms.ts';
import { deliverDue } from './worker.ts';

const BOTH: readonly CrmKind[] = ['salesforce', 'hubspot'];
const other = (crm: CrmKind): CrmKind => (crm === 'salesforce' ? 'hubspot' : 'salesforce');

const read = (two: TwoCrms, crm: CrmKind) => readChanges(two.worker, two.scope.tenantId, crm);
const deliver = (two: TwoCrms) => deliverDue(two.worker);
async function settle(two: TwoCrms) {
  for (let round = 0; round < 12; round += 1) {
    two.clock.advance({ minutes: 6 });
    for (const crm of BOTH) await read(two, crm);
    await deliver(two);
  }
}
const valueHere = async (two: TwoCrms) => {
  const { secondPartnerId } = await getDeal(two.scope, await two.idOf('deal', DEAL));
  return secondPartnerId && ((await findOrganization(two.scope, secondPartnerId))?.name ?? null);
};
const ledger = async (two: TwoCrms) =>
  (await listAttribution(two.scope, await two.idOf('deal', DEAL)))
    .filter(({ role }) => role === 'second_partner')
    .map(({ organizationName, source, crm }) => [organizationName, source, crm]);

/** A person chooses on that CRM's page; nobody may while another choice is on its way. */
async function choose(two: TwoCrms, crm: CrmKind, distributor: Distributor | null): Promise<boolean> {
  const dealId = await two.idOf('deal', DEAL);
  if (await findPendingDecision(two.scope, dealId)) return false;
  if (await findPending(two.scope, dealId, crm)) return false;
  const link = (await listLinks(two.scope, 'deal', dealId)).find((each) => each.crm === crm);
  const held = (link?.seen?.secondPartnerId ?? null) as string | null;
  const desiredId = distributor && (await two.idOf('organization', distributor));
  if (held === desiredId) return false;
  await addToOutbox(two.scope, {
    ...{ id: `choice-${two.now()}`, crm, dealId, purpose: 'decision', desiredId, replaces: [held] },
    ...{ state: 'pending', attempts: 0, runAfter: two.now(), requestedAt: two.now(), requestedBy: 'Robin' },
    ...{ leaseToken: null, leaseUntil: null, failureCode: null, failureText: null, settledAt: null, dismissedAt: null },
  });
  return true;
}

let two: TwoCrms;
beforeEach(async () => {
  two = await createTwoCrms();
  for (const crm of BOTH) await read(two, crm);
  two.clock.advance({ minutes: 10 });
});
afterEach(() => two.close());

describe('a deal that is in both CRMs (rows 107, 276, 278)', () => {
  it.each(BOTH)('has in the other one what was chosen in %s', async (crm) => {
    await choose(two, crm, 'Kestrel');
    await deliver(two);
    await deliver(two);
    expect(BOTH.map((each) => two.there[each].value())).toEqual(['Kestrel', 'Kestrel']);
    expect(await ledger(two)).toEqual([['Kestrel', 'tierline', crm]]);
  });

  it.each(BOTH)('has in the other one what was edited natively in %s, and loses it there too', async (crm) => {
    two.there[crm].edit('Ostrava');
    await read(two, crm);
    await deliver(two);
    expect(two.there[other(crm)].value()).toBe('Ostrava');
    two.clock.advance({ minutes: 1 });
    two.there[other(crm)].edit(null);
    await read(two, other(crm));
    await deliver(two);
    expect(two.there[crm].value()).toBeNull();
    expect(await ledger(two)).toEqual([
      ['Ostrava', 'native', crm],
      [null, 'native', other(crm)],
    ]);
  });

  it('takes a copy for no edit, however often it is read', async () => {
    await choose(two, 'salesforce', 'Kestrel');
    await settle(two);
    expect(two.there.salesforce.writes() + two.there.hubspot.writes()).toBe(2);
    expect(await ledger(two)).toHaveLength(1);
  });

  it.each([
    ['salesforce', 'Northwind', 'Ostrava'],
    ['hubspot', 'Kestrel', 'Northwind'],
  ] as const)('keeps the later of two edits, when %s is read first', async (first, earlier, later) => {
    two.there.salesforce.edit(earlier);
    two.clock.advance({ minutes: 1 });
    two.there.hubspot.edit(later);
    await read(two, first);
    await settle(two);
    const values = BOTH.map((each) => two.there[each].value());
    expect([await valueHere(two), ...values]).toEqual([later, later, later]);
  });

  it('a copy that the other CRM refuses is shown, and undoes nothing', async () => {
    two.there.hubspot.crm.writeSecondPartner = () => Promise.reject(new CrmFailure('rejected', 'A rule said no.'));
    await choose(two, 'salesforce', 'Kestrel');
    await deliver(two);
    await deliver(two);
    expect([await valueHere(two), two.there.salesforce.value()]).toEqual(['Kestrel', 'Kestrel']);
    const [unsettled] = await listUnsettled(two.scope, 5);
    expect(unsettled?.write).toMatchObject({
      crm: 'hubspot',
      purpose: 'relay',
      state: 'refused',
      failureText: 'A rule said no.',
    });
  });
});

describe('whatever people and CRMs do, in any order', () => {
  const value = fc.constantFrom<Distributor | null>(...DISTRIBUTORS, null);
  const crm = fc.constantFrom<CrmKind>('salesforce', 'hubspot');
  const step = fc.oneof(
    fc.record({ do: fc.constant('edit' as const), crm, value }),
    fc.record({ do: fc.constant('choose' as const), crm, value }),
    fc.record({ do: fc.constant('read' as const), crm }),
    fc.record({ do: fc.constant('fail' as const), crm, when: fc.constantFrom('before' as const, 'after' as const) }),
    fc.constant({ do: 'deliver' as const }),
  );

  it('both end with what counts here, the ledger with it, and then nothing more is written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const here = await createTwoCrms();
        try {
          for (const each of BOTH) await read(here, each);
          for (const each of steps) {
            here.clock.advance({ seconds: 7 });
            if (each.do === 'edit') here.there[each.crm].edit(each.value);
            else if (each.do === 'choose') await choose(here, each.crm, each.value);
            else if (each.do === 'read') await read(here, each.crm);
            else if (each.do === 'fail') here.there[each.crm].failNext(each.when);
            else await deliver(here);
          }
          await settle(here);
          const values = BOTH.map((each) => here.there[each].value());
          const counts = await valueHere(here);
          expect(values).toEqual([counts, counts]);
          expect((await ledger(here)).at(-1)?.[0] ?? null).toBe(counts);
          const writes = BOTH.map((each) => here.there[each].writes());
          await settle(here);
          expect(BOTH.map((each) => here.there[each].writes())).toEqual(writes);
          const waiting = (await listUnsettled(here.scope, 5)).filter(({ write }) => write.state === 'pending');
          expect(waiting).toEqual([]);
        } finally {
          here.close();
        }
      }),
      { numRuns: 60 },
    );
  }, 300_000);
});
