import { execFile, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commandOf, readContainerfile, textsOf } from './testing/containerfile.ts';

const TOP = fileURLToPath(new URL('../../..', import.meta.url));
const [build, run] = readContainerfile(join(TOP, 'apps/server/Containerfile'));
const copied = textsOf(build, 'COPY').map((text) => text.split(' '));
const readJson = (path: string) => JSON.parse(readFileSync(join(TOP, path), 'utf8'));

/** The folders of the server and of all that it depends on in this repository. */
function listFolders(folder = 'apps/server', found = new Set<string>()): Set<string> {
  if (found.has(folder)) return found;
  found.add(folder);
  const { dependencies = {} } = readJson(`${folder}/package.json`) as { dependencies?: Record<string, string> };
  for (const [name, version] of Object.entries(dependencies)) {
    if (version.startsWith('workspace:')) listFolders(name.replace('@tierline/', 'packages/'), found);
  }
  return found;
}

describe('the container', () => {
  it('is built from files that there are', () => {
    const sources = copied.flatMap((words) => words.slice(0, -1));
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter((path) => !existsSync(join(TOP, path)))).toEqual([]);
  });

  it('has the server’s own packages, all of them and no other, each with its manifest before its sources', () => {
    for (const part of ['package.json', 'src']) {
      const folders = copied.map(([path = '']) => path).filter((path) => path.endsWith(`/${part}`));
      expect(folders.sort()).toEqual([...listFolders()].map((folder) => `${folder}/${part}`).sort());
    }
  });

  it('installs with the repository’s own pnpm, and starts on the Node that the tests run on', () => {
    const { packageManager } = readJson('package.json');
    expect(textsOf(build, 'RUN').join()).toContain(`npx --yes ${packageManager} install --prod --frozen-lockfile`);
    const [major] = process.versions.node.split('.');
    const bases = [build, run].flatMap((stage) => textsOf(stage, 'FROM'));
    expect(bases).toEqual([`node:${major}-slim AS build`, `node:${major}-slim`]);
  });

  it('runs as nobody of importance, and keeps its data in a volume', () => {
    const order = run?.map(({ name }) => name) ?? [];
    expect(textsOf(run, 'USER')).toEqual(['node']);
    expect(order.indexOf('USER')).toBeGreaterThan(order.lastIndexOf('RUN'));
    expect(textsOf(run, 'VOLUME')).toEqual(['/data']);
    expect(textsOf(run, 'ENV')).toContain('TIERLINE_DATABASE_URL=file:/data/tierline.db');
  });

  it('starts and is found healthy by the very commands that it names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tierline-container-'));
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const inside = Object.fromEntries(textsOf(run, 'ENV').map((text) => text.split(/=(.*)/s).slice(0, 2)));
    const env: NodeJS.ProcessEnv = {
      ...{ ...process.env, ...inside, TIERLINE_SALESFORCE_KEY: join(folder, 'key.pem') },
      // Not the machine's own folder and port.
      ...{ TIERLINE_DATABASE_URL: `file:${join(folder, 'tierline.db')}`, TIERLINE_PORT: '0' },
    };
    const [, ...args] = commandOf(textsOf(run, 'CMD')[0] ?? '');
    const server = spawn(process.execPath, args, { cwd: TOP, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    const port = await new Promise<string>((resolve) => {
      server.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
        const ready = /"url":"http:\/\/0\.0\.0\.0:(\d+)"/.exec(out)?.[1];
        if (ready) resolve(ready);
      });
    });
    const check = commandOf(textsOf(run, 'HEALTHCHECK')[0] ?? '').slice(1);
    const ask = () =>
      new Promise((resolve) => {
        const here = check.map((word) => word.replace(':4401', `:${port}`));
        execFile(process.execPath, here, (error) => resolve(Number(error?.code ?? 0)));
      });
    expect(await ask()).toBe(0);
    const exit = once(server, 'exit');
    server.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(await ask()).toBe(1);
    rmSync(folder, { recursive: true });
  });
});
