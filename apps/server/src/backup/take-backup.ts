import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { copyDatabaseFile } from '@tierline/db/backup/copy-file';
import { inspectFile } from '@tierline/db/backup/inspect-file';
import { flush } from '@tierline/db/backup/replace-file';
import { StartFailure } from '../config.ts';
import { hashFile, type Manifest, manifestPath } from './manifest.ts';
import { findKeysOf } from './secret-check.ts';

const OWNER_ONLY = 0o600;

/**
 * Copies the database to `to`, and says beside it what is in it. Both come under their names only when they are whole,
 * the manifest last: a file without one is no backup.
 */
export async function takeBackup(database: string, to: string, keys: readonly Buffer[], now: Date): Promise<Manifest> {
  if (!existsSync(database)) throw new StartFailure(`There is no database ${database}.`);
  const file = resolve(to);
  for (const path of [file, manifestPath(file)]) {
    if (existsSync(path)) throw new StartFailure(`${path} is there already; give the backup a name of its own.`);
  }
  const part = `${file}.${process.pid}.part`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    copy(database, part);
    chmodSync(part, OWNER_ONLY);
    const contents = inspectFile(part);
    if (!contents) throw new StartFailure(`${database} is not a database of Tierline.`);
    const { checks: secretKeys, unopened } = findKeysOf(contents.secrets, keys);
    if (unopened > 0) {
      throw new StartFailure(
        `TIERLINE_SECRET_KEY opens all but ${unopened} of ${contents.secrets.length} sealed secrets in ${database}: give every key that the server has.`,
      );
    }
    const { size: bytes } = statSync(part);
    const { schema } = contents;
    const manifest: Manifest = {
      ...{ format: 1, takenAt: now.toISOString(), schema, bytes },
      ...{ sha256: await hashFile(part), secretKeys },
    };
    finish(part, file);
    writeFileSync(part, `${JSON.stringify(manifest, null, 2)}\n`, { mode: OWNER_ONLY });
    finish(part, manifestPath(file));
    return manifest;
  } finally {
    rmSync(part, { force: true });
  }
}

function copy(database: string, part: string): void {
  try {
    copyDatabaseFile(database, part);
  } catch (cause) {
    throw new StartFailure(`${database} cannot be copied: ${(cause as Error).message}.`, { cause });
  }
}

function finish(part: string, path: string): void {
  flush(part);
  renameSync(part, path);
  flush(dirname(path));
}
