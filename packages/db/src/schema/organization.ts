import type { AccountType } from '@tierline/domain/account-type';
import type { Standing } from '@tierline/domain/organization';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * A company in the programme, or one outside it that a deal names as partner or second partner (standing `outside`),
 * so that a reference always has an id, and keeps it when the company joins.
 */
export const organization = sqliteTable(
  'organization',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    /** The name folded for comparison; see `toNameKey`. */
    nameKey: text('name_key').notNull(),
    accountType: text('account_type').$type<AccountType>().notNull(),
    standing: text('standing').$type<Standing>().notNull(),
    /** The CRM's own words for the status; null when blank. */
    status: text('status'),
    region: text('region'),
    segment: text('segment'),
    productLines: text('product_lines', { mode: 'json' }).$type<string[]>().notNull(),
    /** The preferred second partner, whether or not a contract with it stands. */
    preferredId: text('preferred_id'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('organization_name').on(table.tenantId, table.accountType, table.nameKey),
  ],
);

/**
 * The second partners that a partner's CRM field lists, by name. Once a name has found its organization the link holds
 * through renames. A name that leaves the field ends the contract and stays as history.
 */
export const contract = sqliteTable(
  'contract',
  {
    tenantId: text('tenant_id').notNull(),
    partnerId: text('partner_id').notNull(),
    nameKey: text('name_key').notNull(),
    name: text('name').notNull(),
    /** Null while no organization of that name is known. */
    secondPartnerId: text('second_partner_id'),
    position: integer('position').notNull(),
    startedAt: text('started_at').notNull(),
    endedAt: text('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.partnerId, table.nameKey] }),
    index('contract_second_partner').on(table.tenantId, table.secondPartnerId),
    index('contract_name').on(table.tenantId, table.nameKey),
  ],
);

/** A company that buys. */
export const customer = sqliteTable(
  'customer',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);
