import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as sdk from '@hubspot/ui-extensions';
import { expect, test } from 'vitest';
import { buildHubSpotBundle } from '../../build/build-bundle.ts';
import { APP, temporaryFolder } from '../project/project-folder.ts';

const MOST_BYTES = 12_000;

/**
 * HubSpot's SDK and React's JSX functions are theirs, and React itself is a global of the worker. In a copy where both are
 * packages of one name each, the same builder makes a bundle of our own code.
 */
async function onlyOurs(folder: string): Promise<void> {
  const write = async (name: string, file: string, code: string) => {
    await mkdir(join(folder, 'node_modules', name), { recursive: true });
    await writeFile(join(folder, 'node_modules', name, file), code);
  };
  const names = Object.keys(sdk).map((name) => `export const ${name} = '${name}';`);
  const manifest = (main: object) => JSON.stringify({ version: '0.0.0', type: 'module', sideEffects: false, ...main });
  await write('@hubspot/ui-extensions', 'package.json', manifest({ exports: './index.js' }));
  await write('@hubspot/ui-extensions', 'index.js', names.join('\n'));
  await write('react', 'package.json', manifest({ exports: { './jsx-runtime': './jsx-runtime.js' } }));
  await write(
    'react',
    'jsx-runtime.js',
    "export const jsx = 'j'; export const jsxs = 'x'; export const Fragment = 'f';",
  );
}

test.each([
  ['cards', 'DealCard.tsx'],
  ['cards', 'CompanyCard.tsx'],
  ['settings', 'SettingsPage.tsx'],
])('our own code in %s/%s is at most 12 kB', async (name, entry) => {
  const folder = join(await temporaryFolder(), name);
  await cp(join(APP, name), folder, { recursive: true });
  await onlyOurs(folder);
  const outFile = join(folder, 'dist/ours.js');
  await buildHubSpotBundle({ entry: join(folder, entry), outFile });
  const bytes = gzipSync(await readFile(outFile), { level: 9 }).length;
  expect(bytes).toBeGreaterThan(4 * 1024);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});
