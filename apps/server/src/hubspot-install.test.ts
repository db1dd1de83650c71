import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '@tierline/api/hubspot/scopes';
import { createHubSpotAccount, type HubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { type Listening, listen } from '@tierline/crm-fakes/listen';
import { findConnectionByOrg } from '@tierline/db/connection';
import { type Database, openDatabase } from '@tierline/db/open-database';
import { findPersonRole, savePersonRole } from '@tierline/db/person-role';
import { findSecret } from '@tierline/db/secret';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from './config.ts';
import { type RunningServer, startServer } from './server.ts';

const REDIRECT = 'https://api.tierline.example/hubspot/oauth-callback';
const SECRET = 'a-secret-of-the-app';
const GROUP = { name: 'mine', label: 'Mine' };

let folder: string;
let account: HubSpotAccount;
let hubspot: Listening;
let admin: number;
let env: NodeJS.ProcessEnv;
let server: RunningServer;
let opened: { db: Database; close(): void };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-hubspot-install-'));
  account = createHubSpotAccount();
  hubspot = await listen(account.fetch);
  const scopes = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES];
  account.admin.registerApp({
    ...{ appId: 4401, clientId: 'client', clientSecret: SECRET, redirectUris: [REDIRECT], scopes },
  });
  admin = account.admin.createUser({ email: 'sara@v.example', firstName: 'Sara', lastName: 'S', superAdmin: true }).id;
  env = {
    TIERLINE_PORT: '0',
    TIERLINE_DATABASE_URL: `file:${join(folder, 'test.db')}`,
    TIERLINE_PUBLIC_URL: 'https://api.tierline.example',
    TIERLINE_HUBSPOT_APP_ID: '4401',
    TIERLINE_HUBSPOT_CLIENT_ID: 'client',
    TIERLINE_HUBSPOT_SECRET: SECRET,
    TIERLINE_HUBSPOT_API_URL: hubspot.url,
    TIERLINE_SECRET_KEY: randomBytes(32).toString('base64'),
  };
  server = await start();
  opened = openDatabase({ url: env.TIERLINE_DATABASE_URL ?? '' });
});
afterEach(async () => {
  opened.close();
  await server.stop();
  await hubspot.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = () => startServer(readConfig(env), pino({ level: 'silent' }));

/** A server that starts reads at once, and trusts nothing that it knew. */
async function restart(): Promise<void> {
  await server.stop();
  server = await start();
}

/** The admin's browser, as far as the server sees it. */
async function install(): Promise<number> {
  const begun = await fetch(`${server.url}/hubspot/install`, { redirect: 'manual' });
  const [cookie = ''] = begun.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const code = account.admin.authorize({ clientId: 'client', redirectUri: REDIRECT, userId: admin });
  const query = new URLSearchParams({ state, code });
  return (await fetch(`${server.url}/hubspot/oauth-callback?${query}`, { headers: { cookie } })).status;
}

const asAdmin = (method: string, path: string, body?: object) =>
  account.fetch(
    new Request(`http://h${path}`, {
      method,
      headers: { authorization: `Bearer ${account.admin.sessionFor(admin)}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    }),
  );

async function connection() {
  const row = await findConnectionByOrg(opened.db, 'hubspot', String(account.portalId));
  if (!row) throw new Error('the portal is not registered');
  return row;
}

const isRead = () =>
  vi.waitFor(
    async () => {
      const row = await connection();
      expect([row.failureText, row.lastReadAt]).toEqual([null, expect.any(String)]);
      return row;
    },
    { timeout: 15_000, interval: 50 },
  );
const isFailing = () =>
  vi.waitFor(
    async () => {
      const row = await connection();
      expect(row.failureCode).not.toBeNull();
      return row;
    },
    { timeout: 15_000, interval: 50 },
  );

describe('a portal whose admin has installed the app', () => {
  it('is set up and read by the worker at once', async () => {
    expect(await install()).toBe(200);
    const row = await isRead();
    expect(row.config).toMatchObject({ labels: { deal: { secondPartner: expect.any(Number) } } });
    expect((await asAdmin('GET', '/crm/v3/properties/deals/tierline_distributor')).status).toBe(200);
  });

  it('has its tokens sealed', async () => {
    await install();
    await isRead();
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
    const { access, refresh } = account.dump().tokens;
    const tokens = [...access, ...refresh].map(([token]) => token);
    expect(tokens.length).toBeGreaterThan(1);
    expect(tokens.filter((token) => files.join('').includes(token))).toEqual([]);
  });

  it('is told what is in the way of setting it up, and is set up once that is gone', async () => {
    await asAdmin('POST', '/crm/v3/properties/deals/groups', GROUP);
    const other = { name: 'tierline_distributor', label: 'Mine', type: 'string', fieldType: 'text', groupName: 'mine' };
    expect((await asAdmin('POST', '/crm/v3/properties/deals', other)).status).toBe(201);
    await install();
    const failing = await isFailing();
    expect(failing.failureText).toContain('The property tierline_distributor of deals exists and is of type string');
    expect(failing.config).not.toHaveProperty('labels');
    await asAdmin('DELETE', '/crm/v3/properties/deals/tierline_distributor');
    await restart();
    expect((await isRead()).config).toHaveProperty('labels');
  });

  it('is set up by the next server when the one that began it is gone', async () => {
    account.faults.add({ when: 'before', effect: { kind: 'reset' }, match: { method: 'POST', path: /labels$/ } });
    await install();
    expect((await isFailing()).config).not.toHaveProperty('labels');
    await restart();
    expect((await isRead()).config).toHaveProperty('labels');
  });

  it('loses its tokens and nothing else by an uninstall, and gets all back by installing again', async () => {
    await install();
    const before = await isRead();
    const scope = { db: opened.db, tenantId: before.tenantId };
    await savePersonRole(scope, 'hubspot', '7', 'vendor');
    account.admin.uninstall('client');
    await restart();
    expect(await isFailing()).toMatchObject({ failureCode: 'not_authorized', lastReadAt: before.lastReadAt });
    expect(await findSecret(scope, 'hubspot', 'refresh_token')).toBeNull();
    expect(await install()).toBe(200);
    await vi.waitFor(
      async () => {
        const { tenantId, config, failureText, lastReadAt } = await connection();
        const expected = { ...before.config, installation: expect.any(String) };
        expect([tenantId, config, failureText]).toEqual([before.tenantId, expected, null]);
        expect(lastReadAt).not.toBe(before.lastReadAt);
      },
      { timeout: 15_000, interval: 50 },
    );
    expect(await findPersonRole(scope, 'hubspot', '7')).toBe('vendor');
  });
});
