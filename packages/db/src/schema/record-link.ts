import type { CrmKind } from '@tierline/domain/crm';
import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Values by the names that they have in Tierline; a name that is absent was never told. */
export type Seen = Readonly<Record<string, unknown>>;

export type LinkedObject = 'organization' | 'customer' | 'contact' | 'deal' | 'lead';

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
    /**
     * What this CRM was last seen to hold, in our ids: with several CRMs a value counts as changed there only when it
     * differs from this. Null before the first read.
     */
    seen: text('seen', { mode: 'json' }).$type<Seen>(),
    /** What Tierline held when it last agreed with `seen`, of fields where the two are not spelled alike. */
    agreed: text('agreed', { mode: 'json' }).$type<Readonly<Record<string, string[]>>>(),
    /** The last run over everything that came upon it. */
    readRun: text('read_run'),
    /** The record's name in this CRM, folded: where a company is spelled in another way, its own lists spell it so. */
    nameKey: text('name_key'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.crm, table.object, table.crmId] }),
    uniqueIndex('record_link_id').on(table.tenantId, table.crm, table.object, table.id),
    index('record_link_name').on(table.tenantId, table.crm, table.object, table.nameKey),
  ],
);
