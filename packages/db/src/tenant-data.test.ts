import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableName, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appendAudit } from './audit.ts';
import { saveConnection } from './connection.ts';
import { saveDeal } from './deal.ts';
import { migrate } from './migrate.ts';
import { type Database, openDatabase, transact } from './open-database.ts';
import { createLink } from './record-link.ts';
import type { Scope } from './scope.ts';
import { saveSecret } from './secret.ts';
import { createTenant } from './tenant.ts';
import { countTenantRows, deleteTenant, exportTenant, TENANT_TABLES } from './tenant-data.ts';

const AT = '2026-11-26T10:00:00.000Z';
let folder: string;
let db: Database;
let close: () => void;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-tenant-'));
  ({ db, close } = openDatabase({ url: `file:${join(folder, 'test.db')}` }));
  await migrate(db);
  for (const id of ['one', 'two']) await fill(id);
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

const scopeOf = (tenantId: string): Scope => ({ db, tenantId });

async function fill(id: string) {
  const scope = scopeOf(id);
  await createTenant(db, { id, name: `Vendor ${id}`, createdAt: AT });
  await saveConnection(scope, { crm: 'hubspot', orgId: id, config: {}, publicKey: null, createdAt: AT });
  await saveSecret(scope, { crm: 'hubspot', name: 'refresh_token', sealed: 'v1.sealed', savedAt: AT });
  for (let number = 0; number < 1_500; number += 1) {
    await createLink(scope, 'hubspot', 'customer', String(number), `${id}-${number}`);
  }
  await saveDeal(scope, {
    ...{ id: 'deal', kind: 'deal', name: `Deal of ${id}`, stage: null, open: true, deleted: false },
    ...{ amountMinor: 1, currency: 'EUR', ownerName: null, ownerEmail: null, customerId: null, customerName: null },
    ...{ partnerId: null, namedPartnerId: null, secondPartnerId: null, convertedToId: null },
  });
  await appendAudit(scope, { at: AT, actor: 'a', actorName: 'A', action: 'test', subject: 's', detail: {} });
}

async function exported(id: string) {
  const rows = [];
  for await (const page of exportTenant(scopeOf(id))) rows.push(...page);
  return rows;
}

it('every table with rows of a vendor is in the list', async () => {
  const found = await db.all<{ name: string }>(
    sql`select m.name as name from sqlite_master m join pragma_table_info(m.name) c
        where m.type = 'table' and c.name = 'tenant_id' order by m.name`,
  );
  expect(TENANT_TABLES.map((table) => getTableName(table)).sort()).toEqual(found.map(({ name }) => name));
});

it('an export has every row of the vendor once, none of another, and no secret', async () => {
  const rows = await exported('one');
  const counts: Record<string, number> = {};
  for (const { table } of rows) counts[table] = (counts[table] ?? 0) + 1;
  const { secret, change, ...stored } = await countTenantRows(scopeOf('one'));
  expect(secret).toBe(1);
  expect(counts).toEqual({ tenant: 1, ...stored });
  expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  const text = JSON.stringify(rows);
  expect(text).toContain('Deal of one');
  expect(text).not.toMatch(/v1\.sealed|Deal of two|Vendor two/);
});

it('a vendor that is deleted is gone, and the other one is untouched', async () => {
  const before = JSON.stringify(await exported('two'));
  await transact(db, (tx) => deleteTenant({ db: tx, tenantId: 'one' }));
  expect(await countTenantRows(scopeOf('one'))).toEqual({});
  expect(await exported('one')).toEqual([]);
  expect(JSON.stringify(await exported('two'))).toBe(before);
});

it('a deletion that breaks off has deleted nothing', async () => {
  const before = await countTenantRows(scopeOf('one'));
  const broken = transact(db, async (tx) => {
    await deleteTenant({ db: tx, tenantId: 'one' });
    throw new Error('the server dies');
  });
  await expect(broken).rejects.toThrow('the server dies');
  expect(await countTenantRows(scopeOf('one'))).toEqual(before);
});
