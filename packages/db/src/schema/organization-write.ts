import type { CrmKind } from '@tierline/domain/crm';
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** What a company record of a CRM is to hold, until the CRM has accepted or refused it; refused ones stay to be read. */
export const organizationWrite = sqliteTable(
  'organization_write',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    organizationId: text('organization_id').notNull(),
    /** `contracts`, `preferred`, `account_type`, or the key of a field. */
    target: text('target').notNull(),
    /** What it is to hold: ids of second partners, one account type, or values of the field. */
    desired: text('desired', { mode: 'json' }).$type<string[]>().notNull(),
    /** What it held when that was decided; anything else in the CRM is somebody's newer decision. */
    replaces: text('replaces', { mode: 'json' }).$type<string[]>().notNull(),
    /** Writes that were asked for together bear one id. */
    batchId: text('batch_id').notNull(),
    state: text('state').$type<'pending' | 'accepted' | 'refused'>().notNull(),
    /** Deliveries begun, the present one included. */
    attempts: integer('attempts').notNull(),
    runAfter: text('run_after').notNull(),
    leaseToken: text('lease_token'),
    leaseUntil: text('lease_until'),
    failureCode: text('failure_code'),
    failureText: text('failure_text'),
    requestedBy: text('requested_by').notNull(),
    requestedAt: text('requested_at').notNull(),
    settledAt: text('settled_at'),
    dismissedAt: text('dismissed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex('organization_write_pending')
      .on(table.tenantId, table.organizationId, table.crm, table.target)
      .where(sql`state = 'pending'`),
    index('organization_write_due').on(table.state, table.runAfter),
    index('organization_write_batch').on(table.tenantId, table.batchId),
    index('organization_write_organization').on(table.tenantId, table.organizationId, table.requestedAt),
  ],
);
