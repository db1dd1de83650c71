import type { ConditionGroup } from '@tierline/domain/rule';
import { sql } from 'drizzle-orm';
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** A rule that associates partners with second partners; see the domain's `Rule`. One that was removed stays, to be named. */
export const rule = sqliteTable(
  'rule',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    partner: text('partner', { mode: 'json' }).$type<ConditionGroup>().notNull(),
    secondPartner: text('second_partner', { mode: 'json' }).$type<ConditionGroup>().notNull(),
    same: text('same', { mode: 'json' }).$type<string[]>().notNull(),
    /** Counts the times that it was saved, so that an editor knows whether somebody else was faster. */
    revision: integer('revision').notNull(),
    savedAt: text('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
    removedAt: text('removed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex('rule_name').on(table.tenantId, table.nameKey).where(sql`removed_at is null`),
  ],
);

/** How a vendor's second partners are chosen; who has no row has the defaults of the domain's `DEFAULT_SETTING`. */
export const secondPartnerSetting = sqliteTable('second_partner_setting', {
  tenantId: text('tenant_id').primaryKey(),
  /** What the field on a deal is called; null: as the account type is. */
  label: text('label'),
  mandatory: integer('mandatory', { mode: 'boolean' }).notNull(),
  source: text('source').$type<'contracts' | 'rules'>().notNull(),
  cardinality: text('cardinality').$type<'one' | 'many'>().notNull(),
  revision: integer('revision').notNull(),
});
