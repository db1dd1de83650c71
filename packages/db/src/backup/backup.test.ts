import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveConnection } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { type Database, openDatabase } from '../open-database.ts';
import { findSchemaVersion, readOwnSchemaVersion } from '../schema-version.ts';
import { saveSecret } from '../secret.ts';
import { createTenant } from '../tenant.ts';
import { readAllTables } from '../testing/all-tables.ts';
import { copyDatabaseFile } from './copy-file.ts';
import { inspectFile } from './inspect-file.ts';
import { releaseFile, replaceFile } from './replace-file.ts';

const AT = '2026-11-26T10:00:00.000Z';
const WRITER = fileURLToPath(new URL('../testing/busy-writer.ts', import.meta.url));

let folder: string;
let file: string;
let copy: string;
let opened: { db: Database; close(): void };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-backup-'));
  file = join(folder, 'tierline.db');
  copy = join(folder, 'copy.db');
  opened = openDatabase({ url: `file:${file}` });
  await migrate(opened.db);
  await createTenant(opened.db, { id: 't', name: 'Vendor’s “own”', createdAt: AT });
  const scope = { db: opened.db, tenantId: 't' };
  const connection = { crm: 'hubspot', orgId: '4401001', config: {}, publicKey: null, createdAt: AT } as const;
  await saveConnection(scope, connection);
  await saveSecret(scope, { crm: 'hubspot', name: 'refresh_token', sealed: 'v1.a.b.c', savedAt: AT });
});
afterEach(() => {
  opened.close();
  rmSync(folder, { recursive: true });
});

describe('a copy of a database file', () => {
  it('has every row of every table, though nothing of it has left the log yet', () => {
    copyDatabaseFile(file, copy);
    const tables = readAllTables(file);
    expect(Object.keys(tables).length).toBeGreaterThan(15);
    expect(tables.account_type).toHaveLength(3);
    expect(readAllTables(copy)).toEqual(tables);
  });

  it('is one moment of a file that another process goes on writing', async () => {
    const writer = fork(WRITER, [file], { execArgv: [] });
    try {
      for (const name of ['first.db', 'second.db', 'third.db']) {
        await nextRound(writer);
        copyDatabaseFile(file, join(folder, name));
        // The writer adds to both tables in one transaction, so that a torn copy would have more of one.
        const { left, right } = readAllTables(join(folder, name)) as { left: unknown[]; right: unknown[] };
        expect(left.length).toBeGreaterThan(0);
        expect(right).toEqual(left);
      }
      await nextRound(writer);
    } finally {
      const gone = once(writer, 'exit');
      writer.kill();
      await gone;
    }
  });

  it('does not go over a file that is there', () => {
    writeFileSync(copy, 'precious');
    expect(() => copyDatabaseFile(file, copy)).toThrow();
    expect(readFileSync(copy, 'utf8')).toBe('precious');
  });

  it('may lie under a name with a quote', () => {
    const name = join(folder, "o'clock.db");
    copyDatabaseFile(file, name);
    expect(readAllTables(name)).toEqual(readAllTables(file));
  });
});

/** The writer has come through at least one more transaction since it was asked. */
async function nextRound(writer: ChildProcess): Promise<void> {
  for (const _ of [1, 2]) await once(writer, 'message');
}

describe('what is known of a file', () => {
  it('is its schema and its sealed secrets', async () => {
    copyDatabaseFile(file, copy);
    expect(inspectFile(copy)).toEqual({
      schema: readOwnSchemaVersion(),
      secrets: [{ tenantId: 't', crm: 'hubspot', orgId: '4401001', name: 'refresh_token', sealed: 'v1.a.b.c' }],
    });
    expect(await findSchemaVersion(opened.db)).toEqual(readOwnSchemaVersion());
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
  });

  it('is nothing where it is no database, a torn one, or somebody else’s', async () => {
    copyDatabaseFile(file, copy);
    truncateSync(copy, 5_000);
    const foreign = join(folder, 'foreign.db');
    const songs = openDatabase({ url: `file:${foreign}` });
    await songs.db.run(sql`create table song (title text)`);
    songs.close();
    const text = join(folder, 'text.db');
    writeFileSync(text, 'no database, '.repeat(1_000));
    expect([copy, foreign, text].map(inspectFile)).toEqual([null, null, null]);
  });
});

describe('putting a file in a database’s place', () => {
  it('waits until nobody has the old one open, and leaves nothing of it', async () => {
    copyDatabaseFile(file, copy);
    const before = readAllTables(copy);
    await opened.db.run(sql`delete from secret`);
    expect(releaseFile(file)).toBe(false);

    const target = join(folder, 'other.db');
    const other = openDatabase({ url: `file:${target}` });
    await migrate(other.db);
    other.close();
    writeFileSync(`${target}-wal`, 'the log of a server that was killed');
    replaceFile(copy, target);
    expect(readAllTables(target)).toEqual(before);
    expect(existsSync(`${target}-wal`)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('may be done where there is nothing, or nothing that can be read', () => {
    const torn = join(folder, 'torn.db');
    writeFileSync(torn, 'no database, '.repeat(1_000));
    expect([releaseFile(torn), releaseFile(join(folder, 'absent.db'))]).toEqual([true, true]);
    expect(existsSync(join(folder, 'absent.db'))).toBe(false);
  });
});
