import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

let folder: string;
let key: string;
let pem: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-config-'));
  pem = rsa(2048).privateKey;
  key = keep('key.pem', pem);
});
afterAll(() => rmSync(folder, { recursive: true }));

function rsa(modulusLength: number): { privateKey: string; publicKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

function keep(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const hubspot = {
  TIERLINE_PUBLIC_URL: 'https://tierline.example',
  TIERLINE_HUBSPOT_APP_ID: '4401',
  TIERLINE_HUBSPOT_CLIENT_ID: 'client',
  TIERLINE_HUBSPOT_SECRET: '00000000-1111-2222-3333-444444444444',
  TIERLINE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
};

describe('the configuration', () => {
  it('needs no more than the key for Salesforce', () => {
    expect(readConfig({ TIERLINE_SALESFORCE_KEY: key })).toEqual({
      port: 4401,
      host: '127.0.0.1',
      database: { url: 'file:.data/tierline.db' },
      salesforceKey: pem,
      salesforceLogin: { production: 'https://login.salesforce.com', sandbox: 'https://test.salesforce.com' },
      hubspot: null,
      logLevel: 'info',
      stopSeconds: 25,
      telemetry: null,
    });
  });

  it('or than what HubSpot needs', () => {
    const config = readConfig(hubspot);
    expect([config.salesforceKey, config.hubspot?.appId]).toEqual([null, '4401']);
  });

  it('takes a variable that is set to nothing for one that is not set', () => {
    const env = {
      TIERLINE_SALESFORCE_KEY: key,
      TIERLINE_PORT: '',
      TIERLINE_DATABASE_TOKEN: '',
      TIERLINE_SECRET_KEY: '',
    };
    const { port, database } = readConfig(env);
    expect([port, database]).toEqual([4401, { url: 'file:.data/tierline.db' }]);
  });

  it.each(['libsql://db.example', 'https://db.example', 'http://db:8080', 'wss://db.example', 'file:/data/t.db'])(
    'may name %s as its database',
    (url) => {
      const env = { TIERLINE_SALESFORCE_KEY: key, TIERLINE_DATABASE_URL: url };
      expect(readConfig(env).database.url).toBe(url);
    },
  );

  it.each(['0.0.0.0', '::', '::1', 'localhost', 'tierline-1.internal'])('may listen at %s', (host) => {
    expect(readConfig({ TIERLINE_SALESFORCE_KEY: key, TIERLINE_HOST: host }).host).toBe(host);
  });

  it.each(['http://127.0.0.1:4401', 'http://localhost:4401', 'http://[::1]:4401'])(
    'takes a public address without TLS on the machine itself: %s',
    (url) => {
      expect(readConfig({ ...hubspot, TIERLINE_PUBLIC_URL: url }).hubspot?.publicUrl).toBe(url);
    },
  );
});

describe('is refused with a sentence', () => {
  it.each([
    [{}, 'TIERLINE_SALESFORCE_KEY must be the path of a PEM file, or the variables for HubSpot must be set.'],
    [{ TIERLINE_HUBSPOT_APP_ID: '1' }, 'TIERLINE_HUBSPOT_SECRET is missing; HubSpot needs it.'],
    [{ TIERLINE_SALESFORCE_KEY: '/nowhere.pem' }, 'TIERLINE_SALESFORCE_KEY names /nowhere.pem, which cannot be read.'],
    [{ TIERLINE_PORT: '70000' }, 'TIERLINE_PORT must be a port number.'],
    [{ TIERLINE_PORT: '44.5' }, 'TIERLINE_PORT must be a port number.'],
    [{ TIERLINE_HOST: 'http://x' }, 'TIERLINE_HOST must be an IP address or a name of this machine.'],
    [{ TIERLINE_DATABASE_URL: 'tierline.db' }, 'TIERLINE_DATABASE_URL must be file: and a path, or the address of'],
    [{ TIERLINE_DATABASE_URL: 'file:' }, 'TIERLINE_DATABASE_URL must be file: and a path'],
    [{ TIERLINE_DATABASE_URL: 'postgres://db' }, 'TIERLINE_DATABASE_URL must be file: and a path'],
    [{ TIERLINE_STOP_SECONDS: '0' }, 'TIERLINE_STOP_SECONDS must be a number of seconds from 1 to 600.'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, 'OTEL_EXPORTER_OTLP_ENDPOINT must be an http: or https:'],
    [{ ...hubspot, TIERLINE_HUBSPOT_SECRET: 'short' }, 'TIERLINE_HUBSPOT_SECRET has 5 characters; HubSpot’s have 16'],
    [{ ...hubspot, TIERLINE_PUBLIC_URL: 'http://tierline.example' }, 'TIERLINE_PUBLIC_URL must be an https: address'],
    [{ ...hubspot, TIERLINE_SECRET_KEY: 'c2hvcnQ=' }, 'TIERLINE_SECRET_KEY must be 32 bytes in base64'],
  ])('%j', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence);
  });

  it.each([
    ['text', () => 'a key', 'is no private key in PEM form without a passphrase'],
    ['a public key', () => rsa(2048).publicKey, 'is no private key in PEM form'],
    ['a short key', () => rsa(1024).privateKey, 'is no RSA key of 2048 bits or more'],
    ['a key of another kind', () => ellipticKey(), 'is no RSA key of 2048 bits or more'],
  ])('a key file with %s', (name, make, sentence) => {
    const path = keep(`${name}.pem`, make());
    expect(() => readConfig({ TIERLINE_SALESFORCE_KEY: path })).toThrow(`${path}, which ${sentence}`);
  });

  it('for everything that is wrong at once, a line each, and without a secret', () => {
    const env = {
      ...{ ...hubspot, TIERLINE_HUBSPOT_SECRET: 'hush', TIERLINE_PUBLIC_URL: 'http://tierline.example' },
      ...{ TIERLINE_SALESFORCE_KEY: '/nowhere.pem', TIERLINE_PORT: 'http', TIERLINE_LOG_LEVEL: 'loud' },
    };
    expect(() => readConfig(env)).toThrow(
      new RegExp(
        [
          /TIERLINE_PORT must be a port number\./,
          /TIERLINE_LOG_LEVEL must be one of .*\./,
          /TIERLINE_PUBLIC_URL .*\./,
          /TIERLINE_HUBSPOT_SECRET has 4 .*\./,
          /TIERLINE_SALESFORCE_KEY names .*\./,
        ]
          .map(({ source }) => source)
          .join('\\n'),
      ),
    );
    expect(() => readConfig(env)).not.toThrow('hush');
  });
});

function ellipticKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
