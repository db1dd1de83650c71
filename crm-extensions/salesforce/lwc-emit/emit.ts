import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { emitScreenClient } from '@tierline/blocks/emit/screen-client';

const PROJECT = resolve(import.meta.dirname, '..');

export interface Target {
  /** Takes a folder per component. */
  components: string;
  /** Takes the types of the screen client, which the components' sources are compiled against. */
  types: string;
}

export const COMMITTED: Target = {
  components: join(PROJECT, 'force-app/main/default/lwc'),
  types: join(PROJECT, 'lwc-types'),
};

/** Writes the JavaScript of every component: the platform compiles no TypeScript. */
export async function emit(target: Target): Promise<void> {
  const client = await emitScreenClient();
  const folder = join(target.components, 'tierlineScreenClient');
  await Promise.all([mkdir(folder, { recursive: true }), mkdir(target.types, { recursive: true })]);
  await writeFile(join(folder, 'tierlineScreenClient.js'), client.js);
  await writeFile(join(target.types, 'tierlineScreenClient.d.ts'), client.dts);
  await compileComponents(target.components);
}

async function compileComponents(outDir: string): Promise<void> {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const run = promisify(execFile)(process.execPath, [tsc, '-p', join(PROJECT, 'lwc-src'), '--outDir', outDir]);
  await run.catch((error: { stdout: string }) => {
    throw new Error(`the components do not compile:\n${error.stdout}`);
  });
}

if (import.meta.main) await emit(COMMITTED);
