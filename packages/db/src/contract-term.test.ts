import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveContracts } from './contract.ts';
import { findContractTerm, listBeginning, listContractTerms, listEnding, saveContractTerm } from './contract-term.ts';
import { migrate } from './migrate.ts';
import type { Scope } from './scope.ts';
import { createTenant } from './tenant.ts';
import { databaseModes, type TestDatabase } from './testing/database-modes.ts';
import { explainPlans } from './testing/explain-plans.ts';

const AT = '2026-11-01T08:00:00.000Z';
const DAYS = { today: '2026-11-26', since: '2026-10-26' };

describe.each(databaseModes)('the dates of contracts in $mode', ({ open }) => {
  let opened: TestDatabase;
  let scope: Scope;
  beforeEach(async () => {
    opened = await open();
    await migrate(opened.db);
    for (const id of ['one', 'two']) await createTenant(opened.db, { id, name: id, createdAt: AT });
    scope = { db: opened.db, tenantId: 'one' };
  });
  afterEach(() => opened.close());

  const term = (secondPartnerId: string, startsOn: string | null, endsOn: string | null, partnerId = 'p') =>
    saveContractTerm(scope, {
      ...{ partnerId, secondPartnerId, startsOn, endsOn, territories: [], productLines: [], reviewedAt: null },
    });
  const contract = (secondPartnerId: string, startedAt: string, endedAt: string | null = null) =>
    saveContracts(scope, [
      {
        partnerId: 'p',
        nameKey: secondPartnerId,
        name: secondPartnerId,
        secondPartnerId,
        position: 0,
        startedAt,
        endedAt,
      },
    ]);
  const ending = async () =>
    (await listEnding(opened.db, DAYS, null, 10)).map(({ secondPartnerId }) => secondPartnerId);
  const beginning = async () =>
    (await listBeginning(opened.db, DAYS, null, 10)).map(({ secondPartnerId }) => secondPartnerId);

  it('are one row for a pair, whose newest state counts', async () => {
    await term('d', '2026-01-01', null);
    await term('d', '2026-02-01', '2026-12-31');
    expect(await findContractTerm(scope, { partnerId: 'p', secondPartnerId: 'd' })).toMatchObject({
      ...{ startsOn: '2026-02-01', endsOn: '2026-12-31' },
    });
    expect(await listContractTerms(scope, 'p')).toHaveLength(1);
    expect(await findContractTerm({ ...scope, tenantId: 'two' }, { partnerId: 'p', secondPartnerId: 'd' })).toBeNull();
  });

  it('end what stands after its last day, and nothing that was stated again since or has long been past', async () => {
    for (const name of ['past', 'today', 'long past', 'again', 'ended', 'unstated'])
      await term(name, null, '2026-11-25');
    await term('today', null, '2026-11-26');
    await term('long past', null, '2026-10-25');
    for (const name of ['past', 'today', 'long past']) await contract(name, AT);
    await contract('again', '2026-11-26T01:00:00.000Z');
    await contract('ended', AT, '2026-11-25T12:00:00.000Z');
    expect(await ending()).toEqual(['past']);
  });

  it('begin what has not stood since its first day', async () => {
    for (const name of ['today', 'stood before', 'stands', 'stood since']) await term(name, '2026-11-20', null);
    await term('today', '2026-11-26', '2026-11-26');
    await term('tomorrow', '2026-11-27', null);
    await term('over', '2026-11-20', '2026-11-25');
    await contract('stood before', AT, '2026-11-19T23:00:00.000Z');
    await contract('stands', AT);
    await contract('stood since', AT, '2026-11-20T09:00:00.000Z');
    expect((await beginning()).toSorted()).toEqual(['stood before', 'today']);
  });

  it('are looked at by their days alone, however many there are', async () => {
    for (const after of [null, { tenantId: 'one', partnerId: 'p' }]) {
      const plans = await explainPlans(opened.db, async (db) => {
        await listEnding(db, DAYS, after, 10);
        await listBeginning(db, DAYS, after, 10);
      });
      expect(plans[0]).toContain('contract_term_ends (tenant_id=? AND ends_on');
      expect(plans[1]).toContain('contract_term_starts (tenant_id=? AND starts_on');
    }
  });

  it('are looked at page by page, partner by partner', async () => {
    for (const partnerId of ['p3', 'p1', 'p2']) {
      for (const name of ['d1', 'd2']) await term(name, '2026-11-20', null, partnerId);
    }
    const partners = async (after: string | null, limit: number) => {
      const from = after === null ? null : { tenantId: 'one', partnerId: after };
      return (await listBeginning(opened.db, DAYS, from, limit)).map(({ partnerId }) => partnerId);
    };
    expect(await partners(null, 3)).toEqual(['p1', 'p1', 'p2']);
    expect(await partners('p1', 3)).toEqual(['p2', 'p2', 'p3']);
    expect(await partners('p3', 3)).toEqual([]);
  });
});
