import type { FieldValues } from '@tierline/domain/organization-field';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A person at an organization. He is nobody's user here by that alone. */
export const contact = sqliteTable(
  'contact',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    /** Null: the company left the programme, or the person left the company. */
    organizationId: text('organization_id'),
    name: text('name').notNull(),
    /** The name folded for comparison; see `toNameKey`. */
    nameKey: text('name_key').notNull(),
    /** In lower case; null when blank. */
    email: text('email'),
    /** Whether he was deleted here or in the CRM; kept, so that he can be restored. */
    deleted: integer('deleted', { mode: 'boolean' }).notNull(),
    /** By their keys; blank ones are left out. */
    values: text('field_values', { mode: 'json' }).$type<FieldValues>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('contact_organization').on(table.tenantId, table.organizationId, table.nameKey),
    index('contact_email').on(table.tenantId, table.email),
  ],
);
