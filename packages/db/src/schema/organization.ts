import type { AccountType } from '@tierline/domain/account-type';
import type { CrmKind } from '@tierline/domain/crm';
import type { Standing } from '@tierline/domain/organization';
import type { FieldType, FieldValue, FieldValues } from '@tierline/domain/organization-field';
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
    /** Of the fields that have a list of values, by their keys; blank ones are left out. */
    values: text('field_values', { mode: 'json' }).$type<FieldValues>().notNull(),
    /** The preferred second partner, whether or not a contract with it stands. */
    preferredId: text('preferred_id'),
    /** The organization of the parent company; null when it has none, or one that is not known here. */
    parentId: text('parent_id'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('organization_name').on(table.tenantId, table.accountType, table.nameKey),
    index('organization_parent').on(table.tenantId, table.parentId),
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

/**
 * What Tierline adds to a contract: when it is to begin or end, what it is for, and when somebody last looked at it. The
 * CRM's field says whether it stands.
 */
export const contractTerm = sqliteTable(
  'contract_term',
  {
    tenantId: text('tenant_id').notNull(),
    partnerId: text('partner_id').notNull(),
    secondPartnerId: text('second_partner_id').notNull(),
    /** Calendar days, `YYYY-MM-DD`; the name enters the CRM's field on the first, and leaves it after the last. */
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    territories: text('territories', { mode: 'json' }).$type<string[]>().notNull(),
    productLines: text('product_lines', { mode: 'json' }).$type<string[]>().notNull(),
    reviewedAt: text('reviewed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.partnerId, table.secondPartnerId] }),
    index('contract_term_ends').on(table.tenantId, table.endsOn),
    index('contract_term_starts').on(table.tenantId, table.startsOn),
  ],
);

/** The fields of company records as a CRM last described them. */
export const organizationField = sqliteTable(
  'organization_field',
  {
    tenantId: text('tenant_id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    key: text('key').notNull(),
    /** In the CRM's order. */
    position: integer('position').notNull(),
    label: text('label').notNull(),
    type: text('type').$type<FieldType>().notNull(),
    values: text('field_values', { mode: 'json' }).$type<FieldValue[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.crm, table.key] })],
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
