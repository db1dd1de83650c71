import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

let folder: string;
let key: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-config-'));
  key = join(folder, 'key.pem');
  writeFileSync(key, 'a key');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the configuration', () => {
  it('needs no more than the key for Salesforce', () => {
    expect(readConfig({ TIERLINE_SALESFORCE_KEY: key })).toEqual({
      port: 4401,
      host: '127.0.0.1',
      database: { url: 'file:.data/tierline.db' },
      salesforceKey: 'a key',
      hubspot: null,
      logLevel: 'info',
    });
  });

  it.each([
    [{}, 'TIERLINE_SALESFORCE_KEY must be the path of a PEM file, or the variables for HubSpot must be set.'],
    [{ TIERLINE_HUBSPOT_APP_ID: '1' }, 'TIERLINE_HUBSPOT_SECRET is missing; HubSpot needs it.'],
    [{ TIERLINE_SALESFORCE_KEY: '/nowhere.pem' }, 'TIERLINE_SALESFORCE_KEY names /nowhere.pem, which cannot be read.'],
  ])('%j is refused with a sentence', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence);
  });

  it('says everything that is wrong at once', () => {
    const env = { TIERLINE_SALESFORCE_KEY: key, TIERLINE_PORT: 'http', TIERLINE_LOG_LEVEL: 'loud' };
    expect(() => readConfig(env)).toThrow(/TIERLINE_PORT must be a port number\.\nTIERLINE_LOG_LEVEL must be one of/);
  });
});
