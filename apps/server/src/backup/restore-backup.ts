import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { inspectFile } from '@tierline/db/backup/inspect-file';
import { releaseFile, replaceFile } from '@tierline/db/backup/replace-file';
import { readOwnSchemaVersion } from '@tierline/db/schema-version';
import { StartFailure } from '../config.ts';
import { hashFile, type Manifest, readManifest } from './manifest.ts';
import { findKeysOf, toKeyCheck } from './secret-check.ts';

/** Puts a backup in the database's place, once everything that could speak against it has been looked at. */
export async function restoreBackup(
  from: string,
  database: string,
  keys: readonly Buffer[],
  { replace }: { replace: boolean },
): Promise<Manifest> {
  const manifest = readManifest(from);
  if ((await hashFile(from)) !== manifest.sha256) {
    throw new StartFailure(`${from} is damaged: its checksum is not the one that its manifest gives.`);
  }
  checkSchema(from, manifest);
  checkKeys(from, manifest, keys);
  checkContents(from, keys);
  if (existsSync(database) && !replace) {
    throw new StartFailure(`${database} is there already; --replace puts the backup in its place.`);
  }
  if (!releaseFile(database)) {
    throw new StartFailure(`${database} is open in another program; stop every server on it first.`);
  }
  mkdirSync(dirname(database), { recursive: true });
  replaceFile(from, database);
  return manifest;
}

function checkSchema(from: string, { schema }: Pick<Manifest, 'schema'>): void {
  if (schema.when <= readOwnSchemaVersion().when) return;
  throw new StartFailure(`${from} was taken by a newer release, whose schema this one does not know; upgrade first.`);
}

function checkKeys(from: string, { secretKeys }: Manifest, keys: readonly Buffer[]): void {
  const present = keys.map(toKeyCheck);
  if (secretKeys.every((check) => present.includes(check))) return;
  const given = keys.length === 0 ? 'is not set' : 'is another key';
  throw new StartFailure(
    `TIERLINE_SECRET_KEY ${given}: what ${from} holds was sealed with ${secretKeys.join(', ')} (check values of keys).`,
  );
}

/** A manifest is a text that anybody may have written: the file itself has the last word. */
function checkContents(from: string, keys: readonly Buffer[]): void {
  const contents = inspectFile(from);
  if (!contents) throw new StartFailure(`${from} is not a database of Tierline.`);
  checkSchema(from, contents);
  if (findKeysOf(contents.secrets, keys).unopened === 0) return;
  throw new StartFailure(`TIERLINE_SECRET_KEY does not open all that is sealed in ${from}.`);
}
