import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Build, buildOnce } from '../../build/build-cache.ts';
import { HUBSPOT_PROJECT } from '../project/hubspot-project.ts';
import type { HubSpotProject } from '../project/read-project.ts';
import { bundlesBuild, toBundleName } from './bundles.ts';
import { hubspotShellBuild } from './shell.ts';

export interface BuiltHubSpot {
  /** URL prefix → folder to serve there; the prefix carries the content's hash and may be cached for ever. */
  mounts: { prefix: string; folder: string }[];
  script: string;
  styles: string[];
  /** Entry's path → the bundle's URL. */
  bundles: Record<string, string>;
}

export interface BuildOptions {
  project: HubSpotProject;
  cache: string;
  /** Extensions of a test's own, hosted beside those of the project. */
  extra?: readonly string[];
  onBuild?: (name: string) => void;
}

/** Draws one scene of the blocks' gallery in the cards' renderer. */
export const GALLERY_ENTRY = join(HUBSPOT_PROJECT, 'gallery/Gallery.tsx');

export async function buildHubSpot({ project, cache, extra = [], onBuild }: BuildOptions): Promise<BuiltHubSpot> {
  const make = (build: Build) =>
    buildOnce(cache, {
      ...build,
      run: async (folder) => {
        onBuild?.(build.name);
        await build.run(folder);
      },
    });
  const entries = [...project.cards.map(({ entry }) => entry), project.settings?.entry, GALLERY_ENTRY];
  const distinct = [...new Set(entries.filter((entry) => entry !== undefined))];
  const shell = await make(hubspotShellBuild());
  const bundles = await make(bundlesBuild('hubspot-bundles', distinct));
  const own = extra.length > 0 ? await make(bundlesBuild('hubspot-extra', extra, extra)) : null;
  const at = (name: string, hash: string) => `/built/${name}-${hash}`;
  const shellAt = at('hubspot-shell', shell.hash);
  const listed = (prefix: string, files: readonly string[]) =>
    files.map((entry) => [entry, `${prefix}/${toBundleName(entry)}`] as const);
  return {
    mounts: [
      { prefix: shellAt, folder: shell.folder },
      { prefix: at('hubspot-bundles', bundles.hash), folder: bundles.folder },
      ...(own ? [{ prefix: at('hubspot-extra', own.hash), folder: own.folder }] : []),
    ],
    script: `${shellAt}/main.js`,
    styles: readdirSync(join(shell.folder, 'assets'))
      .filter((file) => file.endsWith('.css'))
      .map((file) => `${shellAt}/assets/${file}`),
    bundles: Object.fromEntries([
      ...listed(at('hubspot-bundles', bundles.hash), distinct),
      ...(own ? listed(at('hubspot-extra', own.hash), extra) : []),
    ]),
  };
}
