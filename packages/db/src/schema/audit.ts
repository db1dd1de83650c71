import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row for each mutation, written in its transaction. */
export const audit = sqliteTable(
  'audit',
  {
    tenantId: text('tenant_id').notNull(),
    /** Counts the tenant's entries from 1. */
    seq: integer('seq').notNull(),
    at: text('at').notNull(),
    actor: text('actor').notNull(),
    actorName: text('actor_name').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    detail: text('detail', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.seq] }),
    index('audit_subject').on(table.tenantId, table.subject),
  ],
);

/** What a key has done already, so that a repeat does nothing. Kept for a day. */
export const idempotency = sqliteTable(
  'idempotency',
  {
    tenantId: text('tenant_id').notNull(),
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of procedure and input: the same key with another is a conflict. */
    inputHash: text('input_hash').notNull(),
    done: text('done', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    at: text('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.actor, table.key] }), index('idempotency_at').on(table.at)],
);
