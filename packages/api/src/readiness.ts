import { type Connection, listConnections } from '@tierline/db/connection';
import { findSchemaVersion, readOwnSchemaVersion } from '@tierline/db/schema-version';
import type { Queryable } from '@tierline/db/scope';
import type { Services } from './context.ts';

const OWN = readOwnSchemaVersion();

/**
 * Why the server cannot take calls yet, in words for whoever runs it; empty when it can. A database that a newer release
 * has migrated already is good enough, for that is how several servers are upgraded one after another.
 */
export async function listObstacles({ db, log }: Pick<Services, 'db' | 'log'>): Promise<string[]> {
  try {
    const { when, count } = await findSchemaVersion(db);
    if (when < OWN.when) return [`${OWN.count - count} of ${OWN.count} migrations are still to be applied`];
    return await listUnread(db);
  } catch (error) {
    log.error({ err: error }, 'the database does not answer');
    return ['the database does not answer, or was never migrated'];
  }
}

/** Names nobody: who may ask is not known. A connection that fails says so to its admin, and keeps no other waiting. */
async function listUnread(db: Queryable): Promise<string[]> {
  const unread = (await listConnections(db)).filter(isWaiting).length;
  if (unread === 0) return [];
  return [unread === 1 ? 'a CRM has not been read yet' : `${unread} CRMs have not been read yet`];
}

const isWaiting = ({ lastReadAt, failureCode }: Connection): boolean => lastReadAt === null && failureCode === null;
