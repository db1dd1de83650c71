import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { Build } from './build-cache.ts';
import { packageVersion } from './packages.ts';

const shellFolder = fileURLToPath(new URL('../shell', import.meta.url));
/** What the shell imports from elsewhere. */
const imported = ['../record-id.ts', '../demo/notice.ts', '../../../../packages/blocks/src'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** What the shell provides under the names that Lightning web components import. */
export const SHELL_MODULES = {
  'shell/main': 'main.tsx',
  'sandbox/platform': 'platform/runtime.ts',
  'lightning/uiRecordApi': 'platform/ui-record-api.ts',
  'lightning/navigation': 'platform/navigation.ts',
  'lightning/platformShowToastEvent': 'platform/show-toast-event.ts',
} as const;

/** The look-alike around the extension: one build, so that its pages and its platform modules share one state. */
export function shellBuild(): Build {
  return {
    name: 'shell',
    inputs: {
      paths: [
        shellFolder,

        ...imported,
        fileURLToPath(import.meta.url),
        fileURLToPath(new URL('../pages/context.ts', import.meta.url)),
      ],
      texts: ['vite', 'react', 'react-dom', '@vitejs/plugin-react'].map(packageVersion),
    },
    run: async (folder) => {
      await build({
        configFile: false,
        root: shellFolder,
        logLevel: 'warn',
        publicDir: false,
        plugins: [react()],
        build: {
          outDir: folder,
          emptyOutDir: true,
          target: 'es2023',
          modulePreload: false,
          rolldownOptions: {
            input: Object.fromEntries(
              Object.entries(SHELL_MODULES).map(([name, file]) => [name, `${shellFolder}/${file}`]),
            ),
            external: ['lwc'],
            preserveEntrySignatures: 'strict',
            output: {
              entryFileNames: '[name].js',
              chunkFileNames: 'chunks/[name]-[hash].js',
              assetFileNames: 'assets/[name][extname]',
            },
          },
        },
      });
    },
  };
}
