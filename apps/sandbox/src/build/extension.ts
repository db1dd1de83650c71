import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import lwc from '@lwc/rollup-plugin';
import { type Plugin, rollup } from 'rollup';
import { entriesByModuleName, listBaseModules, PROVIDED_BY_PLATFORM, productionMode } from './base-components.ts';
import type { Build } from './build-cache.ts';
import { packageVersion } from './packages.ts';
import { PLATFORM_RUNTIME, platformModules } from './platform-modules.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Every component bundle of a Salesforce DX project, as the module names that its templates use. */
export function listExtensionModules(forceApp: string): { name: string; path: string }[] {
  const folder = join(forceApp, 'lwc');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ name: `c/${entry.name}`, path: join(folder, entry.name, `${entry.name}.js`) }))
    .filter((module) => existsSync(module.path));
}

/** The project's own Lightning web components, unmodified, beside the base components that were built before. */
export function extensionBuild(forceApp: string): Build {
  return {
    name: 'extension',
    inputs: {
      paths: [
        join(forceApp, 'lwc'),
        join(forceApp, 'labels'),
        fileURLToPath(import.meta.url),
        fileURLToPath(new URL('./platform-modules.ts', import.meta.url)),
        fileURLToPath(new URL('./base-components.ts', import.meta.url)),
      ],
      texts: ['lwc', '@lwc/rollup-plugin', 'rollup'].map(packageVersion),
    },
    run: async (folder) => {
      const modules = listExtensionModules(forceApp);
      const outside = new Set([...listBaseModules(), ...PROVIDED_BY_PLATFORM, PLATFORM_RUNTIME]);
      const bundle = await rollup({
        input: Object.fromEntries(modules.map(({ name }) => [name, name])),
        external: (id) => outside.has(id),
        onLog: (level, log) => {
          if (log.code === 'UNRESOLVED_IMPORT' || log.code === 'MISSING_EXPORT') throw new Error(log.message);
          if (level === 'warn' && log.code !== 'CIRCULAR_DEPENDENCY') console.warn(log.message);
        },
        plugins: [
          entriesByModuleName(),
          platformModules(forceApp),
          knownModulesOnly(new Set([...outside, ...modules.map(({ name }) => name)])),
          lwc({
            rootDir: here,
            modules: [...modules, { npm: 'lightning-base-components' }],
            enableDynamicComponents: true,
            enableSyntheticElementInternals: true,
          }),
          productionMode(),
        ],
      });
      await bundle.write({
        dir: folder,
        format: 'esm',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[hash].js',
      });
      await bundle.close();
    },
  };
}

/** LWC's own resolver would blame its configuration for a component or a Lightning module that does not exist. */
function knownModulesOnly(known: ReadonlySet<string>): Plugin {
  return {
    name: 'known-modules-only',
    resolveId(source, importer) {
      if (/^(c|lightning)\//.test(source) && !known.has(source))
        this.error(`${importer} uses ${source}, which is not there`);
      return null;
    },
  };
}
