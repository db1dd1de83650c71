import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../open-database.ts';
import { startHranaServer } from './hrana-server.ts';

export interface TestDatabase {
  db: Database;
  /** The database's own file, on the server's side if there is one. */
  file: string;
  /** Another client of the same database, as a second server process would have. */
  openAnother(): Database;
  close(): Promise<void>;
}

export interface DatabaseMode {
  mode: string;
  open(): Promise<TestDatabase>;
}

/** What every test of queries and transactions runs over, for the code above must not know which it has. */
export const databaseModes: DatabaseMode[] = [
  { mode: 'an embedded file', open: openEmbedded },
  { mode: 'a libSQL server', open: openRemote },
];

async function openEmbedded(): Promise<TestDatabase> {
  const folder = makeFolder();
  const file = join(folder, 'test.db');
  return toTestDatabase({ url: `file:${file}` }, folder, file, async () => {});
}

async function openRemote(): Promise<TestDatabase> {
  const folder = makeFolder();
  const file = join(folder, 'test.db');
  const authToken = 'token-of-the-test';
  const server = await startHranaServer(file, authToken);
  return toTestDatabase({ url: server.url, authToken }, folder, file, server.close);
}

function toTestDatabase(
  location: { url: string; authToken?: string },
  folder: string,
  file: string,
  stop: () => Promise<void>,
): TestDatabase {
  const opened: { close(): void }[] = [];
  const openAnother = () => {
    const { db, close } = openDatabase(location);
    opened.push({ close });
    return db;
  };
  return {
    db: openAnother(),
    file,
    openAnother,
    close: async () => {
      for (const { close } of opened) close();
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'tierline-db-'));
}
