import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Scope } from './scope.ts';

/** Far below what one text may hold. */
const CHUNK = 5000;

/**
 * Adds any number of whole rows of the tenant's. SQLite reads them out of one parameter, which costs a small part of what it
 * costs to name each value of each row.
 */
export async function insertRows<T extends SQLiteTable & { $inferSelect: { tenantId: string } }>(
  scope: Scope,
  table: T,
  rows: readonly Omit<T['$inferSelect'], 'tenantId'>[],
): Promise<void> {
  const columns = Object.entries(getTableColumns(table));
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  const values = sql.join(
    columns.map(([key, column]) => (key === 'tenantId' ? sql`${scope.tenantId}` : cellOf(key, column))),
    sql`, `,
  );
  for (let from = 0; from < rows.length; from += CHUNK) {
    const some = JSON.stringify(rows.slice(from, from + CHUNK));
    await scope.db.run(sql`insert into ${table} (${names}) select ${values} from json_each(${some})`);
  }
}

/** A list or an object stays JSON; a JSON null is none. */
function cellOf(key: string, { dataType }: SQLiteColumn): SQL {
  const path = sql.raw(`'$.${key}'`);
  return dataType === 'json' ? sql`nullif(value -> ${path}, 'null')` : sql`value ->> ${path}`;
}
