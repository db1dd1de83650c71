import type { CrmKind } from '@tierline/domain/crm';
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** A second partner that a CRM is to have, until it has accepted or refused it; refused ones stay to be read. */
export const outbox = sqliteTable(
  'outbox',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    dealId: text('deal_id').notNull(),
    /** `decision`: somebody chose it; `relay`: it stands already, and this CRM, which has the deal too, is to have it. */
    purpose: text('purpose').$type<'decision' | 'relay'>().notNull().default('decision'),
    /**
     * The values that the write may replace: what the deal had when the person decided, and what an earlier entry,
     * replaced by this one, may have written already. Any other value in the CRM is somebody's newer decision.
     */
    replaces: text('replaces', { mode: 'json' }).$type<(string | null)[]>().notNull(),
    /** Null asks to clear it. */
    desiredId: text('desired_id'),
    state: text('state').$type<'pending' | 'accepted' | 'refused'>().notNull(),
    /** Deliveries begun, the present one included. */
    attempts: integer('attempts').notNull(),
    runAfter: text('run_after').notNull(),
    leaseToken: text('lease_token'),
    leaseUntil: text('lease_until'),
    /** Why the last delivery failed, or why it was refused. */
    failureCode: text('failure_code'),
    failureText: text('failure_text'),
    requestedBy: text('requested_by').notNull(),
    requestedAt: text('requested_at').notNull(),
    settledAt: text('settled_at'),
    /** When somebody put a refused entry aside, or asked for it again. */
    dismissedAt: text('dismissed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // One write at a time to each CRM's record.
    uniqueIndex('outbox_pending_record').on(table.tenantId, table.dealId, table.crm).where(sql`state = 'pending'`),
    index('outbox_due').on(table.state, table.runAfter),
    index('outbox_deal').on(table.tenantId, table.dealId, table.requestedAt),
  ],
);
