import { fileURLToPath } from 'node:url';
import lwc from '@lwc/rollup-plugin';
import { type Plugin, rollup } from 'rollup';
import type { Build } from './build-cache.ts';
import { packageManifest, packageVersion } from './packages.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Modules that the base components name and that the platform, here the shell, provides. */
export const PROVIDED_BY_PLATFORM = [
  'lightning/navigation',
  'lightning/platformShowToastEvent',
  'lightning/uiRecordApi',
];

/** Left out: they need hardware, address services or modules that are not in the npm package. */
const LEFT_OUT = /^lightning\/(barcodeScanner|primitiveFigure|inputAddress|lookupAddress|iconSvgTemplates.*)$/;

export function listBaseModules(): string[] {
  const { expose = [] } = packageManifest('lightning-base-components').lwc ?? {};
  const components = expose.filter((name) => !LEFT_OUT.test(name) && !PROVIDED_BY_PLATFORM.includes(name));
  return ['@lwc/synthetic-shadow', 'lwc', ...components];
}

/**
 * The LWC engine and Salesforce's base components, each under its own module name. They change only with their
 * versions and take most of the time, so they are built apart from the components that use them.
 */
export function baseComponentsBuild(): Build {
  return {
    name: 'base-components',
    inputs: {
      paths: [fileURLToPath(import.meta.url)],
      texts: ['lwc', '@lwc/rollup-plugin', '@lwc/synthetic-shadow', 'lightning-base-components', 'rollup'].map(
        packageVersion,
      ),
    },
    run: async (folder) => {
      const bundle = await rollup({
        input: Object.fromEntries(listBaseModules().map((name) => [name, name])),
        external: PROVIDED_BY_PLATFORM,
        onLog: (level, log) => {
          if (log.code === 'UNRESOLVED_IMPORT' || log.code === 'MISSING_EXPORT') throw new Error(log.message);
          if (level === 'warn' && log.code !== 'CIRCULAR_DEPENDENCY' && !log.pluginCode) console.warn(log.message);
        },
        plugins: [
          entriesByModuleName(),
          oneIconSetForBothDirections(),
          lwc({
            rootDir: here,
            modules: [{ npm: 'lightning-base-components' }],
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

/** LWC resolves a module name only when some file imports it: entries are asked for as if this file did. */
export function entriesByModuleName(): Plugin {
  return {
    name: 'entries-by-module-name',
    resolveId(source, importer) {
      if (importer !== undefined || source.startsWith('/')) return null;
      return this.resolve(source, fileURLToPath(import.meta.url), { skipSelf: true });
    },
  };
}

/** The sandbox is left to right only; the mirrored icons would double the build. */
function oneIconSetForBothDirections(): Plugin {
  return {
    name: 'one-icon-set-for-both-directions',
    resolveId(source, importer) {
      const leftToRight = /^(lightning\/iconSvgTemplates\w+)Rtl$/.exec(source)?.[1];
      return leftToRight === undefined ? null : this.resolve(leftToRight, importer, { skipSelf: true });
    },
  };
}

export function productionMode(): Plugin {
  return {
    name: 'production-mode',
    renderChunk: (code) =>
      code.replaceAll('process.env.NODE_ENV', '"production"').replaceAll('import.meta.env.SSR', 'false'),
  };
}
