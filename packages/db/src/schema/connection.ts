import type {
  CrmFailureCode,
  CrmField,
  CrmKind,
  CrmObject,
  CrmUsage,
  DealObject,
  SyncedObject,
} from '@tierline/domain/crm';
import type { Role } from '@tierline/domain/viewer';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { tenant } from './tenant.ts';

export interface CrmFields extends Readonly<Record<SyncedObject, CrmField[]>> {
  /** The names of those that are mapped unless told otherwise, by Tierline's keys (`Crm.standardFields`). */
  standard: Readonly<Record<SyncedObject, Readonly<Record<string, string>>>>;
  /** The stages of deals and leads; absent where they were not asked for yet. */
  stages?: Readonly<Record<DealObject, readonly string[]>>;
}

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
    /** PEM; verifies the tokens that a Salesforce org signs. HubSpot has none: it signs with the app's secret. */
    publicKey: text('public_key'),
    createdAt: text('created_at').notNull(),
    /** The last time that a read of everything that changed came through; null before the first. */
    lastReadAt: text('last_read_at'),
    /** When the fields of company records were last asked for; null before the first time. */
    fieldsReadAt: text('fields_read_at'),
    /** The fields of contacts and companies that mappings may name, as the CRM last described them. */
    crmFields: text('crm_fields', { mode: 'json' }).$type<CrmFields>(),
    /** Since when an admin has its reads and writes pause; null while they go on. */
    pausedAt: text('paused_at'),
    /** When everything was last read and compared; null before the first time. */
    comparedAt: text('compared_at'),
    /** The day's calls, as the CRM last said. */
    usage: text('usage', { mode: 'json' }).$type<CrmUsage & { at: string }>(),
    failureCode: text('failure_code').$type<CrmFailureCode>(),
    failureText: text('failure_text'),
    failedAt: text('failed_at'),
    /** Since when it is not read, written or served; what it told stays. Null while it is connected. */
    disconnectedAt: text('disconnected_at'),
    /** One server at a time reads a connection. */
    leaseToken: text('lease_token'),
    leaseUntil: text('lease_until'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.crm] }),
    uniqueIndex('connection_org').on(table.crm, table.orgId),
  ],
);

/** How far each kind of record has been read. None while all of them are to be read, and no read of them has begun. */
export const watermark = sqliteTable(
  'watermark',
  {
    tenantId: text('tenant_id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    object: text('object').$type<CrmObject>().notNull(),
    /** The CRM's own clock, taken before the read began; `''` until the first read, or the one anew, is done. */
    at: text('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.crm, table.object] })],
);

/** What an adapter needs and nobody may read: sealed with the operator's key before it comes here. */
export const secret = sqliteTable(
  'secret',
  {
    tenantId: text('tenant_id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    name: text('name').notNull(),
    sealed: text('sealed').notNull(),
    savedAt: text('saved_at').notNull(),
    /** One server at a time exchanges it for another. */
    leaseToken: text('lease_token'),
    leaseUntil: text('lease_until'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.crm, table.name] })],
);

/** How far a CRM's allowance of calls is spoken for, by all server processes together. */
export const quota = sqliteTable(
  'quota',
  {
    tenantId: text('tenant_id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    kind: text('kind').notNull(),
    /** Unix milliseconds from which on the next call would be free, were there no burst. */
    spokenUntil: integer('spoken_until').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.crm, table.kind] })],
);

/** Records that a CRM has said were changed. A hint to read them, never the truth; said again, it is the same hint. */
export const hint = sqliteTable(
  'hint',
  {
    tenantId: text('tenant_id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    object: text('object').$type<CrmObject>().notNull(),
    crmId: text('crm_id').notNull(),
    /** Counts up with each time that it is said, so that one said during the read is not lost. */
    said: integer('said').notNull(),
    runAfter: text('run_after').notNull(),
    attempts: integer('attempts').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.crm, table.object, table.crmId] }),
    index('hint_due').on(table.runAfter),
  ],
);

/** What a person of a CRM without permissions of its own may do here; who has no row may see the chain alone, or is an administrator as a super admin. */
export const personRole = sqliteTable(
  'person_role',
  {
    tenantId: text('tenant_id').notNull(),
    crm: text('crm').$type<CrmKind>().notNull(),
    userId: text('user_id').notNull(),
    role: text('role').$type<Role>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.crm, table.userId] })],
);

/** An installation that was begun in a browser: HubSpot brings the state back, once, to the same browser. */
export const oauthState = sqliteTable('oauth_state', {
  /** SHA-256 of it, so that who reads the database cannot go on with an installation. */
  stateHash: text('state_hash').primaryKey(),
  browserHash: text('browser_hash').notNull(),
  expiresAt: text('expires_at').notNull(),
});

/** A code that an admin in one CRM gives to one in the other, to prove that both belong to one vendor. Good once. */
export const linkCode = sqliteTable('link_code', {
  /** Stands here for the quarter of an hour in which an admin has to read it off his page. */
  code: text('code').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  /** The CRM in which it was made. */
  crm: text('crm').$type<CrmKind>().notNull(),
  madeBy: text('made_by').notNull(),
  expiresAt: text('expires_at').notNull(),
});
