import type { CrmKind } from '@tierline/domain/crm';
import { primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export type LinkedObject = 'organization' | 'customer' | 'deal' | 'lead';

/** Which CRM record is which of ours. Ids link; names never do. */
export const recordLink = sqliteTable(
  'record_link',
  {
    tenantId: text('tenant_id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    object: text('object').$type<LinkedObject>().notNull(),
    crmId: text('crm_id').notNull(),
    id: text('id').notNull(),
    /** The CRM's stamp of the newest state seen; an older one is ignored. Null when only a reference to it was seen. */
    modifiedAt: text('modified_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.crm, table.object, table.crmId] }),
    uniqueIndex('record_link_id').on(table.tenantId, table.crm, table.object, table.id),
  ],
);
