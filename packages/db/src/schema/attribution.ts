import type { AttributionRole, AttributionSource } from '@tierline/domain/attribution';
import type { CrmKind } from '@tierline/domain/crm';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The ledger of who stood in the chain of a deal. Rows are only ever added. */
export const attribution = sqliteTable(
  'attribution',
  {
    tenantId: text('tenant_id').notNull(),
    dealId: text('deal_id').notNull(),
    /** Counts the deal's entries from 1. */
    seq: integer('seq').notNull(),
    role: text('role').$type<AttributionRole>().notNull(),
    /** Null: from then on nobody stands in that role. */
    organizationId: text('organization_id'),
    /** The name at that time, kept through renames and deletions. */
    organizationName: text('organization_name'),
    at: text('at').notNull(),
    source: text('source').$type<AttributionSource>().notNull(),
    /** The CRM in which it was chosen or seen. */
    crm: text('crm').$type<CrmKind>(),
    /** Who did it, as a name; null when the CRM did not say. */
    byName: text('by_name'),
    /** The outbox entry that the CRM accepted. */
    outboxId: text('outbox_id'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.dealId, table.seq] })],
);
