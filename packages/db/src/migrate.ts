import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { retryWhileBusy } from './embedded/busy-retry.ts';
import type { Database } from './open-database.ts';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));

/** For how long another server's migration may be waited for. */
const PATIENCE_MS = 60_000;

/** Brings the schema up to date. Several servers may do so at once. */
export async function migrate(db: Database, migrationsFolder = MIGRATIONS_FOLDER): Promise<void> {
  await retryWhileBusy(() => applyPending(db, migrationsFolder), PATIENCE_MS);
}

async function applyPending(db: Database, migrationsFolder: string): Promise<void> {
  // Drizzle's own table, but unique: of two servers that apply the same migration, the slower one's transaction fails.
  await db.run(sql`
    create table if not exists migration (id integer primary key, hash text not null, created_at numeric not null unique)
  `);
  const applied = await countApplied(db);
  try {
    await applyMigrations(db, { migrationsFolder, migrationsTable: 'migration' });
  } catch (error) {
    if ((await countApplied(db)) === applied) throw error;
    // Another server was faster; what it applied was undone here.
    await applyPending(db, migrationsFolder);
  }
}

async function countApplied(db: Database): Promise<number> {
  const row = await db.get<{ applied: number }>(sql`select count(*) as applied from migration`);
  return row.applied;
}
