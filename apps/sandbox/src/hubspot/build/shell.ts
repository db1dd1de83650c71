import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { Build } from '../../build/build-cache.ts';
import { packageVersion } from '../../build/packages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = here('../shell');

/** The look-alike's pages, their components, and the worker in which extensions run. */
export function hubspotShellBuild(): Build {
  return {
    name: 'hubspot-shell',
    inputs: {
      paths: [
        ...['../shell', '../components', '../worker'].map(here),
        ...['../pages/context.ts', '../../demo/notice.ts', '../../../../../packages/blocks/src/gallery.ts'].map(here),
        here('../../../../../packages/blocks/src/gallery'),
        fileURLToPath(import.meta.url),
      ],
      texts: ['vite', 'react', 'react-dom', '@remote-ui/react', '@remote-ui/rpc', '@vitejs/plugin-react'].map(
        packageVersion,
      ),
    },
    run: async (outDir) => {
      await build({
        configFile: false,
        root: folder,
        // Relative, for the worker's address: the folder's own carries its content's hash.
        base: './',
        logLevel: 'warn',
        publicDir: false,
        plugins: [react()],
        worker: { format: 'es' },
        build: {
          outDir,
          emptyOutDir: true,
          target: 'es2023',
          modulePreload: false,
          rolldownOptions: {
            input: { main: `${folder}/main.tsx` },
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
