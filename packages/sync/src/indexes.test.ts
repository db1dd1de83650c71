import { findLatestChange, forgetChanges, listChangesAfter } from '@tierline/db/change';
import { saveRule } from '@tierline/db/rule';
import { saveSetting } from '@tierline/db/second-partner-setting';
import type { Coverage } from '@tierline/domain/eligibility-index/types';
import { DEFAULT_SETTING } from '@tierline/domain/second-partner-setting';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIndexes } from './indexes.ts';
import { distributor, openTenant, opportunity, reseller } from './testing/tenant-database.ts';

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.close());

let stamps = 0;
/** The CRM's next second. */
const next = () => {
  stamps += 1;
  return { modifiedAt: new Date(Date.parse('2026-11-23T10:00:00.000Z') + stamps * 1000).toISOString() };
};
const rule = (id: string, same: string[], revision = 1) => ({
  ...{ id, name: id, nameKey: id, same, revision, removedAt: null, savedAt: '', savedBy: '' },
  partner: { id: 'p', join: 'and' as const, items: [] },
  secondPartner: { id: 's', join: 'and' as const, items: [] },
});
const idOf = async (name: string) => {
  const { rows } = await tenant.scope.db
    .all<{ id: string }>(`select id from organization where name = '${name}'`)
    .then((rows) => ({ rows }));
  return rows[0]?.id ?? '';
};

/** How many may stand behind the partner, as an index says it. */
const count = async (indexes: ReturnType<typeof createIndexes>, name: string) =>
  (await indexes.get(tenant.scope)).countSecondPartnersOf(await idOf(name));

/** Rules come in no particular order. */
const inOrder = (coverage: Coverage) => ({
  ...coverage,
  rules: coverage.rules.toSorted((a, b) => a.id.localeCompare(b.id)),
});

async function seed() {
  await tenant.takeOrganization(distributor('d1', 'Northwind', { ...next(), values: { region: ['EMEA'] } }));
  await tenant.takeOrganization(distributor('d2', 'Kestrel', { ...next(), values: { region: ['APAC'] } }));
  await tenant.takeOrganization(
    reseller('p1', 'Brightline', ['Northwind'], { ...next(), values: { region: ['EMEA'] } }),
  );
  await tenant.takeDeal({ ...opportunity('o1', { partnerId: 'p1', secondPartnerId: 'd1' }), ...next() });
}

describe('the index of a vendor follows what is saved', () => {
  it('organizations, contracts, rules, who decides, and deals, whoever saved them', async () => {
    const here = createIndexes();
    const there = createIndexes();
    await seed();
    for (const indexes of [here, there]) expect(await count(indexes, 'Brightline')).toBe(1);

    await tenant.takeOrganization(
      reseller('p1', 'Brightline', ['Northwind', 'Kestrel'], { ...next(), values: { region: ['EMEA'] } }),
    );
    for (const indexes of [here, there]) expect(await count(indexes, 'Brightline')).toBe(2);

    await saveRule(tenant.scope, rule('same', ['region']));
    await saveSetting(tenant.scope, { ...DEFAULT_SETTING, source: 'rules', revision: 1 });
    for (const indexes of [here, there]) expect(await count(indexes, 'Brightline')).toBe(1);

    await tenant.takeOrganization(distributor('d2', 'Kestrel', { ...next(), values: { region: ['EMEA'] } }));
    for (const indexes of [here, there]) expect(await count(indexes, 'Brightline')).toBe(2);

    await tenant.takeOrganization(distributor('d1', 'Northwind', { ...next(), status: 'Inactive Distributor' }));
    const broken = (await here.get(tenant.scope)).impactOf([{ kind: 'rule_removed', id: 'same' }]);
    expect([broken.lost, broken.broken.length]).toEqual([1, 0]);
  });

  it('is built anew where it has missed what nobody remembers', async () => {
    const indexes = createIndexes();
    await seed();
    expect(await count(indexes, 'Brightline')).toBe(1);
    await tenant.takeOrganization(reseller('p1', 'Brightline', ['Kestrel', 'Northwind'], { ...next(), values: {} }));
    await tenant.takeOrganization(distributor('d3', 'Ostrava', next()));
    await forgetChanges(tenant.scope.db, 1);
    expect(await listChangesAfter(tenant.scope, 1, 10)).toBeNull();
    expect(await count(indexes, 'Brightline')).toBe(2);
  });

  it('is built anew where a backup was restored under a running server', async () => {
    const backup = await openTenant();
    await backup.takeOrganization(distributor('d9', 'Ostrava', next()));
    await seed();
    await tenant.takeOrganization(distributor('d3', 'Ostrava', next()));
    const indexes = createIndexes();
    expect(await count(indexes, 'Brightline')).toBe(1);
    const restored = await indexes.get(backup.scope);
    backup.close();
    expect(restored.coverage()).toMatchObject({ secondPartners: 1 });
    expect(restored.countSecondPartnersOf(await idOf('Brightline'))).toBe(0);
  });

  it('lets go of what was not asked for longest, and gets it again', async () => {
    await seed();
    const indexes = createIndexes({ mostBytes: 1 });
    expect(await count(indexes, 'Brightline')).toBe(1);
    expect(indexes.size().tenants).toBe(1);
    await indexes.get({ ...tenant.scope, tenantId: 'vendor-2' });
    expect(indexes.size().tenants).toBe(1);
    expect(await count(indexes, 'Brightline')).toBe(1);
  });

  it('serves many who ask at once from one build', async () => {
    await seed();
    const indexes = createIndexes();
    const got = await Promise.all(Array.from({ length: 5 }, () => indexes.get(tenant.scope)));
    expect(new Set(got).size).toBe(1);
  });

  it('after any history says what an index built anew says', async () => {
    const kept = createIndexes();
    await kept.get(tenant.scope);
    const region = fc.constantFrom([], ['EMEA'], ['APAC']);
    const step = fc.oneof(
      fc.record({
        what: fc.constant('distributor' as const),
        id: fc.constantFrom('d1', 'd2'),
        values: region,
        active: fc.boolean(),
      }),
      fc.record({
        what: fc.constant('reseller' as const),
        id: fc.constantFrom('p1', 'p2'),
        values: region,
        names: fc.subarray(['d1', 'd2']),
      }),
      fc.record({
        what: fc.constant('rule' as const),
        id: fc.constantFrom('r1', 'r2'),
        same: fc.subarray(['region']),
        gone: fc.boolean(),
      }),
      fc.record({
        what: fc.constant('source' as const),
        source: fc.constantFrom('rules' as const, 'contracts' as const),
      }),
      fc.record({
        what: fc.constant('deal' as const),
        partner: fc.constantFrom('p1', 'p2', null),
        second: fc.constantFrom('d1', 'd2', null),
        open: fc.boolean(),
      }),
    );
    let revision = 1;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const each of steps) {
          revision += 1;
          if (each.what === 'distributor') {
            const status = each.active ? 'Active Distributor' : 'Inactive Distributor';
            await tenant.takeOrganization(
              distributor(each.id, each.id, { ...next(), status, values: { region: each.values } }),
            );
          } else if (each.what === 'reseller') {
            await tenant.takeOrganization(
              reseller(each.id, each.id, each.names, { ...next(), values: { region: each.values } }),
            );
          } else if (each.what === 'rule') {
            await saveRule(tenant.scope, {
              ...rule(each.id, each.same, revision),
              removedAt: each.gone ? 'gone' : null,
            });
          } else if (each.what === 'source') {
            await saveSetting(tenant.scope, { ...DEFAULT_SETTING, source: each.source, revision });
          } else {
            await tenant.takeDeal({
              ...opportunity('o1', { partnerId: each.partner, secondPartnerId: each.second, open: each.open }),
              ...next(),
            });
          }
          const followed = await kept.get(tenant.scope);
          const anew = await createIndexes().get(tenant.scope);
          expect(inOrder(followed.coverage())).toEqual(inOrder(anew.coverage()));
          const change = { kind: 'source', source: 'contracts' } as const;
          expect(followed.impactOf([change]).digest).toBe(anew.impactOf([change]).digest);
          expect(followed.impactOf([change]).broken).toEqual(anew.impactOf([change]).broken);
        }
      }),
      { numRuns: 15 },
    );
    expect(await findLatestChange(tenant.scope.db)).toBeGreaterThan(0);
  });
});
