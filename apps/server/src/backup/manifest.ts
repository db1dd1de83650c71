import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartFailure } from '../config.ts';

const manifest = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** The last migration that the database has had, as `@tierline/db/schema-version` says it. */
  schema: z.object({ when: z.int(), count: z.int() }),
  bytes: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Check values of the keys without which the secrets inside cannot be opened. */
  secretKeys: z.array(z.string()),
});

/** What lies beside a backup, and says what has to hold before it may be restored. */
export type Manifest = z.infer<typeof manifest>;

export const manifestPath = (file: string): string => `${file}.json`;

export function readManifest(file: string): Manifest {
  const path = manifestPath(file);
  if (!existsSync(file)) throw new StartFailure(`There is no backup ${file}.`);
  if (!existsSync(path)) throw new StartFailure(`${file} has no manifest ${path} beside it: it is no finished backup.`);
  try {
    return manifest.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new StartFailure(`${path} is no manifest of a backup that this release can read.`, { cause });
  }
}

/** Read in pieces: a database of millions of deals does not fit into memory. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
