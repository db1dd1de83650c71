import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS_FOLDER, migrate } from './migrate.ts';
import type { Database } from './open-database.ts';
import { databaseModes, type TestDatabase } from './testing/database-modes.ts';

interface Journal {
  entries: { idx: number; when: number; tag: string; version: string; breakpoints: boolean }[];
}

function readJournal(folder: string): Journal {
  return JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'));
}

const ours = readJournal(MIGRATIONS_FOLDER).entries.length;

async function countApplied(db: Database): Promise<number> {
  return (await db.get<{ count: number }>(sql`select count(*) as count from migration`)).count;
}

async function listTables(db: Database): Promise<string[]> {
  const rows = await db.all<{ name: string }>(sql`select name from sqlite_schema where type = 'table' order by name`);
  return rows.map((row) => row.name);
}

describe.each(databaseModes)('migrations on $mode', ({ open }) => {
  let test: TestDatabase;
  let db: Database;
  let folder: string;

  beforeEach(async () => {
    test = await open();
    db = test.db;
    folder = join(mkdtempSync(join(tmpdir(), 'tierline-migrations-')), 'migrations');
    cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  });

  afterEach(async () => {
    rmSync(join(folder, '..'), { recursive: true });
    await test.close();
  });

  /** What a later release would bring. */
  function addMigration(tag: string, statements: string[]): void {
    const journal = readJournal(folder);
    const last = journal.entries.at(-1);
    if (!last) throw new Error('there are no migrations');
    journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag });
    writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify(journal));
    writeFileSync(join(folder, `${tag}.sql`), statements.join('--> statement-breakpoint\n'));
  }

  it('make every table from nothing, and do nothing a second time', async () => {
    await migrate(db);
    await migrate(db);

    expect(await listTables(db)).toEqual(expect.arrayContaining(['tenant', 'organization', 'deal', 'outbox', 'audit']));
    expect(await countApplied(db)).toBe(ours);
  });

  it('bring an older database up to date and keep its rows', async () => {
    await migrate(db, folder);
    await db.run(sql`insert into tenant (id, name, created_at) values ('t', 'Vendor', '2026-11-24T00:00:00Z')`);
    addMigration('next', ['alter table tenant add column locale text;', "update tenant set locale = 'en';"]);
    await migrate(db, folder);

    expect(await db.all(sql`select name, locale from tenant`)).toEqual([{ name: 'Vendor', locale: 'en' }]);
    expect(await countApplied(db)).toBe(ours + 1);
  });

  it('copy a table that others refer to, without losing what refers to it', async () => {
    await migrate(db, folder);
    await db.run(sql`insert into tenant (id, name, created_at) values ('t', 'Vendor', '2026-11-24T00:00:00Z')`);
    await db.run(
      sql`insert into account_type (tenant_id, code, display_name, crm_value) values ('t', 'partner', 'P', 'P')`,
    );
    addMigration('copy', [
      'create table copy (id text primary key not null, name text not null, created_at text);',
      'insert into copy select id, name, created_at from tenant;',
      'drop table tenant;',
      'alter table copy rename to tenant;',
    ]);
    await migrate(db, folder);

    expect(await db.all(sql`select t.name, a.code from tenant t join account_type a on a.tenant_id = t.id`)).toEqual([
      { name: 'Vendor', code: 'partner' },
    ]);
    await expect(db.run(sql`update account_type set tenant_id = 'gone'`)).rejects.toMatchObject({
      cause: { code: 'SQLITE_CONSTRAINT' },
    });
  });

  it('leave nothing of a migration that fails, say why, and can be tried again', async () => {
    addMigration('broken', ['create table half (id text);', 'insert into absent values (1);']);

    await expect(migrate(db, folder)).rejects.toThrow('no such table: absent');
    expect(await listTables(db)).toEqual(['migration']);

    await migrate(db);
    expect(await countApplied(db)).toBe(ours);
  });

  it('are applied once by servers that start at the same time, and so are changes that could be repeated', async () => {
    const servers = [db, test.openAnother(), test.openAnother()];
    addMigration('count', ['create table counted (n integer);', 'insert into counted values (0);']);
    await Promise.all(servers.map((server) => migrate(server, folder)));
    addMigration('repeatable', ['update counted set n = n + 1;']);
    await Promise.all(servers.map((server) => migrate(server, folder)));

    expect(await db.all(sql`select n from counted`)).toEqual([{ n: 1 }]);
    expect(await countApplied(db)).toBe(ours + 2);
  });

  it('are applied once by processes that start at the same time', { timeout: 60_000 }, async () => {
    const script = fileURLToPath(new URL('./testing/other-process.ts', import.meta.url));
    const servers = [1, 2, 3].map(() => fork(script, [test.file, 'migrate'], { execArgv: [], cwd: tmpdir() }));
    const exits = await Promise.all(servers.map((server) => once(server, 'exit')));

    expect(exits.map(([code]) => code)).toEqual([0, 0, 0]);
    expect(await countApplied(db)).toBe(ours);
  });
});
