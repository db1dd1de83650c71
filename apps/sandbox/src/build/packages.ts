import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** The folder of an installed package; `exports` maps may hide its package.json, so the search is by folder. */
export function packageFolder(name: string): string {
  for (const base of require.resolve.paths(name) ?? []) {
    const folder = join(base, name);
    try {
      readFileSync(join(folder, 'package.json'));
      return folder;
    } catch {
      // Not here: look further up.
    }
  }
  throw new Error(`The package ${name} is not installed`);
}

export interface PackageManifest {
  version: string;
  lwc?: { expose?: string[]; modules?: { name?: string; path?: string }[] };
}

export function packageManifest(name: string): PackageManifest {
  return JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')) as PackageManifest;
}

export const packageVersion = (name: string) => `${name}@${packageManifest(name).version}`;
