import { and, asc, eq, getTableColumns, getTableName, gt, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { attribution } from './schema/attribution.ts';
import { audit, idempotency } from './schema/audit.ts';
import { change, dealStanding, standingCursor } from './schema/change.ts';
import { connection, hint, linkCode, personRole, quota, secret, watermark } from './schema/connection.ts';
import { contact } from './schema/contact.ts';
import { deal } from './schema/deal.ts';
import { contract, contractTerm, customer, organization, organizationField } from './schema/organization.ts';
import { outbox } from './schema/outbox.ts';
import { recordLink } from './schema/record-link.ts';
import { recordWrite } from './schema/record-write.ts';
import { rule, secondPartnerSetting } from './schema/rule.ts';
import { fieldMapping, plannedChange, syncLog, syncProblem, syncRun, syncScope } from './schema/sync.ts';
import { accountType, tenant } from './schema/tenant.ts';
import type { Scope } from './scope.ts';

type OwnedTable = SQLiteTable & { tenantId: SQLiteColumn };

/** Every table with rows of a vendor, those first that others refer to last. */
export const TENANT_TABLES: readonly OwnedTable[] = [
  ...[attribution, audit, idempotency, outbox, recordWrite, contract, contractTerm, recordLink],
  ...[contact, fieldMapping, syncScope, syncRun, plannedChange, syncLog, syncProblem],
  ...[dealStanding, deal, customer, organization, organizationField, rule, secondPartnerSetting],
  ...[hint, watermark, quota, secret, personRole, linkCode, connection, accountType, standingCursor, change],
];
/** They say how to get into a CRM, or how far a server has come, so they stay here. */
const NOT_EXPORTED: readonly OwnedTable[] = [secret, linkCode, quota, idempotency, change, standingCursor];

const PAGE = 1_000;
const rowid = sql<number>`rowid`;

export interface ExportedRow {
  table: string;
  row: Record<string, unknown>;
}

/** All that a vendor has here, but for secrets and what only a server needs; a page at a time. */
export async function* exportTenant(scope: Scope): AsyncGenerator<ExportedRow[]> {
  const own = await scope.db.select().from(tenant).where(eq(tenant.id, scope.tenantId));
  yield own.map((row) => ({ table: getTableName(tenant), row }));
  for (const table of TENANT_TABLES) {
    if (NOT_EXPORTED.includes(table)) continue;
    for (let after = 0; ; ) {
      const page = await scope.db
        .select({ at: rowid, row: getTableColumns(table) })
        .from(table)
        .where(and(eq(table.tenantId, scope.tenantId), gt(rowid, after)))
        .orderBy(asc(rowid))
        .limit(PAGE);
      if (page.length === 0) break;
      yield page.map(({ row }) => ({ table: getTableName(table), row }));
      after = page.at(-1)?.at ?? after;
    }
  }
}

/** How many rows of each table a vendor has; tables without any are left out. */
export async function countTenantRows(scope: Scope): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of TENANT_TABLES) {
    const [row] = await scope.db
      .select({ count: sql<number>`count(*)` })
      .from(table)
      .where(eq(table.tenantId, scope.tenantId));
    if (row && row.count > 0) counts[getTableName(table)] = row.count;
  }
  return counts;
}

/** Forgets a vendor. Call it in a write transaction: all of it goes, or nothing. */
export async function deleteTenant(scope: Scope): Promise<void> {
  for (const table of TENANT_TABLES) await scope.db.delete(table).where(eq(table.tenantId, scope.tenantId));
  await scope.db.delete(tenant).where(eq(tenant.id, scope.tenantId));
}
