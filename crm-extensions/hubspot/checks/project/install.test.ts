import { execFile } from 'node:child_process';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { buildHubSpotBundle } from '../../build/build-bundle.ts';
import { APP, temporaryFolder } from './project-folder.ts';

const FOLDERS = [
  ['cards', 'DealCard.tsx'],
  ['cards', 'CompanyCard.tsx'],
  ['cards', 'ContactCard.tsx'],
  ['settings', 'SettingsPage.tsx'],
] as const;

test.each(['cards', 'settings'])(
  '%s installs by npm alone, and builds from nothing but its own folder',
  async (name) => {
    const folder = join(await temporaryFolder(), name);
    await cp(join(APP, name), folder, { recursive: true });
    const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
    await promisify(execFile)('npm', flags, { cwd: folder });
    for (const [, entry] of FOLDERS.filter(([owner]) => owner === name)) {
      const outFile = join(folder, 'dist', `${entry}.js`);
      await buildHubSpotBundle({ entry: join(folder, entry), outFile });
      expect(await readFile(outFile, 'utf8')).toContain('.extend(');
    }
  },
);

test.each(['cards', 'settings'])('%s pins its packages, and names no registry', async (name) => {
  const { dependencies } = JSON.parse(await readFile(join(APP, name, 'package.json'), 'utf8'));
  const lock = JSON.parse(await readFile(join(APP, name, 'package-lock.json'), 'utf8'));
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(lock.packages[''].dependencies).toEqual(dependencies);
  expect(JSON.stringify(lock)).not.toMatch(/"resolved"|https?:\/\/(?!github|opencollective)/);
});

test.each(['cards', 'settings'])('%s imports nothing outside of itself', async (name) => {
  const paths = (await readdir(join(APP, name), { recursive: true })).filter((path) => /\.[jt]sx?$/.test(path));
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths) {
    const source = await readFile(join(APP, name, path), 'utf8');
    for (const [, from = ''] of source.matchAll(/\bfrom '([^']+)'/g)) {
      const isInside = from.startsWith('.') && !join(path, '..', from).startsWith('..');
      expect(isInside || ['react', '@hubspot/ui-extensions'].includes(from), `${path}: ${from}`).toBe(true);
    }
  }
});
