import type { CrmKind, CrmObject, SyncedObject, WrittenObject } from '@tierline/domain/crm';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import type { SyncScope } from '@tierline/domain/sync-scope';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The mappings of one kind of record in one CRM, as an admin saved them; fields that are not among them go by default. */
export const fieldMapping = sqliteTable(
  'field_mapping',
  {
    tenantId: text('tenant_id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    object: text('object').$type<SyncedObject>().notNull(),
    mappings: text('mappings', { mode: 'json' }).$type<FieldMapping[]>().notNull(),
    /** Counts up with each save, so that nobody overwrites what he has not seen. */
    revision: integer('revision').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.crm, table.object] })],
);

export const syncScope = sqliteTable('sync_scope', {
  tenantId: text('tenant_id').primaryKey(),
  settings: text('settings', { mode: 'json' }).$type<SyncScope>().notNull(),
  revision: integer('revision').notNull(),
});

export type SyncRunKind = 'changes' | 'everything' | 'dry_run';
export type SyncRunState = 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';

export interface SyncRunCounts {
  read: number;
  taken: number;
  written: number;
  created: number;
  gone: number;
  problems: number;
}

/** A read of a CRM, or a look at what one would bring; the newest are kept. */
export const syncRun = sqliteTable(
  'sync_run',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    kind: text('kind').$type<SyncRunKind>().notNull(),
    state: text('state').$type<SyncRunState>().notNull(),
    startedAt: text('started_at').notNull(),
    endedAt: text('ended_at'),
    /** The CRM's time when it began: the watermark once it is done. */
    crmStartedAt: text('crm_started_at'),
    /** What is being read, and from where it goes on when it was interrupted. */
    object: text('object').$type<CrmObject>(),
    position: text('position'),
    counts: text('counts', { mode: 'json' }).$type<SyncRunCounts>().notNull(),
    /** A dry run's: the mappings and the scope that are tried; null: those in force. */
    draft: text('draft', { mode: 'json' }).$type<{ mappings?: FieldMapping[]; scope?: SyncScope }>(),
    failureCode: text('failure_code'),
    failureText: text('failure_text'),
    startedBy: text('started_by').notNull(),
    /** Until then a dry run is one server's. */
    leaseUntil: text('lease_until'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('sync_run_newest').on(table.tenantId, table.crm, table.startedAt),
  ],
);

export type PlannedAction =
  | 'take'
  | 'write'
  | 'create'
  /** To the vendor's other CRM, and not to the one that is read. */
  | 'write_elsewhere'
  | 'create_elsewhere'
  | 'take_in'
  | 'unmapped'
  | 'possible_duplicate';

/** What a dry run found would happen to one field of one record; the first some thousands. */
export const plannedChange = sqliteTable(
  'planned_change',
  {
    tenantId: text('tenant_id').notNull(),
    runId: text('run_id').notNull(),
    seq: integer('seq').notNull(),
    object: text('object').$type<SyncedObject>().notNull(),
    /** Null: not known here yet. */
    recordId: text('record_id'),
    /** Null: not in the CRM yet. */
    crmId: text('crm_id'),
    name: text('name').notNull(),
    key: text('key').notNull(),
    action: text('action').$type<PlannedAction>().notNull(),
    before: text('before', { mode: 'json' }).$type<string[]>().notNull(),
    after: text('after', { mode: 'json' }).$type<string[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.runId, table.seq] })],
);

export type SyncAction =
  | 'taken'
  | 'taken_over'
  | 'written'
  | 'written_over'
  | 'created'
  | 'linked'
  | 'refused'
  | 'gone'
  | 'returned';

/** What sync did to records, a row for each field; `…_over` replaced a newer value of the other side. Kept for a while. */
export const syncLog = sqliteTable(
  'sync_log',
  {
    tenantId: text('tenant_id').notNull(),
    /** Counts the tenant's entries from 1. */
    seq: integer('seq').notNull(),
    at: text('at').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    object: text('object').$type<WrittenObject>().notNull(),
    recordId: text('record_id').notNull(),
    crmId: text('crm_id'),
    /** Null: the record itself. */
    key: text('key'),
    action: text('action').$type<SyncAction>().notNull(),
    before: text('before', { mode: 'json' }).$type<string[]>().notNull(),
    after: text('after', { mode: 'json' }).$type<string[]>().notNull(),
    /** Who changed it, as a name; null when the CRM did not say. */
    byName: text('by_name'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.seq] }),
    index('sync_log_record').on(table.tenantId, table.object, table.recordId, table.seq),
    index('sync_log_at').on(table.at),
  ],
);

export type SyncProblemKind =
  | 'unmapped_value'
  | 'possible_duplicate'
  | 'ping_pong'
  | 'no_account_type'
  | 'odd_account_type';

/** What keeps a record from being in line and somebody has to mend; gone as soon as it is. */
export const syncProblem = sqliteTable(
  'sync_problem',
  {
    tenantId: text('tenant_id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    object: text('object').$type<WrittenObject>().notNull(),
    recordId: text('record_id').notNull(),
    key: text('key').notNull(),
    kind: text('kind').$type<SyncProblemKind>().notNull(),
    /** The values that it is about, or ids of the records that look the same. */
    values: text('problem_values', { mode: 'json' }).$type<string[]>().notNull(),
    since: text('since').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.crm, table.object, table.recordId, table.key, table.kind] }),
    index('sync_problem_since').on(table.tenantId, table.since),
  ],
);
