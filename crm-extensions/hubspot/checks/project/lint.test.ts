import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { config } from '@hubspot/eslint-config-ui-extensions';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { APP, temporaryFolder } from './project-folder.ts';

/** No ESLint parser for TypeScript runs with TypeScript 7, so the rules read the sources without their types. */
async function withoutTypes(folder: string, outDir: string): Promise<void> {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const plain = ['--noEmit', 'false', '--jsx', 'preserve', '--rewriteRelativeImportExtensions', '--allowJs'];
  await promisify(execFile)(process.execPath, [tsc, '-p', folder, ...plain, '--outDir', outDir]);
}

async function faultsIn(folder: string): Promise<{ files: number; faults: string[] }> {
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: config });
  const results = await eslint.lintFiles(['.']);
  const faults = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${filePath.slice(folder.length)}:${line} ${ruleId} ${message}`),
  );
  return { files: results.length, faults };
}

test.each(['cards', 'settings'])('%s keep the rules that HubSpot sets for extensions', async (name) => {
  const folder = join(await temporaryFolder(), name);
  await withoutTypes(join(APP, name), folder);
  const { files, faults } = await faultsIn(folder);
  expect(files).toBeGreaterThan(30);
  expect(faults).toEqual([]);
});

test.each([
  ['the page', "document.querySelector('a');", 'no-dom-access'],
  ['a network of its own', "fetch('https://example.com');", 'no-native-http'],
  ['an element of HTML', 'export const a = <div />;', 'no-html-elements'],
  ['a place to keep things in', "localStorage.setItem('a', 'b');", 'no-browser-storage'],
])('%s is found', async (_what, code, rule) => {
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'Card.jsx'), `${code}\n`);
  expect((await faultsIn(folder)).faults).toMatchObject([expect.stringContaining(rule)]);
});
