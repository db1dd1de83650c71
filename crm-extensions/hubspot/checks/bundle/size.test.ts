import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as sdk from '@hubspot/ui-extensions';
import { expect, test } from 'vitest';
import { buildHubSpotBundle } from '../../build/build-bundle.ts';
import * as client from '../../src/app/cards/tierline/screen-client.js';
import { APP, temporaryFolder } from '../project/project-folder.ts';

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

/** The screen client is the same in both CRMs, and is measured apart from what draws in this one. */
async function withoutClient(folder: string): Promise<void> {
  const names = Object.keys(client).map((name) => `export const ${name} = '${name}';`);
  await writeFile(join(folder, 'tierline/screen-client.js'), names.join('\n'));
}

async function measure(name: string, entry: string, prepare: (folder: string) => Promise<void>): Promise<number> {
  const folder = join(await temporaryFolder(), name);
  await cp(join(APP, name), folder, { recursive: true });
  await onlyOurs(folder);
  await prepare(folder);
  const outFile = join(folder, 'dist/ours.js');
  await buildHubSpotBundle({ entry: join(folder, entry), outFile });
  return gzipSync(await readFile(outFile), { level: 9 }).length;
}

/** As small as it was made: what makes one of them grow says why. */
const ENTRIES = [
  { name: 'cards', entry: 'DealCard.tsx', all: 14_850, drawing: 9_300 },
  { name: 'cards', entry: 'CompanyCard.tsx', all: 14_850, drawing: 9_300 },
  { name: 'cards', entry: 'ContactCard.tsx', all: 14_850, drawing: 9_300 },
  { name: 'settings', entry: 'SettingsPage.tsx', all: 16_250, drawing: 10_300 },
];

test.each(ENTRIES)('our own code in $name/$entry is at most $all bytes', async ({ name, entry, all }) => {
  const bytes = await measure(name, entry, async () => {});
  expect(bytes).toBeGreaterThan(8_000);
  expect(bytes).toBeLessThanOrEqual(all);
});

test.each(ENTRIES)(
  'of which what draws, each block and field, is at most $drawing',
  async ({ name, entry, drawing }) => {
    const bytes = await measure(name, entry, withoutClient);
    expect(bytes).toBeGreaterThan(4_000);
    expect(bytes).toBeLessThanOrEqual(drawing);
  },
);

test('cards do not carry conditions, which the settings page alone draws', async () => {
  const folder = await temporaryFolder();
  const codeOf = async (entry: string) => {
    const outFile = join(folder, 'bundle.js');
    await buildHubSpotBundle({ entry: join(APP, entry), outFile });
    return readFile(outFile, 'utf8');
  };
  // What only conditions draw with.
  expect(await codeOf('settings/SettingsPage.tsx')).toContain('screenReaderText:');
  expect(await codeOf('cards/DealCard.tsx')).not.toContain('screenReaderText:');
});
