import type { AssociationBasis } from '@tierline/domain/standing';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export type ChangedKind = 'organization' | 'contract' | 'rule' | 'setting' | 'deal';

/**
 * What changed, in the order in which it was committed, for the indexes that server processes keep in memory. Triggers of
 * the migration write it with the change itself, so that no query can forget to. `id` is that of the organization, the
 * partner (contract), the rule or the deal. `seq` has no gaps but at its beginning, where old rows are forgotten.
 */
export const change = sqliteTable(
  'change',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    tenantId: text('tenant_id').notNull(),
    kind: text('kind').$type<ChangedKind>().notNull(),
    id: text('id').notNull(),
  },
  (table) => [index('change_tenant').on(table.tenantId, table.seq)],
);

/** Whether the second partner of an open deal may stand there, as it was last found, and since when. */
export const dealStanding = sqliteTable(
  'deal_standing',
  {
    tenantId: text('tenant_id').notNull(),
    dealId: text('deal_id').notNull(),
    secondPartnerId: text('second_partner_id').notNull(),
    eligible: integer('eligible', { mode: 'boolean' }).notNull(),
    since: text('since').notNull(),
    /** While eligible what associates the two; afterwards what did so last. Null where nothing ever did. */
    basis: text('basis', { mode: 'json' }).$type<AssociationBasis | null>(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.dealId] }),
    index('deal_standing_eligible').on(table.tenantId, table.eligible),
  ],
);

/** How far the standings of a vendor's deals follow its changes. One server at a time brings them up to date. */
export const standingCursor = sqliteTable('standing_cursor', {
  tenantId: text('tenant_id').primaryKey(),
  seq: integer('seq').notNull(),
  leaseToken: text('lease_token'),
  leaseUntil: text('lease_until'),
});
