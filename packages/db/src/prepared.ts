import { and, eq, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Queryable, Scope } from './scope.ts';

interface Built<R> {
  execute(values: Record<string, unknown>): Promise<R>;
}

/**
 * A query of a tenant's rows that is built once for each database or transaction and run there any number of times, for
 * building it takes several times as long as running it. `build` puts `given` where the values come, and names the tenant
 * by `ofGivenTenant`.
 */
export function prepared<V extends object, R>(
  build: (db: Queryable) => Built<R>,
): (scope: Scope, values: V) => Promise<R> {
  const known = new WeakMap<Queryable, Built<R>>();
  return ({ db, tenantId }, values) => {
    const query = known.get(db) ?? build(db);
    known.set(db, query);
    return query.execute({ ...values, tenantId });
  };
}

/** A value that comes with each run. */
export const given = (name: string): Placeholder => sql.placeholder(name);

/** For a row that is there already, in an upsert: what the new one has in these columns. */
export const broughtOf = <C extends Record<string, SQLiteColumn>>(columns: C): { [K in keyof C]: SQL } =>
  Object.fromEntries(Object.entries(columns).map(([key, { name }]) => [key, sql.raw(`excluded."${name}"`)])) as {
    [K in keyof C]: SQL;
  };

/** What `ofTenant` is to a query that is built for one scope. */
export function ofGivenTenant(table: { tenantId: SQLiteColumn }, ...conditions: (SQL | undefined)[]): SQL {
  const where = and(eq(table.tenantId, given('tenantId')), ...conditions);
  if (!where) throw new Error('a tenant condition cannot be empty');
  return where;
}

/** A JSON column's value as the column holds it: a placeholder's encoder would make a text of null. */
export const toJson = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
