import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser for tests: `TIERLINE_CHROMIUM`, an installed one, or the one that comes as an npm package. */
export async function findChromium(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const installed = environment.TIERLINE_CHROMIUM ?? findOnPath(INSTALLED, environment.PATH ?? '');
  if (installed) return installed;
  try {
    return await unpackChromium();
  } catch (cause) {
    throw new Error('No browser: install Chromium or Chrome, or name one in TIERLINE_CHROMIUM.', { cause });
  }
}

export function findOnPath(names: readonly string[], path: string): string | undefined {
  return path
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Unpacks the package's browser and the libraries that come with it, once for all test files and whole or not at all: the
 * package itself lets whoever comes second start a program that is still being written. It unpacks into `TMPDIR`, which a
 * process of its own is given for that.
 */
async function unpackChromium(): Promise<string> {
  const folder = join(tmpdir(), `tierline-chromium-${versionOf('@sparticuz/chromium')}`);
  if (!existsSync(folder)) {
    const aside = await mkdtemp(`${folder}-`);
    const env = { ...process.env, ...TAKEN_FOR_LAMBDA, TMPDIR: aside };
    const unpack = "await (await import('@sparticuz/chromium')).default.executablePath()";
    await run(process.execPath, ['--input-type=module', '--eval', unpack], { cwd: import.meta.dirname, env });
    // They are looked for where the package puts them on Lambda; without any, the first field of a form is Chromium's end.
    const fonts = join(aside, 'fonts', 'fonts.conf');
    await writeFile(fonts, (await readFile(fonts, 'utf8')).replaceAll('/tmp/fonts', join(folder, 'fonts')));
    await rename(aside, folder).catch(async (fault) => {
      // Somebody else was faster.
      await rm(aside, { recursive: true });
      if (!existsSync(folder)) throw fault;
    });
  }
  process.env.FONTCONFIG_PATH ??= join(folder, 'fonts');
  const { setupLambdaEnvironment } = await import('@sparticuz/chromium');
  setupLambdaEnvironment(join(folder, 'al2023', 'lib'));
  return join(folder, 'chromium');
}

/**
 * On a machine without a browser's libraries the package unpacks its own, but only where it takes itself to be on Lambda.
 * Its `args` are for Lambda too: in the single process that they ask for, a tab that closes takes the browser with it.
 */
const TAKEN_FOR_LAMBDA = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };

const run = promisify(execFile);

function versionOf(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name);
  return JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')).version;
}
