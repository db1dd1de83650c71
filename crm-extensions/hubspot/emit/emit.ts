import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { emitScreenClient } from '@tierline/blocks/emit/screen-client';

const APP = resolve(import.meta.dirname, '../src/app');

/** What cards and the settings page have in common. It is written among the cards. */
export const SOURCE = join(APP, 'cards/tierline');
/** HubSpot installs the settings folder apart from the cards, so it gets a copy. */
export const COPY = join(APP, 'settings/tierline');

/** Writes the screen client, which is made elsewhere in this repository, as a module with its types beside it. */
export async function emitClient(folder: string): Promise<void> {
  const client = await emitScreenClient();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'screen-client.js'), client.js);
  await writeFile(join(folder, 'screen-client.d.ts'), client.dts);
}

export async function copySource(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
}

if (import.meta.main) {
  await emitClient(SOURCE);
  await copySource(SOURCE, COPY);
}
