import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COPY, emitClient, SOURCE } from '../../emit/emit.ts';
import { temporaryFolder } from './project-folder.ts';

const STALE = 'stale: run `pnpm --filter @tierline/hubspot run emit` and commit what it wrote';

test('the committed screen client is that of its source', async () => {
  const fresh = await temporaryFolder();
  await emitClient(fresh);
  for (const name of await readdir(fresh)) {
    expect(await readFile(join(SOURCE, name), 'utf8'), `${name} is ${STALE}`).toBe(
      await readFile(join(fresh, name), 'utf8'),
    );
  }
});

test('the settings page has what the cards have', async () => {
  const filesIn = async (folder: string) =>
    (await readdir(folder, { recursive: true })).filter((path) => path.includes('.')).sort();
  const paths = await filesIn(SOURCE);
  expect(await filesIn(COPY), STALE).toEqual(paths);
  for (const path of paths) {
    expect(await readFile(join(COPY, path), 'utf8'), `${path} is ${STALE}`).toBe(
      await readFile(join(SOURCE, path), 'utf8'),
    );
  }
});
