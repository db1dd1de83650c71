import { and, eq, isNull, sql } from 'drizzle-orm';
import { connection } from './schema/connection.ts';
import { outbox } from './schema/outbox.ts';
import type { Queryable } from './scope.ts';

export interface ReadState {
  tenantId: string;
  crm: string;
  /** Null before the first read came through. */
  lastReadAt: string | null;
  createdAt: string;
}

/** Of all vendors together: writes that wait for their CRM, and refused ones that nobody has put aside. */
export async function countOutbox(db: Queryable): Promise<{ waiting: number; refused: number }> {
  const count = { count: sql<number>`count(*)` };
  const [waiting] = await db.select(count).from(outbox).where(eq(outbox.state, 'pending'));
  const refused = and(eq(outbox.state, 'refused'), isNull(outbox.dismissedAt));
  const [rejected] = await db.select(count).from(outbox).where(refused);
  return { waiting: waiting?.count ?? 0, refused: rejected?.count ?? 0 };
}

/** How far every connection has been read. */
export const listReadStates = (db: Queryable): Promise<ReadState[]> =>
  db
    .select({
      tenantId: connection.tenantId,
      crm: connection.crm,
      lastReadAt: connection.lastReadAt,
      createdAt: connection.createdAt,
    })
    .from(connection);
