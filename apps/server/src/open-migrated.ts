import { migrate } from '@tierline/db/migrate';
import { type DatabaseLocation, openDatabase } from '@tierline/db/open-database';
import { StartFailure } from './config.ts';

/** The database with this release's schema, before anything else may use it. */
export async function openMigrated(location: DatabaseLocation): Promise<ReturnType<typeof openDatabase>> {
  let opened: ReturnType<typeof openDatabase> | null = null;
  try {
    opened = openDatabase(location);
    await migrate(opened.db);
    return opened;
  } catch (cause) {
    opened?.close();
    const [place] = location.url.split('?');
    const reason = cause instanceof Error ? innermost(cause).message : String(cause);
    throw new StartFailure(`The database ${place} cannot be opened and migrated: ${reason}`, { cause });
  }
}

/** What the database or the network said, without the statement that drizzle puts before it. */
const innermost = (error: Error): Error => (error.cause instanceof Error ? innermost(error.cause) : error);
