import type { CrmKind } from '@tierline/domain/crm';
import { inArray, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

const KINDS = { salesforce: true, hubspot: true } satisfies Record<CrmKind, true>;

/** Whichever CRM: for an index that has the CRM before the rest, and serves no query that does not name it. */
export const inEveryCrm = (column: SQLiteColumn): SQL => inArray(column, Object.keys(KINDS));
