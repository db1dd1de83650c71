import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OtlpReceiver, startOtlpReceiver } from '../testing/otlp-receiver.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
/** Says each module of OpenTelemetry that the program asks for. */
const WATCH = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(name, context, next) {
      if (name.startsWith('@opentelemetry/')) console.log('LOADED ' + name);
      return next(name, context);
    },
  });
`)}`;

let folder: string;
let collector: OtlpReceiver;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-telemetry-'));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  collector = await startOtlpReceiver();
});
afterAll(async () => {
  await collector.close();
  rmSync(folder, { recursive: true });
});

/** Starts the server, calls it once, stops it, and answers what it printed. */
async function runServer(more: NodeJS.ProcessEnv): Promise<string> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    TIERLINE_DATABASE_URL: `file:${join(folder, 'test.db')}`,
    TIERLINE_SALESFORCE_KEY: join(folder, 'key.pem'),
    TIERLINE_PORT: '0',
    ...more,
  };
  const child = spawn(process.execPath, ['--import', WATCH, MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  const url = await new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const ready = /"url":"([^"]+)"/.exec(out)?.[1];
      if (ready) resolve(ready);
    });
  });
  await fetch(`${url}/trpc/screen.open`, { method: 'POST', body: '{}' });
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
  return out;
}

describe('the server', () => {
  it('loads nothing of OpenTelemetry where no endpoint is set', async () => {
    expect(await runServer({ OTEL_EXPORTER_OTLP_ENDPOINT: '' })).not.toContain('LOADED');
  });

  it('sends what it has when it stops, under the name that the environment gives', async () => {
    const out = await runServer({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SERVICE_NAME: 'tierline-eu' });
    expect(out).toContain('LOADED @opentelemetry/sdk-trace');
    expect(collector.spans().map(({ name }) => name)).toEqual(['screen.open']);
    expect(collector.metrics().map(({ name }) => name)).toContain('tierline.outbox.waiting');
    expect(collector.bodies.every(({ body }) => body.includes('tierline-eu'))).toBe(true);
  });
});
