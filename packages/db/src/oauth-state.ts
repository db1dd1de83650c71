import { eq, lt } from 'drizzle-orm';
import { oauthState } from './schema/connection.ts';
import type { Queryable } from './scope.ts';

/** Keeps an installation that was begun; those that nobody finished in time go. */
export async function saveOAuthState(
  db: Queryable,
  row: { stateHash: string; browserHash: string; expiresAt: string },
  now: string,
): Promise<void> {
  await db.delete(oauthState).where(lt(oauthState.expiresAt, now));
  await db.insert(oauthState).values(row);
}

/** Takes it away for good, so that it is good once; null when it is unknown, used or too old. */
export async function takeOAuthState(
  db: Queryable,
  stateHash: string,
  now: string,
): Promise<{ browserHash: string } | null> {
  const [row] = await db.delete(oauthState).where(eq(oauthState.stateHash, stateHash)).returning();
  return row && row.expiresAt > now ? { browserHash: row.browserHash } : null;
}
