import type { ResultSet } from '@libsql/client';
import { and, eq, type SQL } from 'drizzle-orm';
import type { BaseSQLiteDatabase, SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** The database itself, or a transaction in it. */
export type Queryable = BaseSQLiteDatabase<'async', ResultSet>;

/** The one way to a tenant's rows: every query takes a scope, and its tenant from nowhere else. */
export interface Scope {
  db: Queryable;
  tenantId: string;
}

/** The rows of this tenant that also meet the conditions. */
export function ofTenant(scope: Scope, table: { tenantId: SQLiteColumn }, ...conditions: (SQL | undefined)[]): SQL {
  const where = and(eq(table.tenantId, scope.tenantId), ...conditions);
  if (!where) throw new Error('a tenant condition cannot be empty');
  return where;
}
