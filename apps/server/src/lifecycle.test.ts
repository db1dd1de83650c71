import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspectFile } from '@tierline/db/backup/inspect-file';
import { saveConnection } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { openDatabase, transact } from '@tierline/db/open-database';
import { readOwnSchemaVersion } from '@tierline/db/schema-version';
import { createTenant } from '@tierline/db/tenant';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig, StartFailure } from './config.ts';
import { startServer } from './server.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const AT = '2026-11-26T10:00:00.000Z';

let folder: string;
let file: string;
let env: NodeJS.ProcessEnv;
let children: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-lifecycle-'));
  file = join(folder, 'test.db');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = join(folder, 'private.pem');
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  env = { ...process.env, TIERLINE_DATABASE_URL: `file:${file}`, TIERLINE_SALESFORCE_KEY: key, TIERLINE_PORT: '0' };
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function start(more: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [MAIN], { env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let out = '';
  const says = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => out.includes(text) && resolve();
      child.stdout.on('data', look);
      look();
    });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const exit = once(child, 'exit').then(([code]) => code as number);
  await says('"url":"');
  return { url: /"url":"([^"]+)"/.exec(out)?.[1] ?? '', child, says, exit, out: () => out };
}

describe('at its start, the server', () => {
  it('migrates before it listens', async () => {
    const port = await findFreePort();
    const { db, close } = openDatabase({ url: `file:${file}` });
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const holding = transact(db, () => held);
    const starting = startServer(readConfig({ ...env, TIERLINE_PORT: String(port) }), pino({ level: 'silent' }));
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow('fetch failed');
    letGo();
    await holding;
    const server = await starting;
    const response = await fetch(`${server.url}/ready`);
    expect([response.status, await response.json()]).toEqual([200, { ready: true }]);
    expect(inspectFile(file)?.schema).toEqual(readOwnSchemaVersion());
    await server.stop();
    close();
  });

  it('says which database does not answer, and not its token', async () => {
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}?authToken=hush`;
    const config = readConfig({ ...env, TIERLINE_DATABASE_URL: url });
    const failure = await startServer(config, pino({ level: 'silent' })).catch((error) => error);
    expect(failure).toBeInstanceOf(StartFailure);
    expect(failure.message).toContain(`The database http://127.0.0.1:${port} cannot be opened and migrated: `);
    expect(failure.message).not.toContain('hush');
  });
});

describe('told to stop, the server', () => {
  it('answers what it has begun, and ends well', async () => {
    const server = await start();
    const { pathname, port } = new URL('/trpc/screen.open', server.url);
    const call = request({ host: '127.0.0.1', port, path: pathname, method: 'POST' });
    const answered = once(call, 'response') as Promise<[IncomingMessage]>;
    call.write('{"half":');
    // An answer to a later call says that the server has the first half of this one.
    await fetch(`${server.url}/health`);
    server.child.kill('SIGTERM');
    await server.says('"msg":"stopping"');
    await expect(fetch(`${server.url}/health`)).rejects.toThrow('fetch failed');
    call.end('1}');
    const [response] = await answered;
    expect(response.statusCode).toBe(401);
    response.resume();
    expect(await server.exit).toBe(0);
    expect(server.out()).toContain('"msg":"stopped"');
  });

  it('gives up on what does not end in time, says so, and ends badly', async () => {
    const silent = await listenInSilence();
    await connectSalesforce(`http://127.0.0.1:${silent.port}`);
    const server = await start({ TIERLINE_STOP_SECONDS: '1' });
    await silent.called;
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(1);
    expect(server.out()).toContain('stopped in the middle of something that took too long');
    expect(server.out()).not.toContain('"msg":"stopped"');
    silent.server.close();
  });
});

async function connectSalesforce(loginUrl: string): Promise<void> {
  const { db, close } = openDatabase({ url: `file:${file}` });
  await migrate(db);
  await createTenant(db, { id: 't', name: 'Acme Networks', createdAt: AT });
  const config = { loginUrl, clientId: 'id', username: 'tierline@vendor.example' };
  const row = { crm: 'salesforce', orgId: '00DgK0000000001UAA', config, publicKey: null, createdAt: AT } as const;
  await saveConnection({ db, tenantId: 't' }, row);
  close();
}

/** Something that takes calls and never answers. */
async function listenInSilence(): Promise<{ server: Server; port: number; called: Promise<unknown> }> {
  const server = createServer().listen(0, '127.0.0.1');
  const called = once(server, 'connection');
  await once(server, 'listening');
  return { server, port: (server.address() as { port: number }).port, called };
}

async function findFreePort(): Promise<number> {
  const { server, port } = await listenInSilence();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
