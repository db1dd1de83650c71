import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  isContractName,
  listContractsOfPartner,
  listContractsOfPartners,
  resolveContracts,
  saveContracts,
} from './contract.ts';
import { migrate } from './migrate.ts';
import { saveOrganization } from './organization.ts';
import type { Scope } from './scope.ts';
import { createTenant } from './tenant.ts';
import { databaseModes, type TestDatabase } from './testing/database-modes.ts';
import { explainPlans } from './testing/explain-plans.ts';

const AT = '2026-11-01T08:00:00.000Z';

describe.each(databaseModes)('contracts in $mode', ({ open }) => {
  let opened: TestDatabase;
  let scope: Scope;
  beforeEach(async () => {
    opened = await open();
    await migrate(opened.db);
    for (const id of ['one', 'two']) await createTenant(opened.db, { id, name: id, createdAt: AT });
    scope = { db: opened.db, tenantId: 'one' };
  });
  afterEach(() => opened.close());

  const save = (of: Scope, partnerId: string, name: string, secondPartnerId: string | null, position = 0) =>
    saveContracts(of, [
      {
        ...{ partnerId, nameKey: name.toLowerCase(), name, secondPartnerId },
        ...{ position, startedAt: AT, endedAt: null },
      },
    ]);

  it('of many partners come in each one’s order, and of no other vendor', async () => {
    await save(scope, 'p', 'Kestrel', 'k', 1);
    await save(scope, 'p', 'Northwind', 'n', 0);
    await save(scope, 'q', 'Kestrel', 'k');
    await save({ ...scope, tenantId: 'two' }, 'p', 'Ostrava', 'o');
    const rows = await listContractsOfPartners(scope, ['q', 'p', 'nobody']);
    expect(rows.map(({ partnerId, name }) => [partnerId, name])).toEqual([
      ['p', 'Northwind'],
      ['p', 'Kestrel'],
      ['q', 'Kestrel'],
    ]);
  });

  it('that lead to nobody, or to one who has left, find the bearer of their name; others keep theirs', async () => {
    const organization = { nameKey: '', accountType: 'partner_2' as const, status: null, values: {} };
    for (const [id, standing] of [
      ['here', 'active'],
      ['left', 'outside'],
    ] as const) {
      await saveOrganization(scope, { ...organization, id, name: id, standing, preferredId: null, parentId: null });
    }
    await save(scope, 'p', 'Kestrel', null);
    await save(scope, 'q', 'Kestrel', 'left');
    await save(scope, 'r', 'Kestrel', 'here');
    await save({ ...scope, tenantId: 'two' }, 'p', 'Kestrel', null);
    expect(await isContractName(scope, 'kestrel')).toBe(true);
    expect(await isContractName(scope, 'northwind')).toBe(false);
    expect((await resolveContracts(scope, 'kestrel', 'new')).toSorted()).toEqual(['p', 'q']);
    const [kept] = await listContractsOfPartner(scope, 'r');
    const [foreign] = await listContractsOfPartner({ ...scope, tenantId: 'two' }, 'p');
    expect([kept?.secondPartnerId, foreign?.secondPartnerId]).toEqual(['here', null]);
  });

  it('are found by their names and partners, however many others there are', async () => {
    const plans = await explainPlans(opened.db, async (db) => {
      const within = { ...scope, db };
      await isContractName(within, 'kestrel');
      await resolveContracts(within, 'kestrel', 'new');
      await listContractsOfPartners(within, ['p']);
    });
    expect(plans[0]).toContain('contract_name (tenant_id=? AND name_key=?)');
    expect(plans[1]).toContain('contract_name (tenant_id=? AND name_key=?)');
    expect(plans[1]).toContain('organization_1 (tenant_id=? AND id=?)');
    expect(plans[2]).toContain('(tenant_id=? AND partner_id=?)');
  });
});
