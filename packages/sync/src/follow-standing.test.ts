import { countIneligible, findStanding, listUnfollowed } from '@tierline/db/deal-standing';
import { findLink } from '@tierline/db/record-link';
import { saveRule } from '@tierline/db/rule';
import { saveSetting } from '@tierline/db/second-partner-setting';
import { DEFAULT_SETTING } from '@tierline/domain/second-partner-setting';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followAllStandings, followStandings } from './follow-standing.ts';
import { createIndexes } from './indexes.ts';
import { distributor, NOW, openTenant, opportunity, reseller } from './testing/tenant-database.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
let now: string;
const context = () => ({
  ...{ db: tenant.db, indexes: createIndexes(), now: () => now },
  report: (fault: unknown) => {
    throw fault;
  },
});
beforeEach(async () => {
  tenant = await openTenant();
  now = NOW;
  await tenant.takeOrganization(distributor('d1', 'Northwind', { values: { region: ['EMEA'] } }));
  await tenant.takeOrganization(distributor('d2', 'Kestrel', { values: { region: ['APAC'] } }));
  await tenant.takeOrganization(reseller('p1', 'Brightline', ['Northwind'], { values: { region: ['EMEA'] } }));
  await tenant.takeDeal(opportunity('o1', { partnerId: 'p1', secondPartnerId: 'd1' }));
  await followAllStandings(context());
});
afterEach(() => tenant.close());

const standing = async (crmId = 'o1') => {
  const link = await findLink(tenant.scope, 'salesforce', 'deal', crmId);
  const found = await findStanding(tenant.scope, link?.id ?? '');
  return found && { eligible: found.eligible, since: found.since, basis: found.basis };
};
const later = (day: string) => {
  now = `${day}T12:00:00.000Z`;
  return { modifiedAt: now };
};
const sameRegion = (revision: number, removedAt: string | null = null) => ({
  ...{ id: 'rule', name: 'Same region', nameKey: 'same region', same: ['region'], revision, removedAt },
  ...{ savedAt: now, savedBy: 'Ann' },
  partner: { id: 'p', join: 'and' as const, items: [] },
  secondPartner: { id: 's', join: 'and' as const, items: [] },
});

describe('the standing of an open deal’s distributor (rows 47, 273, 276)', () => {
  it('is eligible by its contract, until that ends', async () => {
    expect(await standing()).toEqual({ eligible: true, since: NOW, basis: { by: 'contract' } });
    await tenant.takeOrganization(reseller('p1', 'Brightline', [], later('2026-12-01')));
    await followAllStandings(context());
    expect(await standing()).toEqual({ eligible: false, since: now, basis: { by: 'contract' } });
    expect(await countIneligible(tenant.scope)).toBe(1);
  });

  it('names the rule that let it until then, and does not move with time', async () => {
    await saveRule(tenant.scope, sameRegion(1));
    await saveSetting(tenant.scope, { ...DEFAULT_SETTING, source: 'rules', revision: 1 });
    await followAllStandings(context());
    const basis = { by: 'rule', ruleId: 'rule', name: 'Same region' };
    expect(await standing()).toEqual({ eligible: true, since: NOW, basis });

    await tenant.takeOrganization(
      distributor('d1', 'Northwind', { ...later('2026-12-01'), values: { region: ['APAC'] } }),
    );
    await followAllStandings(context());
    const since = now;
    expect(await standing()).toEqual({ eligible: false, since, basis });
    later('2026-12-24');
    await saveRule(tenant.scope, sameRegion(2, now));
    await followAllStandings(context());
    expect(await standing()).toEqual({ eligible: false, since, basis });
    await saveRule(tenant.scope, { ...sameRegion(3), id: 'all', name: 'All', nameKey: 'all', same: [] });
    await followAllStandings(context());
    expect(await standing()).toEqual({
      ...{ eligible: true, since: now, basis: { by: 'rule', ruleId: 'all', name: 'All' } },
    });
  });

  it('of one that somebody set in the CRM, who never might, has no reason to name', async () => {
    await tenant.takeDeal({ ...opportunity('o1', { partnerId: 'p1', secondPartnerId: 'd2' }), ...later('2026-12-01') });
    await followAllStandings(context());
    expect(await standing()).toEqual({ eligible: false, since: now, basis: null });
  });

  it('ends with the deal, or with its distributor', async () => {
    await tenant.takeDeal({ ...opportunity('o1', { partnerId: 'p1', secondPartnerId: null }), ...later('2026-12-01') });
    await followAllStandings(context());
    expect(await standing()).toBeNull();
    await tenant.takeDeal({ ...opportunity('o2', { partnerId: 'p1', secondPartnerId: 'd1' }), ...later('2026-12-02') });
    await followAllStandings(context());
    expect(await standing('o2')).not.toBeNull();
    await tenant.takeDeal({
      ...opportunity('o2', { partnerId: 'p1', secondPartnerId: 'd1', open: false }),
      ...later('2026-12-03'),
    });
    await followAllStandings(context());
    expect(await standing('o2')).toBeNull();
  });

  it('is followed by one server at a time, and not at all while nothing changes', async () => {
    expect(await listUnfollowed(tenant.db, 10)).toEqual([]);
    await tenant.takeOrganization(reseller('p1', 'Brightline', [], later('2026-12-01')));
    expect(await listUnfollowed(tenant.db, 10)).toEqual([tenant.scope.tenantId]);
    await Promise.all([
      followStandings(context(), tenant.scope.tenantId),
      followStandings(context(), tenant.scope.tenantId),
    ]);
    expect(await standing()).toMatchObject({ eligible: false, since: now });
    expect(await listUnfollowed(tenant.db, 10)).toEqual([]);
  });

  it('stays with the server that reviews them, however long that takes', async () => {
    await saveRule(tenant.scope, sameRegion(1));
    const { rows } = await tenant.db.$client.execute(`select partner_id, second_partner_id from deal`);
    await tenant.db.$client.execute({
      sql: `with recursive n(i) as (select 1 union all select i + 1 from n where i < 15000)
        insert into deal (tenant_id, id, kind, name, open, deleted, partner_id, second_partner_id)
        select ?, 'many-' || i, 'deal', 'n', 1, 0, ?, ? from n`,
      args: [tenant.scope.tenantId, rows[0]?.partner_id ?? '', rows[0]?.second_partner_id ?? ''],
    });
    let seconds = 0;
    const slow = () => {
      // A page of 5,000 takes more than four minutes.
      seconds += 0.05;
      return new Date(Date.parse(NOW) + seconds * 1000).toISOString();
    };
    let reviews = 0;
    const indexes = createIndexes();
    const counted = {
      ...indexes,
      get: (scope: typeof tenant.scope) => indexes.get(scope).finally(() => (reviews += 1)),
    };
    const server = { ...context(), indexes: counted, now: slow };
    const first = followStandings(server, tenant.scope.tenantId);
    let tried = 0;
    for (; seconds < 700; tried += 1) await followStandings(server, tenant.scope.tenantId);
    expect(tried).toBeGreaterThan(2);
    expect(reviews).toBe(1);
    await first;
    expect(await findStanding(tenant.scope, 'many-15000')).toMatchObject({ eligible: true });
  });
});
