import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COMMITTED, emit, type Target } from '../../lwc-emit/emit.ts';

let folder: string;
let fresh: Target;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierline-lwc-'));
  fresh = { components: join(folder, 'lwc'), types: join(folder, 'types') };
  await emit(fresh);
});
afterAll(() => rm(folder, { recursive: true }));

it('the committed JavaScript of every component is what its TypeScript gives', async () => {
  const components = await readdir(fresh.components);
  expect(components.length).toBeGreaterThan(20);
  for (const name of components) {
    const file = join(name, `${name}.js`);
    const committed = await readFile(join(COMMITTED.components, file), 'utf8');
    expect(committed, `${file} is stale: run node lwc-emit/emit.ts`).toBe(
      await readFile(join(fresh.components, file), 'utf8'),
    );
  }
});

it('the committed types of the screen client are those of the client', async () => {
  const name = 'tierlineScreenClient.d.ts';
  expect(await readFile(join(COMMITTED.types, name), 'utf8')).toBe(await readFile(join(fresh.types, name), 'utf8'));
});

it('no component is committed whose source is gone', async () => {
  const sources = await readdir(fresh.components);
  const committed = await readdir(COMMITTED.components, { withFileTypes: true });
  expect(
    committed
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort(),
  ).toEqual(sources.sort());
});
