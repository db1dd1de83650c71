import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What is being sold. A lead is one that has no customer record yet: partner, second partner and attribution are the
 * same for both, so they share a table.
 */
export const deal = sqliteTable(
  'deal',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    kind: text('kind').$type<'deal' | 'lead'>().notNull(),
    name: text('name').notNull(),
    stage: text('stage'),
    open: integer('open', { mode: 'boolean' }).notNull(),
    deleted: integer('deleted', { mode: 'boolean' }).notNull(),
    amountMinor: integer('amount_minor'),
    currency: text('currency'),
    ownerName: text('owner_name'),
    /** By which the same person is found in the other CRM, in small letters. */
    ownerEmail: text('owner_email'),
    customerId: text('customer_id'),
    /** A lead's company. */
    customerName: text('customer_name'),
    /** For which it counts. */
    partnerId: text('partner_id'),
    /** Which the CRM's record names: the same, unless deals count for a parent. */
    namedPartnerId: text('named_partner_id'),
    /** What the CRM is known to have. A value that somebody asked for and the CRM has not accepted is in the outbox. */
    secondPartnerId: text('second_partner_id'),
    /** The deal that a lead became. */
    convertedToId: text('converted_to_id'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('deal_partner').on(table.tenantId, table.partnerId),
    index('deal_second_partner').on(table.tenantId, table.secondPartnerId),
  ],
);
