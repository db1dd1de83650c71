import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHubSpotSession } from '@tierline/crm/hubspot/session';
import { createHubSpotAccount, type HubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { type Listening, listen } from '@tierline/crm-fakes/listen';
import { saveConnection } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { openDatabase } from '@tierline/db/open-database';
import { deleteSecrets, findSecret } from '@tierline/db/secret';
import { createTenant } from '@tierline/db/tenant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTokenStore, savePortalTokens } from './hubspot-tokens.ts';
import { resealSecrets } from './reseal-secrets.ts';
import { createSeal } from './seal.ts';

const APP = { clientId: 'client', clientSecret: 'secret' };
const REDIRECT = 'https://api.tierline.example/hubspot/oauth-callback';
const PORTAL = '77';
const NOW = '2026-11-23T10:00:00Z';
const key = randomBytes(32);

let folder: string;
let account: HubSpotAccount;
let hubspot: Listening;
const closing: (() => void)[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-tokens-'));
  account = createHubSpotAccount();
  hubspot = await listen(account.fetch);
  account.admin.registerApp({ appId: 1, ...APP, redirectUris: [REDIRECT], scopes: ['oauth'] });
});
afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await hubspot.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One of several servers on the database. */
function openServer(keys = [key]) {
  const { db, close } = openDatabase({ url: `file:${join(folder, 'test.db')}` });
  closing.push(close);
  const scope = { db, tenantId: 'vendor-1' };
  const portal = { scope, portalId: PORTAL, seal: createSeal(keys) };
  const session = createHubSpotSession({
    ...APP,
    baseUrl: hubspot.url,
    tokens: createTokenStore(portal),
    clock: () => new Date(),
    deadline: () => AbortSignal.timeout(10_000),
  });
  return { db, scope, portal, session };
}

async function install() {
  const { db, portal } = openServer();
  await migrate(db);
  await createTenant(db, { id: 'vendor-1', name: 'Acme', createdAt: NOW });
  const row = { crm: 'hubspot', orgId: PORTAL, config: {}, publicKey: null, createdAt: NOW } as const;
  await saveConnection(portal.scope, row);
  const user = account.admin.createUser({ email: 'a@b.example', firstName: 'A', lastName: 'B', superAdmin: true });
  const code = account.admin.authorize({ clientId: APP.clientId, redirectUri: REDIRECT, userId: user.id });
  const body = new URLSearchParams({ ...{ grant_type: 'authorization_code', code, redirect_uri: REDIRECT } });
  body.set('client_id', APP.clientId);
  body.set('client_secret', APP.clientSecret);
  const answer = await fetch(`${hubspot.url}/oauth/2026-03/token`, { method: 'POST', body });
  const { refresh_token: refreshToken } = (await answer.json()) as { refresh_token: string };
  await savePortalTokens(portal, { refreshToken, access: { token: 'ended', until: 0 } });
  account.requests.clear();
  return refreshToken;
}

const exchanges = () => account.requests.entries.filter(({ path }) => path === '/oauth/2026-03/token').length;

describe('the tokens of a portal', () => {
  it('are exchanged once for two servers on one database, which both get the same', async () => {
    await install();
    const [one, two] = [openServer(), openServer()];
    const asked = [one, two, one, two].map(({ session }) => session.token());
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    expect(exchanges()).toBe(1);
    const third = openServer();
    expect(await third.session.token()).toBe(await one.session.token());
    expect(exchanges()).toBe(1);
  });

  it('are exchanged once when both servers’ token was refused at the same time', async () => {
    await install();
    const servers = [openServer(), openServer()];
    const refused = await Promise.all(servers.map(({ session }) => session.token()));
    for (const [place, { session }] of servers.entries()) session.forget(refused[place] ?? '');
    const renewed = await Promise.all(servers.map(({ session }) => session.token()));
    expect(new Set(renewed).size).toBe(1);
    expect(renewed[0]).not.toBe(refused[0]);
    expect(exchanges()).toBe(2);
  });

  it('of a grant that was revoked go, and HubSpot is not asked for more', async () => {
    await install();
    account.admin.uninstall(APP.clientId);
    const { session, scope } = openServer();
    await expect(session.token()).rejects.toMatchObject({
      code: 'not_authorized',
      message: expect.stringContaining('A super admin has to install Tierline in the portal again.'),
    });
    expect(await findSecret(scope, 'hubspot', 'refresh_token')).toBeNull();
    expect(await findSecret(scope, 'hubspot', 'access_token')).toBeNull();
    await expect(session.token()).rejects.toMatchObject({
      code: 'not_authorized',
      message: 'Tierline is not installed in the portal. A super admin has to install it.',
    });
    expect(exchanges()).toBe(1);
  });

  it('that came by an installation during an exchange stay, and the old grant’s are not kept', async () => {
    await install();
    const { portal, session } = openServer();
    const anew = { refreshToken: 'of the new grant', access: { token: 'new', until: 1 } };
    account.setLatency(async ({ path }) => {
      if (path === '/oauth/2026-03/token') await savePortalTokens(portal, anew);
    });
    await session.token();
    expect(await createTokenStore(portal).read()).toEqual(anew);
  });

  it('do not come back by an exchange that a disconnection has overtaken', async () => {
    await install();
    const { scope, session } = openServer();
    account.setLatency(async ({ path }) => {
      if (path === '/oauth/2026-03/token') await deleteSecrets(scope, 'hubspot');
    });
    await session.token();
    expect(await findSecret(scope, 'hubspot', 'refresh_token')).toBeNull();
    expect(await findSecret(scope, 'hubspot', 'access_token')).toBeNull();
  });

  it('that came by an installation meanwhile stay, though an older grant is refused', async () => {
    const refreshToken = await install();
    const { portal, scope } = openServer();
    await savePortalTokens(portal, { refreshToken: 'newer', access: { token: 'newer', until: 0 } });
    await createTokenStore(portal).drop(refreshToken);
    expect(await findSecret(scope, 'hubspot', 'refresh_token')).not.toBeNull();
  });

  it('lie sealed, both of them', async () => {
    const refreshToken = await install();
    const access = await openServer().session.token();
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
    expect(files.join('')).not.toContain(refreshToken);
    expect(files.join('')).not.toContain(access);
  });

  it('that another key sealed are not authorized, with a sentence of its own', async () => {
    await install();
    await expect(openServer([randomBytes(32)]).session.token()).rejects.toMatchObject({
      code: 'not_authorized',
      message: expect.stringContaining('sealed with a key that this server does not have'),
    });
  });
});

describe('sealing anew', () => {
  it('changes the key without a gap', async () => {
    await install();
    const newer = randomBytes(32);
    const { db, session } = openServer([newer, key]);
    const token = await session.token();
    expect(await resealSecrets(db, createSeal([newer, key]))).toEqual({ sealed: 2, lost: [] });
    expect(await openServer([newer]).session.token()).toBe(token);
    expect(exchanges()).toBe(1);
  });

  it('names what it cannot open, and leaves it as it is', async () => {
    await install();
    const { db, scope } = openServer();
    const before = await findSecret(scope, 'hubspot', 'refresh_token');
    const { sealed, lost } = await resealSecrets(db, createSeal([randomBytes(32)]));
    expect([sealed, lost.map(({ name }) => name)]).toEqual([0, ['access_token', 'refresh_token']]);
    expect(await findSecret(scope, 'hubspot', 'refresh_token')).toBe(before);
  });
});
