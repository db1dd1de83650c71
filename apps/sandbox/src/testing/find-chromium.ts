import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

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
 * On a machine without a browser's libraries the package unpacks its own, but only where it takes itself to be on Lambda.
 * Its `args` are for Lambda too: in the single process that they ask for, a tab that closes takes the browser with it.
 */
async function unpackChromium(): Promise<string> {
  process.env.AWS_LAMBDA_FUNCTION_NAME ??= 'tierline-tests';
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}
