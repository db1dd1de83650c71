import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { readAllTables } from '@tierline/db/testing/all-tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCommands, OPERATION, TOP } from './testing/documented.ts';

const SOURCES = join(TOP, 'apps/server/src');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-operation-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The page's folders, beneath the test's own. */
const here = (text: string) => text.replace(/\/(etc|var\/lib|var\/backups)\/tierline/g, `${folder}/$1/tierline`);
// The Node that the tests run on is the one that the page means.
const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };

function run(commands: string): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    execFile('bash', ['-euo', 'pipefail', '-c', here(commands)], { cwd: TOP, env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), out: stdout + stderr });
    });
  });
}

const addVendor = (name: string) =>
  `set -a; . /etc/tierline/server.env; node apps/server/src/testing/add-vendor.ts ${name}`;

/** Starts the server as the page's unit does, with the page's file of variables. */
async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const [, program = ''] = /^ExecStart=\/usr\/bin\/node (.+)$/m.exec(OPERATION) ?? [];
  const start = `set -a; . /etc/tierline/server.env; TIERLINE_PORT=0; exec node ${program}`;
  const server = spawn('bash', ['-c', here(start)], { cwd: TOP, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  const url = await new Promise<string>((resolve) => {
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const ready = /"url":"([^"]+)"/.exec(out)?.[1];
      if (ready) resolve(ready);
    });
  });
  return {
    url,
    async stop() {
      const exit = once(server, 'exit');
      server.kill('SIGTERM');
      expect(await exit).toEqual([0, null]);
    },
  };
}

describe('the commands of docs/operation.md', () => {
  it('lead from nothing to a server that is ready, to a backup while it runs, and back', {
    timeout: 120_000,
  }, async () => {
    expect(await run(getCommands('keys'))).toMatchObject({ code: 0 });
    for (const name of ['server.key', 'server.env']) {
      expect(statSync(here(`/etc/tierline/${name}`)).mode & 0o077).toBe(0);
    }

    const server = await startServer();
    expect(await (await fetch(`${server.url}/ready`)).json()).toEqual({ ready: true });
    const file = here('/var/lib/tierline/tierline.db');
    expect(await run(addVendor('Acme'))).toMatchObject({ code: 0 });
    const backup = await run(getCommands('backup'));
    expect(backup).toEqual({ code: 0, out: expect.stringMatching(/\.db holds the database: \d+ bytes/) });
    expect(await run(addVendor('Later'))).toMatchObject({ code: 0 });
    expect(await run(getCommands('restore'))).toMatchObject({
      code: 1,
      out: expect.stringContaining('stop every server'),
    });
    await server.stop();

    expect(await run(getCommands('restore'))).toMatchObject({ code: 0 });
    expect(readAllTables(file).tenant).toEqual([expect.objectContaining({ id: 'acme', name: 'Acme' })]);
    const again = await startServer();
    expect((await fetch(`${again.url}/ready`)).status).toBe(200);
    await again.stop();
  });

  it('are of programs that there are', () => {
    const programs = [...OPERATION.matchAll(/apps\/server\/src\/([\w-]+\.ts)|`([\w-]+\.ts)`/g)].map(
      ([, path, name]) => path ?? name ?? '',
    );
    expect(programs.length).toBeGreaterThan(5);
    expect(programs.filter((name) => !existsSync(join(SOURCES, name)))).toEqual([]);
  });
});

describe('docs/operation.md', () => {
  it('has a line for every variable that the programs read, and for no other', () => {
    const read = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('test'))
      .flatMap(
        (name) => readFileSync(join(SOURCES, name), 'utf8').match(/\b(TIERLINE|OTEL_EXPORTER)_[A-Z_]+[A-Z]\b/g) ?? [],
      );
    const rows = OPERATION.split('\n').filter((line) => line.startsWith('| `'));
    const told = rows.flatMap((line) => line.split('|')[1]?.match(/\b(TIERLINE|OTEL)_[A-Z_]+\b/g) ?? []);
    const own = new Set(read.filter((name) => name !== 'OTEL_EXPORTER_OTLP_HEADERS'));
    expect(told.sort()).toEqual([...own].sort());
  });

  it('names metrics and paths that the server has', () => {
    const gauges = readFileSync(join(SOURCES, 'telemetry/gauges.ts'), 'utf8');
    for (const name of ['tierline.outbox.waiting', 'tierline.outbox.refused', 'tierline.read.lag']) {
      expect(OPERATION).toContain(`\`${name}\``);
      expect(gauges).toContain(`'${name}'`);
    }
  });
});
