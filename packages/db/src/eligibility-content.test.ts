import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  everyContract,
  everyOpenDeal,
  everyOpenDealOf,
  everyOrganization,
  listStandingContracts,
} from './eligibility-content.ts';
import { migrate } from './migrate.ts';
import type { Database } from './open-database.ts';
import type { Scope } from './scope.ts';
import { createTenant } from './tenant.ts';
import { databaseModes, type TestDatabase } from './testing/database-modes.ts';
import { explainPlans } from './testing/explain-plans.ts';

const AT = '2026-11-01T08:00:00.000Z';
/** More than two pages of 5,000. */
const MANY = 11_000;

const counted = `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${MANY})`;

async function gather<T>(pages: AsyncGenerator<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

describe.each(databaseModes)('what an index is built from, in $mode', ({ open }) => {
  let opened: TestDatabase;
  let scope: Scope;
  const run = (sql: string) => opened.db.$client.execute(sql);
  const plansOf = (read: (scope: Scope) => AsyncGenerator<unknown[]>) =>
    explainPlans(opened.db, (db: Database) => gather(read({ ...scope, db })));
  beforeEach(async () => {
    opened = await open();
    await migrate(opened.db);
    scope = { db: opened.db, tenantId: 'one' };
    for (const id of ['one', 'two']) await createTenant(opened.db, { id, name: id, createdAt: AT });
    await run(`insert into organization (tenant_id, id, name, name_key, account_type, standing, field_values)
      ${counted} select 'one', 'p' || (i * 7919 % ${MANY}), 'n', 'n', 'partner', 'active', '{}' from n`);
    await run(`insert into contract (tenant_id, partner_id, name_key, name, second_partner_id, position, started_at)
      ${counted} select 'one', 'p' || (i % 3000), 'd' || (i * 7919 % ${MANY}), 'D', 'd', 0, '${AT}' from n`);
    await run(`insert into deal (tenant_id, id, kind, name, open, deleted, partner_id, second_partner_id)
      ${counted} select 'one', 'o' || (i * 7919 % ${MANY}), 'deal', 'n', i % 10 > 0, 0,
        case i % 2 when 0 then 'p' || (i % 50) end, case i % 5 when 0 then null else 'd' || (i % 3) end from n`);
  });
  afterEach(() => opened.close());

  it('comes whole and once, page by page', async () => {
    const organizations = await gather(everyOrganization(scope));
    expect([organizations.length, new Set(organizations.map(({ id }) => id)).size]).toEqual([MANY, MANY]);
    const contracts = await gather(everyContract(scope));
    expect([contracts.length, new Set(contracts.map(({ partnerId }) => partnerId)).size]).toEqual([MANY, 3000]);
    const deals = await gather(everyOpenDeal(scope));
    expect([deals.length, new Set(deals.map(({ id }) => id)).size]).toEqual([MANY * 0.9, MANY * 0.9]);
    expect(await gather(everyOpenDeal({ ...scope, tenantId: 'two' }))).toEqual([]);
  });

  it('is read in the order that it is kept in, without sorting', async () => {
    for (const read of [everyOrganization, everyContract, everyOpenDeal]) {
      const plans = await plansOf(read);
      expect(plans.length).toBeGreaterThanOrEqual(2);
      for (const plan of plans) {
        expect(plan).not.toContain('TEMP B-TREE');
        expect(plan).toMatch(
          /SEARCH \w+ USING (COVERING )?INDEX sqlite_autoindex_\w+ \(tenant_id=\? AND \(?\w+(,\w+\))?>/,
        );
      }
    }
  });

  it('is found for many organizations at once, by their own deals alone', async () => {
    const all = await gather(everyOpenDeal(scope));
    const naming = (ids: string[]) =>
      all.filter(
        ({ partnerId, secondPartnerId }) =>
          secondPartnerId !== null && (ids.includes(partnerId ?? '') || ids.includes(secondPartnerId)),
      );
    const ids = ['p2', 'p4', 'p40', 'd1', 'd2'];
    const found = await gather(everyOpenDealOf(scope, ids));
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(naming(ids).map(({ id }) => id)));
    expect(new Set(found.map(({ id }) => id)).size).toBeGreaterThan(5000);
    expect(await gather(everyOpenDealOf(scope, []))).toEqual([]);
    const plans = await plansOf((within) => everyOpenDealOf(within, ids));
    expect(plans.length).toBeLessThan(8);
    expect(plans.some((plan) => plan.includes('partner_id=? AND rowid>?'))).toBe(true);
    for (const plan of plans) {
      expect(plan).toMatch(/USING INDEX deal_(second_)?partner \(tenant_id=\? AND (second_)?partner_id=\?/);
      expect(plan).not.toContain('TEMP B-TREE');
    }
  });

  it('has the contracts of some partners without those of the others', async () => {
    const ids = Array.from({ length: 1200 }, (_, at) => `p${at}`);
    const found = await listStandingContracts(scope, ids);
    expect(new Set(found.map(({ partnerId }) => partnerId))).toEqual(new Set(ids));
    const plans = await explainPlans(opened.db, (db) => listStandingContracts({ ...scope, db }, ids));
    expect(plans.length).toBe(3);
    for (const plan of plans) expect(plan).toContain('(tenant_id=? AND partner_id=?)');
  });
});
