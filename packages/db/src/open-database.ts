import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { EmbeddedClient } from './embedded-client.ts';

export type Database = LibSQLDatabase & { $client: Client };

/** What `transact` hands to its function: has every query that the database has. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface DatabaseLocation {
  /** `file:` and a path, relative to the working directory or absolute; or a libSQL server's `libsql:`, `https:` or `wss:`. */
  url: string;
  /** The server's; a file has none. */
  authToken?: string;
}

/** Opens the database, and makes the file and its folder if need be. The schema is `migrate`'s. */
export function openDatabase(location: DatabaseLocation): { db: Database; close(): void } {
  const client = location.url.startsWith('file:') ? openFile(toPath(location.url)) : createClient(location);
  return { db: toDatabase(client), close: () => client.close() };
}

/** The database behind a client of its own. */
export const toDatabase = (client: Client): Database => drizzle(client);

/**
 * The one way to write more than one statement: all of it is done, or, when `write` throws, nothing. Inside, only `tx`
 * may be used: a write through `db` would wait for the end of this very transaction, and fail. Writers take turns, so
 * nothing slow, and no call to anywhere else, belongs inside.
 */
export function transact<T>(db: Database, write: (tx: Transaction) => Promise<T>): Promise<T> {
  // The libSQL session begins every transaction as `immediate`: it cannot fail later for having read first.
  return db.transaction(write);
}

function openFile(path: string): Client {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return new EmbeddedClient(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The database file ${path} cannot be opened for writing (${reason}). Check that its folder is writable.`,
      { cause },
    );
  }
}

/** The absolute path of the file that a `file:` address names. */
export function toPath(url: string): string {
  const path = decodeURIComponent(url.replace(/^file:(\/\/(localhost)?(?=\/))?/, ''));
  if (path === '' || path.startsWith(':') || path.includes('?')) {
    throw new Error(`${url} does not name a database file; write file: and its path.`);
  }
  return resolve(path);
}
