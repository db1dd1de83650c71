import type { AccountType } from '@tierline/domain/account-type';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A vendor: the unit that owns data, and that no query crosses. */
export const tenant = sqliteTable('tenant', {
  id: text('id').primaryKey(),
  /** The vendor's own name, the first link of every chain. */
  name: text('name').notNull(),
  createdAt: text('created_at').notNull(),
  /** The operator's gate: whether the vendor's contract includes distribution. */
  entitled: integer('entitled', { mode: 'boolean' }).notNull().default(true),
  /** The vendor's own gate: since when distribution is switched on; null while it is off. */
  moduleOnAt: text('module_on_at'),
});

/** What the vendor calls its account types, and which CRM value stands for each. */
export const accountType = sqliteTable(
  'account_type',
  {
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenant.id),
    code: text('code').$type<AccountType>().notNull(),
    displayName: text('display_name').notNull(),
    crmValue: text('crm_value').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.code] })],
);
