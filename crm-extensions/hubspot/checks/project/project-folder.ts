import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export const PROJECT = resolve(import.meta.dirname, '../..');
export const APP = join(PROJECT, 'src/app');

/** A folder of this test's own. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tierline-hubspot-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** The project as it is uploaded, and nothing of the repository around it. */
export async function copyProject(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(PROJECT, 'hsproject.json'), join(folder, 'hsproject.json'));
  await cp(join(PROJECT, 'src'), join(folder, 'src'), { recursive: true });
  return folder;
}

/** Writes a file of a copied project anew, with one thing replaced. */
export async function change(folder: string, path: string, what: string, by: string): Promise<void> {
  const file = join(folder, path);
  const before = await readFile(file, 'utf8');
  if (!before.includes(what)) throw new Error(`${path} does not say ${what}`);
  await writeFile(file, before.replace(what, by));
}
