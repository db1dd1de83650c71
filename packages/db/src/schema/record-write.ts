import type { CrmKind, WrittenObject } from '@tierline/domain/crm';
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** What a record of a CRM is to hold, until the CRM has accepted or refused it; refused ones stay to be read. */
export const recordWrite = sqliteTable(
  'record_write',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    object: text('object').$type<WrittenObject>().notNull().default('organization'),
    /** Our id of the organization, contact, deal or lead. */
    recordId: text('record_id').notNull(),
    /** `contracts`, `preferred`, `account_type`, the key of a field, or `record` for one that the CRM is to have at all; of deals a `DealKey`. */
    target: text('target').notNull(),
    /** What it is to hold: ids of second partners, one account type, or values of the field. */
    desired: text('desired', { mode: 'json' }).$type<string[]>().notNull(),
    /** What it held when that was decided; anything else in the CRM is somebody's newer decision. */
    replaces: text('replaces', { mode: 'json' }).$type<string[]>().notNull(),
    /** `decision`: somebody chose it here, and it counts once the CRM has it. `sync`: Tierline holds it already. */
    purpose: text('purpose').$type<'decision' | 'sync'>().notNull().default('decision'),
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
    /** When the value came to count: of a value taken from the other CRM, that CRM's stamp. */
    decidedAt: text('decided_at').notNull().default(''),
    /** When the CRM took it, by our clock; it counts as accepted once a later reading shows it. */
    deliveredAt: text('delivered_at'),
    /** The record's stamp after that, where the CRM told. */
    deliveredStamp: text('delivered_stamp'),
    settledAt: text('settled_at'),
    dismissedAt: text('dismissed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex('record_write_pending')
      .on(table.tenantId, table.object, table.recordId, table.crm, table.target)
      .where(sql`state = 'pending'`),
    index('record_write_due').on(table.state, table.runAfter),
    index('record_write_batch').on(table.tenantId, table.batchId),
    index('record_write_record').on(table.tenantId, table.object, table.recordId, table.requestedAt),
  ],
);
