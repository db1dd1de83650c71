import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));
let folder: string;
let env: NodeJS.ProcessEnv;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-programs-'));
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  writeFileSync(join(folder, 'private.pem'), privateKey);
  env = {
    ...process.env,
    TIERLINE_DATABASE_URL: `file:${join(folder, 'test.db')}`,
    TIERLINE_SALESFORCE_KEY: join(folder, 'private.pem'),
    TIERLINE_PORT: '0',
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the server', () => {
  it('says when it is ready, and stops in order when it is told to', async () => {
    const child = spawn(process.execPath, [program('main.ts')], { env });
    let out = '';
    const url = await new Promise<string>((resolve) => {
      child.stdout.on('data', (text) => {
        out += text;
        const ready = /"url":"([^"]+)"/.exec(out);
        if (ready?.[1]) resolve(ready[1]);
      });
    });
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ ok: true });
    const code = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await code).toBe(0);
    expect(out).toContain('"msg":"stopped"');
    expect(out).not.toMatch(/PRIVATE KEY|eyJ/);
  });

  it('says that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const child = spawn(process.execPath, [program('main.ts')], { env: { ...env, TIERLINE_PORT: String(port) } });
    let out = '';
    child.stderr.on('data', (text) => {
      out += text;
    });
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
    expect(out).toBe(`Port ${port} is taken by another program; set TIERLINE_PORT to a free one.\n`);
    await new Promise((resolve) => other.close(resolve));
  });
});
