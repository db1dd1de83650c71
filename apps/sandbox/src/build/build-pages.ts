import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { baseComponentsBuild, listBaseModules } from './base-components.ts';
import { type Build, type Built, buildOnce } from './build-cache.ts';
import { extensionBuild, listExtensionModules } from './extension.ts';
import { SHELL_MODULES, shellBuild } from './shell.ts';

export interface BuiltPages {
  /** URL prefix → folder to serve there; the prefix carries the content's hash and may be cached for ever. */
  mounts: { prefix: string; folder: string }[];
  /** Module name → URL, for the browser's import map. */
  imports: Record<string, string>;
  styles: string[];
}

export interface BuildPagesOptions {
  /** The Salesforce DX project's `main/default` folder. */
  forceApp: string;
  cache: string;
  /** Told before each part that is not in the cache yet, and is about to be built. */
  onBuild?: (name: string) => void;
}

export async function buildPages({ forceApp, cache, onBuild }: BuildPagesOptions): Promise<BuiltPages> {
  const make = (build: Build) =>
    buildOnce(cache, {
      ...build,
      run: async (folder) => {
        onBuild?.(build.name);
        await build.run(folder);
      },
    });
  const base = await make(baseComponentsBuild());
  const extension = await make(extensionBuild(forceApp));
  const shell = await make(shellBuild());

  const prefix = (name: string, built: Built) => `/built/${name}-${built.hash}`;
  const addresses = (at: string, names: string[]) => names.map((name) => [name, `${at}/${name}.js`]);
  return {
    mounts: [
      { prefix: prefix('base', base), folder: base.folder },
      { prefix: prefix('extension', extension), folder: extension.folder },
      { prefix: prefix('shell', shell), folder: shell.folder },
    ],
    imports: Object.fromEntries([
      ...addresses(prefix('base', base), listBaseModules()),
      ...addresses(
        prefix('extension', extension),
        listExtensionModules(forceApp).map(({ name }) => name),
      ),
      ...addresses(prefix('shell', shell), Object.keys(SHELL_MODULES)),
    ]),
    styles: readdirSync(join(shell.folder, 'assets'))
      .filter((file) => file.endsWith('.css'))
      .map((file) => `${prefix('shell', shell)}/assets/${file}`),
  };
}
