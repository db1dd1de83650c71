import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

export interface Build {
  name: string;
  /** Files and folders whose content decides the result, and plain strings such as versions. */
  inputs: { paths: string[]; texts?: string[] };
  /** Fills the folder it is given. */
  run: (folder: string) => Promise<void>;
}

export interface Built {
  folder: string;
  hash: string;
}

/**
 * Runs the build unless the same inputs were built before. The result is moved into place whole, so that an
 * interrupted build leaves nothing behind that looks finished.
 */
export async function buildOnce(cache: string, build: Build): Promise<Built> {
  const hash = await hashInputs(build.inputs);
  const folder = join(cache, `${build.name}-${hash}`);
  if (existsSync(folder)) return { folder, hash };
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, `.${build.name}-`));
  try {
    await build.run(unfinished);
    await moveIntoPlace(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await dropOlder(cache, build.name, hash);
  return { folder, hash };
}

async function moveIntoPlace(from: string, to: string) {
  try {
    await rename(from, to);
  } catch (error) {
    // Another process finished the same build first: its result is as good.
    if (!existsSync(to)) throw error;
  }
}

const KEPT_FOR_MS = 24 * 60 * 60 * 1000;

/** Results of a day ago and more go; younger ones may be in use by another process. */
async function dropOlder(cache: string, name: string, hash: string) {
  for (const entry of await readdir(cache)) {
    if (!entry.startsWith(`${name}-`) || entry === `${name}-${hash}`) continue;
    const folder = join(cache, entry);
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > KEPT_FOR_MS) await rm(folder, { recursive: true, force: true });
  }
}

async function hashInputs({ paths, texts = [] }: Build['inputs']): Promise<string> {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text}\0`);
  for (const path of paths) {
    for (const file of await listFiles(path)) {
      hash.update(`${relative(dirname(path), file)}\0`);
      hash.update(await readFile(file));
      hash.update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function listFiles(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
