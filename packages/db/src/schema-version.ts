import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { MIGRATIONS_FOLDER } from './migrate.ts';
import type { Queryable } from './scope.ts';

/** The last migration that a database has had: drizzle keeps its time, which grows from one migration to the next. */
export interface SchemaVersion {
  /** Unix milliseconds; 0 before the first migration. */
  when: number;
  /** How many migrations there were until then. */
  count: number;
}

/** What `migrate` of this very release brings a database to. */
export function readOwnSchemaVersion(migrationsFolder = MIGRATIONS_FOLDER): SchemaVersion {
  const text = readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8');
  const { entries } = JSON.parse(text) as { entries: { when: number }[] };
  return { when: entries.at(-1)?.when ?? 0, count: entries.length };
}

/** The query behind `findSchemaVersion`, for a file that is opened without drizzle. */
export const SCHEMA_VERSION_QUERY = 'select coalesce(max(created_at), 0) as "when", count(*) as count from migration';

/** Rejects where there is no table of migrations. */
export async function findSchemaVersion(db: Queryable): Promise<SchemaVersion> {
  const row = await db.get<SchemaVersion>(sql.raw(SCHEMA_VERSION_QUERY));
  return { when: Number(row.when), count: Number(row.count) };
}
