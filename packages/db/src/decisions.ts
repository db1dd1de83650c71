import { eq, sql } from 'drizzle-orm';
import { outbox } from './schema/outbox.ts';
import { ofTenant, type Scope } from './scope.ts';

/** How many choices people have made here: what would be lost if the vendor's history were given up. */
export async function countOwnDecisions(scope: Scope): Promise<number> {
  const [row] = await scope.db
    .select({ count: sql<number>`count(*)` })
    .from(outbox)
    .where(ofTenant(scope, outbox, eq(outbox.purpose, 'decision')));
  return row?.count ?? 0;
}
