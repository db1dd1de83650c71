import { toPath } from '@tierline/db/open-database';
import { StartFailure } from './config.ts';
import { databaseLocation } from './database-location.ts';

/** The file that the server's own variables name; what runs on a libSQL server is backed up there. */
export function embeddedFile(env: NodeJS.ProcessEnv): string {
  const { url } = databaseLocation(env);
  if (url.startsWith('file:')) return toPath(url);
  throw new StartFailure(
    'TIERLINE_DATABASE_URL names a libSQL server: it is backed up and restored with that server’s own means.',
  );
}
