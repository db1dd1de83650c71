import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildHubSpotBundle } from '@tierline/hubspot/build/build-bundle';
import type { Build } from '../../build/build-cache.ts';
import { packageVersion } from '../../build/packages.ts';
import { HUBSPOT_PROJECT } from '../project/hubspot-project.ts';

/** Name of a bundle in its folder: that of the entry's file. */
export const toBundleName = (entry: string): string => `${basename(entry).replace(/\.[jt]sx?$/, '')}.js`;

const blocks = fileURLToPath(new URL('../../../../../packages/blocks/src', import.meta.url));

/** The extension's production bundles, by HubSpot's own builder. */
export function bundlesBuild(name: string, entries: readonly string[], sources: readonly string[] = []): Build {
  return {
    name,
    inputs: {
      paths: [
        ...['src', 'gallery', 'build'].map((folder) => join(HUBSPOT_PROJECT, folder)),
        ...sources,
        blocks,
        fileURLToPath(import.meta.url),
      ],
      texts: [packageVersion('@hubspot/ui-extensions'), ...entries],
    },
    run: async (folder) => {
      // One after another: HubSpot's builder changes the process's environment while it works.
      for (const entry of entries) await buildHubSpotBundle({ entry, outFile: join(folder, toBundleName(entry)) });
    },
  };
}
