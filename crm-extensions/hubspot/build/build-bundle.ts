import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { remoteBuild } from '@hubspot/ui-extensions-dev-server/build';

interface Bundle {
  /** The file that calls `hubspot.extend`. What it imports stands in the folder of its package.json, or is a package. */
  entry: string;
  outFile: string;
}

/**
 * Builds an extension as HubSpot does when a project is uploaded, with HubSpot's own builder: one classic script that
 * expects `React` and `RemoteUI` as globals of its worker.
 */
export async function buildHubSpotBundle({ entry, outFile }: Bundle): Promise<void> {
  const outputDir = await mkdtemp(join(tmpdir(), 'tierline-hubspot-bundle-'));
  try {
    await inProduction(() => remoteBuild({ root: packageOf(entry), entryPoint: entry, outputDir, logLevel: 'silent' }));
    await mkdir(dirname(outFile), { recursive: true });
    await copyFile(join(outputDir, `${parse(entry).name}.js`), outFile);
  } finally {
    await rm(outputDir, { recursive: true });
  }
}

/** The builder takes React's mode from this variable, and a test runner has set it to something else. */
async function inProduction(build: () => Promise<void>): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** The folder that HubSpot installs. */
function packageOf(path: string): string {
  const folder = dirname(path);
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (folder === path) throw new Error('an extension belongs to a package');
  return packageOf(folder);
}
