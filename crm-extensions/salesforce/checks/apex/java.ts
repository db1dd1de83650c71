import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const NO_JAVA = 'Java not found: Apex checks not run';

/** Whether a Java is on the path that is given. */
export const hasJava = (path = process.env.PATH ?? ''): boolean =>
  spawnSync('java', ['-version'], { env: { PATH: path } }).status === 0;

/** The jars that come with the PMD engine; the language server for Apex is among them. */
export function javaLibraries(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('@salesforce/code-analyzer-pmd-engine')), 'java-lib', '*');
}
