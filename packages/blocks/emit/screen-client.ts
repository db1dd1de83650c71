import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';

const SOURCE = resolve(import.meta.dirname, '../src');
const ENTRY = join(SOURCE, 'screen-client.ts');

/**
 * The screen client as hosts take it in: one module without imports, and its types beside it. Hosts cannot reach into
 * this repository (a CRM installs their folder alone), so they commit these files, and a test says when they are stale.
 */
export async function emitScreenClient(): Promise<{ js: string; dts: string }> {
  const { js, exports } = await bundle();
  return { js, dts: await declarations(exports) };
}

async function bundle(): Promise<{ js: string; exports: string[] }> {
  const build = await rolldown({ input: ENTRY, cwd: SOURCE, platform: 'neutral' });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  const [chunk, ...others] = output;
  if (others.length > 0 || chunk.imports.length > 0)
    throw new Error('the screen client must be one import-free module');
  return { js: `${withoutRegionMarks(chunk.code).trim()}\n`, exports: chunk.exports };
}

/** The bundler notes which file each part came from, for readers of big bundles; here it only makes noise in diffs. */
const withoutRegionMarks = (code: string) => code.replaceAll(/^\/\/#(region|endregion).*\n/gm, '');

async function declarations(exports: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tierline-client-types-'));
  try {
    await compile(folder);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.d.ts')).sort();
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
    const all = texts.map(withoutOwnImports).join('\n').trim();
    return `${withoutHiddenExports(all, exports)}\nexport {};\n`;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function compile(outDir: string) {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--ignoreConfig'];
  const language = ['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2023', '--lib', 'es2023'];
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--allowImportingTsExtensions', '--types', ''];
  await promisify(execFile)(process.execPath, [tsc, ...options, ...language, ...strict, '--outDir', outDir, ENTRY]);
}

/** All files become one, so what they take from each other is already there. */
const withoutOwnImports = (text: string) =>
  text
    .replaceAll(/^(import|export) [^;]*? from '\.\/[^']+';\n/gm, '')
    .replaceAll(/^export \{\};\n/gm, '')
    .replaceAll(/import\("\.\/[^"]+"\)\./g, '');

/** Functions that the module keeps to itself are not offered by its types either. */
const withoutHiddenExports = (text: string, exports: string[]) =>
  text.replaceAll(/^export (declare (?:function|const) (\w+))/gm, (whole, bare: string, name: string) =>
    exports.includes(name) ? whole : bare,
  );
