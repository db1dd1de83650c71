import { sql } from 'drizzle-orm';
import type { Queryable } from './scope.ts';

/** Rejects when the database does not answer. */
export async function ping(db: Queryable): Promise<void> {
  await db.run(sql`select 1`);
}
