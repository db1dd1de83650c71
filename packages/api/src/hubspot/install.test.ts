import { readFileSync } from 'node:fs';
import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import { createHubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { listAudit } from '@tierline/db/audit';
import { findConnectionByOrg, listConnections } from '@tierline/db/connection';
import { saveConnectionConfig } from '@tierline/db/connection-config';
import { findPersonRole, savePersonRole } from '@tierline/db/person-role';
import { findSecret } from '@tierline/db/secret';
import { getProgramme } from '@tierline/db/tenant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AUTHORIZE_URL } from '../testing/hubspot-door.ts';
import { createInstallWorld, type InstallWorld } from '../testing/install-world.ts';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from './scopes.ts';

let world: InstallWorld;
beforeEach(async () => {
  world = await createInstallWorld();
});
afterEach(() => world.close());

const connection = async () => {
  const found = await findConnectionByOrg(world.db, 'hubspot', String(world.account.portalId));
  if (!found) throw new Error('the portal is not registered');
  return found;
};
const scopeOf = ({ tenantId }: { tenantId: string }) => ({ db: world.db, tenantId });
async function install(scopes?: readonly string[]) {
  const browser = world.browser();
  return browser.comeBack({ state: await browser.begin(), code: world.consent(scopes) });
}

describe('an installation', () => {
  it('sends the admin to HubSpot with what the extension’s own metafile asks for', async () => {
    const response = await world.browser().visit('/hubspot/install');
    const location = new URL(response.headers.get('location') ?? '');
    const { state, ...query } = Object.fromEntries(location.searchParams);
    const file = new URL('../../../../crm-extensions/hubspot/src/app/app-hsmeta.json', import.meta.url);
    const { auth } = JSON.parse(readFileSync(file, 'utf8')).config;
    expect(response.status).toBe(302);
    expect(location.origin + location.pathname).toBe(AUTHORIZE_URL);
    expect(state).toMatch(/^[\w-]{43}$/);
    expect(query).toEqual({
      client_id: TIERLINE_APP.clientId,
      redirect_uri: auth.redirectUrls[0],
      scope: REQUIRED_SCOPES.join(' '),
      optional_scope: OPTIONAL_SCOPES.join(' '),
    });
    expect([...REQUIRED_SCOPES].sort()).toEqual([...auth.requiredScopes].sort());
    expect([...OPTIONAL_SCOPES].sort()).toEqual([...auth.optionalScopes].sort());
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-tierline-install=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('registers the portal as a vendor of its own, with its tokens and an audit entry, yet to be set up', async () => {
    const { status, text } = await install();
    expect(status).toBe(200);
    expect(text).toContain(`Tierline is installed in account-${world.account.portalId}.example`);
    const row = await connection();
    const scope = scopeOf(row);
    expect(row.config).toEqual({ scopes: [...TIERLINE_APP.scopes].sort(), installation: expect.any(String) });
    expect((await getProgramme(scope)).vendorName).toBe(`account-${world.account.portalId}.example`);
    expect(await findSecret(scope, 'hubspot', 'refresh_token')).toMatch(/^na1-/);
    const [entry] = await listAudit(scope, 1);
    expect(entry).toMatchObject({ action: 'hubspot.install', actorName: 'sara@vendor.example' });
    expect(world.installed).toEqual([row.tenantId]);
  });

  it('again gives the portal new tokens and is set up anew, with its vendor, roles and scopes', async () => {
    await install(REQUIRED_SCOPES);
    const first = await connection();
    const scope = scopeOf(first);
    await saveConnectionConfig(scope, 'hubspot', { ...first.config, labels: null });
    await savePersonRole(scope, 'hubspot', '7', 'vendor');
    const before = await findSecret(scope, 'hubspot', 'refresh_token');
    const { text } = await install();
    expect(text).toContain('It was installed here before');
    const second = await connection();
    expect(second.tenantId).toBe(first.tenantId);
    const installation = expect.not.stringContaining(String(first.config.installation));
    expect(second.config).toEqual({ scopes: [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES].sort(), installation });
    expect(await findPersonRole(scope, 'hubspot', '7')).toBe('vendor');
    expect(await findSecret(scope, 'hubspot', 'refresh_token')).not.toBe(before);
  });

  it('may be begun in two tabs of one browser', async () => {
    const browser = world.browser();
    const states = [await browser.begin(), await browser.begin()];
    expect((await browser.comeBack({ state: states[0] ?? '', code: world.consent() })).status).toBe(200);
  });

  it('ends on a page without script, which keeps the code to itself', async () => {
    const { headers, text } = await install();
    expect(text).not.toContain('<script');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'/);
    expect([headers.get('referrer-policy'), headers.get('cache-control')]).toEqual(['no-referrer', 'no-store']);
  });
});

describe('what is no installation', () => {
  const nothingSaved = async () => expect(await listConnections(world.db)).toEqual([]);

  it('was cancelled in HubSpot', async () => {
    const browser = world.browser();
    const query = { state: await browser.begin(), error: 'access_denied', error_description: 'The user refused' };
    const { status, text } = await browser.comeBack(query);
    expect([status, text.includes('Tierline was not installed')]).toEqual([400, true]);
    await nothingSaved();
  });

  it('has a forged state, or none', async () => {
    const browser = world.browser();
    await browser.begin();
    for (const state of ['x'.repeat(43), 'short', '', "'; DROP TABLE tenant; --"]) {
      const { status, text } = await browser.comeBack({ state, code: world.consent() });
      expect([status, text.includes('no longer valid')]).toEqual([400, true]);
    }
    await nothingSaved();
  });

  it('has a state that was used', async () => {
    const browser = world.browser();
    const state = await browser.begin();
    await browser.comeBack({ state, code: 'invented' });
    const { status, text } = await browser.comeBack({ state, code: world.consent() });
    expect([status, text.includes('no longer valid')]).toEqual([400, true]);
    await nothingSaved();
  });

  it('took longer than ten minutes', async () => {
    const browser = world.browser();
    const state = await browser.begin();
    world.clock.advance({ minutes: 10 });
    const { status, text } = await browser.comeBack({ state, code: world.consent() });
    expect([status, text.includes('no longer valid')]).toEqual([400, true]);
    await nothingSaved();
  });

  it('was begun in another browser, be it known or not', async () => {
    const other = world.browser();
    await other.begin();
    for (const thief of [world.browser(), other]) {
      const state = await world.browser().begin();
      const { status, text } = await thief.comeBack({ state, code: world.consent() });
      expect([status, text.includes('begun in another browser')]).toEqual([400, true]);
    }
    await nothingSaved();
  });

  it('brings no code', async () => {
    const browser = world.browser();
    const { status, text } = await browser.comeBack({ state: await browser.begin() });
    expect([status, text.includes('HubSpot sent no code')]).toEqual([400, true]);
    await nothingSaved();
  });

  it('has a code that was used, is another portal’s, or carries markup', async () => {
    const used = world.consent();
    const first = world.browser();
    await first.comeBack({ state: await first.begin(), code: used });
    const before = await findSecret(scopeOf(await connection()), 'hubspot', 'refresh_token');
    const other = createHubSpotAccount({ portalId: 999, clock: world.clock.now });
    other.admin.registerApp(TIERLINE_APP);
    const user = other.admin.createUser({ email: 'x@y.example', firstName: 'X', lastName: 'Y', superAdmin: true });
    const [redirectUri = ''] = TIERLINE_APP.redirectUris;
    const foreign = other.admin.authorize({ clientId: TIERLINE_APP.clientId, redirectUri, userId: user.id });
    for (const code of [used, foreign, '<script>alert(1)</script>']) {
      const browser = world.browser();
      const { status, text } = await browser.comeBack({ state: await browser.begin(), code });
      expect([status, text.includes('HubSpot did not complete the installation')]).toEqual([400, true]);
      expect(text).not.toContain('<script');
      expect(text).not.toContain(code);
    }
    expect(await listConnections(world.db)).toHaveLength(1);
    expect(await findSecret(scopeOf(await connection()), 'hubspot', 'refresh_token')).toBe(before);
  });

  it('finds HubSpot down', async () => {
    const browser = world.browser();
    const state = await browser.begin();
    const code = world.consent();
    world.account.setDown(true);
    const { status, text } = await browser.comeBack({ state, code });
    expect([status, text.includes('HubSpot did not complete the installation')]).toEqual([503, true]);
    await nothingSaved();
  });
});
