import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { saveConnection } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { openDatabase } from '@tierline/db/open-database';
import { saveSecret } from '@tierline/db/secret';
import { createTenant } from '@tierline/db/tenant';
import { readAllTables } from '@tierline/db/testing/all-tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOf } from '../hubspot-tokens.ts';
import { createSeal } from '../seal.ts';
import { restoreBackup } from './restore-backup.ts';
import { toKeyCheck } from './secret-check.ts';
import { takeBackup } from './take-backup.ts';

const AT = '2026-11-26T10:00:00.000Z';
const older = randomBytes(32);
const newer = randomBytes(32);
const inBase64 = (...keys: Buffer[]) => keys.map((key) => key.toString('base64')).join(',');

let folder: string;
let file: string;
let backup: string;
/** The database as it was when the backup was taken. */
let tables: Record<string, unknown[]>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-backups-'));
  file = join(folder, 'tierline.db');
  backup = join(folder, 'backups', 'monday.db');
  const { db, close } = openDatabase({ url: `file:${file}` });
  await migrate(db);
  for (const [tenantId, key] of [['t-1', older] as const, ['t-2', newer] as const]) {
    await createTenant(db, { id: tenantId, name: `Vendor ${tenantId}`, createdAt: AT });
    const scope = { db, tenantId };
    const orgId = `portal-of-${tenantId}`;
    await saveConnection(scope, { crm: 'hubspot', orgId, config: {}, publicKey: null, createdAt: AT });
    const sealed = createSeal([key]).close('a refresh token', placeOf(orgId, 'refresh_token'));
    await saveSecret(scope, { crm: 'hubspot', name: 'refresh_token', sealed, savedAt: AT });
  }
  close();
  tables = readAllTables(file);
  expect(await run('backup.ts', ['--to', backup])).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(
  program: string,
  args: string[],
  { keys = inBase64(newer, older), database = file } = {},
): Promise<{ code: number; out: string }> {
  const script = fileURLToPath(new URL(`../${program}`, import.meta.url));
  const env = { ...process.env, TIERLINE_DATABASE_URL: `file:${database}`, TIERLINE_SECRET_KEY: keys };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), out: stdout + stderr });
    });
  });
}

/** Everything that lies under the folder, with its contents, so that a refusal can be seen to have written nothing. */
const contents = () =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      // A log that is empty comes and goes with whoever reads.
      .filter((entry) => entry.isFile() && !/-(shm|wal)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );

/** A backup that differs from the good one in what is given. */
function forge(name: string, { bytes = readFileSync(backup), manifest = {} as object } = {}): string {
  const path = join(folder, 'backups', name);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = JSON.parse(readFileSync(`${backup}.json`, 'utf8'));
  writeFileSync(path, bytes);
  writeFileSync(`${path}.json`, JSON.stringify({ ...kept, sha256, ...manifest }));
  return path;
}

describe('a backup', () => {
  it('comes with a manifest that names its keys by check values alone, and only its owner may read both', () => {
    const manifest = JSON.parse(readFileSync(`${backup}.json`, 'utf8'));
    expect(manifest).toMatchObject({ format: 1, bytes: statSync(backup).size });
    expect(manifest.secretKeys).toEqual([older, newer].map(toKeyCheck).sort());
    for (const path of [backup, `${backup}.json`]) {
      const text = readFileSync(path, 'latin1');
      for (const key of [older, newer]) {
        for (const form of ['base64', 'hex', 'latin1'] as const) expect(text).not.toContain(key.toString(form));
      }
      expect(statSync(path).mode & 0o077).toBe(0);
    }
  });

  it.each([
    ['to a file that is there', () => takeBackup(file, backup, [newer, older], new Date()), 'give the backup a name'],
    [
      'of nothing',
      () => takeBackup(join(folder, 'absent.db'), `${backup}.new`, [], new Date()),
      'There is no database',
    ],
    [
      'of what is no database',
      () => takeBackup(fileURLToPath(import.meta.url), `${backup}.new`, [], new Date()),
      'cannot be copied',
    ],
    [
      'without a key',
      () => takeBackup(file, `${backup}.new`, [newer], new Date()),
      'opens all but 1 of 2 sealed secrets',
    ],
  ])('%s is refused in a sentence, and leaves nothing', async (_, take, sentence) => {
    const before = contents();
    await expect(take()).rejects.toThrow(sentence);
    expect(contents()).toEqual(before);
  });

  it('says what is wrong with its command, and shows no trace', async () => {
    const { code, out } = await run('backup.ts', ['--to', join(folder, 'x.db')], { keys: 'c2hvcnQ=' });
    expect([code, out]).toEqual([1, expect.stringContaining('TIERLINE_SECRET_KEY must be 32 bytes in base64')]);
    expect(out).not.toContain('    at ');
  });

  it.each(['backup.ts', 'restore.ts'])('is not %s’s to make of a libSQL server', async (program) => {
    const script = fileURLToPath(new URL(`../${program}`, import.meta.url));
    const env = { ...process.env, TIERLINE_DATABASE_URL: 'libsql://db.example' };
    const args = [script, program === 'backup.ts' ? '--to' : '--from', backup];
    const out = await new Promise((resolve) =>
      execFile(process.execPath, args, { env }, (_, __, text) => resolve(text)),
    );
    expect(out).toContain('names a libSQL server');
  });
});

describe('a restored backup', () => {
  it('is an equal database where there was none', async () => {
    const database = join(folder, 'elsewhere', 'tierline.db');
    expect(await run('restore.ts', ['--from', backup], { database })).toMatchObject({ code: 0 });
    expect(readAllTables(database)).toEqual(tables);
  });

  it('takes the place of a database only when that is said', async () => {
    const database = join(folder, 'newer.db');
    const { db, close } = openDatabase({ url: `file:${database}` });
    await migrate(db);
    await createTenant(db, { id: 'later', name: 'Later', createdAt: AT });
    close();
    const before = contents();
    const refused = await run('restore.ts', ['--from', backup], { database });
    expect(refused).toEqual({ code: 1, out: expect.stringContaining('--replace puts the backup in its place.') });
    expect(contents()).toEqual(before);

    const { code, out } = await run('restore.ts', ['--from', backup, '--replace'], { database });
    expect([code, out]).toEqual([0, expect.stringMatching(/newer\.db is as it was at \d{4}-/)]);
    expect(readAllTables(database)).toEqual(tables);
    expect(existsSync(`${database}-wal`)).toBe(false);
  });

  it('waits for the servers to be stopped', async () => {
    const database = join(folder, 'open', 'tierline.db');
    const { db, close } = openDatabase({ url: `file:${database}` });
    await migrate(db);
    await createTenant(db, { id: 'meanwhile', name: 'Meanwhile', createdAt: AT });
    const { code, out } = await run('restore.ts', ['--from', backup, '--replace'], { database });
    expect([code, out]).toEqual([1, expect.stringContaining('stop every server on it first')]);
    close();
    expect(readAllTables(database).tenant).toHaveLength(1);
  });
});

describe('before it writes anything, a restore refuses', () => {
  it.each([
    ['a damaged file', () => damaged(), 'is damaged: its checksum is not the one'],
    ['a file without a manifest', () => withoutManifest(), 'it is no finished backup'],
    ['a manifest that is none', () => forge('m.db', { manifest: { format: 2 } }), 'is no manifest of a backup'],
    ['a newer schema', () => forge('n.db', { manifest: { schema: { when: 9e12, count: 99 } } }), 'by a newer release'],
    ['what is no database', () => forge('t.db', { bytes: Buffer.from('text') }), 'is not a database of Tierline'],
    ['an absent file', () => join(folder, 'nowhere.db'), 'There is no backup'],
  ])('%s', (_, make, sentence) => refuses(make(), sentence));

  it.each([
    ['no key', [], 'TIERLINE_SECRET_KEY is not set'],
    ['another key', [randomBytes(32)], 'TIERLINE_SECRET_KEY is another key'],
    ['one key of two', [newer], toKeyCheck(older)],
  ])('%s', (_, keys, sentence) => refuses(backup, sentence, keys));

  it('a key that opens nothing, though a forged manifest asks for none', () =>
    refuses(forge('f.db', { manifest: { secretKeys: [] } }), 'does not open all that is sealed', [newer]));

  async function refuses(from: string, sentence: string, keys = [newer, older]): Promise<void> {
    const before = contents();
    const database = join(folder, 'untouched.db');
    await expect(restoreBackup(from, database, keys, { replace: true })).rejects.toThrow(sentence);
    expect(contents()).toEqual(before);
  }

  function damaged(): string {
    const path = forge('d.db');
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(9_000) ^ 1, 9_000);
    writeFileSync(path, bytes);
    return path;
  }

  function withoutManifest(): string {
    const path = forge('w.db');
    rmSync(`${path}.json`);
    return path;
  }
});

it('a backup of a release before there were secrets needs no key', async () => {
  const database = join(folder, 'early.db');
  const early = openDatabase({ url: `file:${database}` });
  await early.db.run('create table migration (id integer primary key, hash text, created_at numeric)');
  await early.db.run(`insert into migration values (1, '', 1000)`);
  early.close();
  const { secretKeys, schema } = await takeBackup(database, join(folder, 'backups', 'early.db'), [], new Date());
  expect([secretKeys, schema]).toEqual([[], { when: 1000, count: 1 }]);
});

it('a backup is one moment of a database that a server goes on writing, and opens as one', async () => {
  const busy = join(folder, 'busy.db');
  const { db, close } = openDatabase({ url: `file:${busy}` });
  await migrate(db);
  close();
  const script = fileURLToPath(import.meta.resolve('@tierline/db/testing/busy-writer'));
  const writer = spawn(process.execPath, [script, busy], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await new Promise((resolve) => writer.once('message', resolve));
  const to = join(folder, 'backups', 'busy.db');
  expect(await run('backup.ts', ['--to', to], { database: busy })).toMatchObject({ code: 0 });
  await new Promise((resolve) => writer.once('message', resolve));
  const gone = new Promise((resolve) => writer.once('exit', resolve));
  writer.kill();
  await gone;
  const database = join(folder, 'restored', 'busy.db');
  expect(await run('restore.ts', ['--from', to], { database })).toMatchObject({ code: 0 });
  const { left, right } = readAllTables(database);
  expect(right).toEqual(left);
  expect(left?.length).toBeGreaterThan(0);
  expect(readAllTables(database)).toEqual(readAllTables(to));
});
