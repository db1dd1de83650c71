import type { DatabaseLocation } from '@tierline/db/open-database';

/** Where the operator's commands find the database: the server's own variables. */
export function databaseLocation(env: NodeJS.ProcessEnv): DatabaseLocation {
  const url = env.TIERLINE_DATABASE_URL ?? 'file:.data/tierline.db';
  const authToken = env.TIERLINE_DATABASE_TOKEN;
  return authToken === undefined ? { url } : { url, authToken };
}
