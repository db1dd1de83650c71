import type { CrmFailureCode, CrmKind, CrmObject } from '@tierline/domain/crm';
import { primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { tenant } from './tenant.ts';

/** A vendor's CRM. `config` holds what its adapter needs; nothing in it is secret. */
export const connection = sqliteTable(
  'connection',
  {
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenant.id),
    crm: text('crm').$type<CrmKind>().notNull(),
    /** Salesforce's organization id, HubSpot's portal id. */
    orgId: text('org_id').notNull(),
    config: text('config', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    /** PEM; verifies the tokens that the org signs. */
    publicKey: text('public_key').notNull(),
    createdAt: text('created_at').notNull(),
    /** The last time that a read of everything that changed came through; null before the first. */
    lastReadAt: text('last_read_at'),
    failureCode: text('failure_code').$type<CrmFailureCode>(),
    failureText: text('failure_text'),
    failedAt: text('failed_at'),
    /** One server at a time reads a connection. */
    leaseToken: text('lease_token'),
    leaseUntil: text('lease_until'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.crm] }),
    uniqueIndex('connection_org').on(table.crm, table.orgId),
  ],
);

/** How far each kind of record has been read: the CRM's own clock, taken before the read began. */
export const watermark = sqliteTable(
  'watermark',
  {
    tenantId: text('tenant_id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    object: text('object').$type<CrmObject>().notNull(),
    at: text('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.crm, table.object] })],
);
