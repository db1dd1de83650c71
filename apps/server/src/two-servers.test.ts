import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chainOf, historyOf, listOf, pick } from '@tierline/api/testing/blocks';
import { createCaller } from '@tierline/api/testing/caller';
import { createHubSpotCaller, PUBLIC_URL } from '@tierline/api/testing/hubspot-caller';
import { orgKeys } from '@tierline/api/testing/world';
import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import { createHubSpotHands, type HubSpotHands } from '@tierline/crm/testing/hubspot-hands';
import { createSalesforceHands } from '@tierline/crm/testing/salesforce-hands';
import { createHubSpotAccount, type HubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { type Listening, listen } from '@tierline/crm-fakes/listen';
import { createSalesforceOrg, type SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import { findConnectionByOrg } from '@tierline/db/connection';
import { openDatabase } from '@tierline/db/open-database';
import { countTenantRows } from '@tierline/db/tenant-data';
import { TIERLINE_KEYS } from '@tierline/sync/testing/connected-org';
import pino from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readConfig } from './config.ts';
import { type RunningServer, startServer } from './server.ts';

const METADATA = fileURLToPath(new URL('../../../crm-extensions/salesforce/force-app/main/default', import.meta.url));
const SLOWLY = { timeout: 30_000, interval: 100 };
const LOGIN = { clientId: 'org-app', username: 'tierline@vendor.example', sandbox: false };
const WHOLE = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;

let folder: string;
let org: SalesforceOrg;
let account: HubSpotAccount;
let fakes: Listening[];
let servers: RunningServer[];
let database: string;
/** Every call goes to the other server than the one before. */
const anyServer = {
  turn: 0,
  request(path: string, init?: RequestInit): Promise<Response> {
    this.turn += 1;
    const { url } = servers[this.turn % servers.length] ?? { url: '' };
    return fetch(url + path.replace(PUBLIC_URL, ''), { redirect: 'manual', ...init });
  },
};
const clock = { now: () => new Date() } as never;
const requests = (of: 'org' | 'account', method: string, path: RegExp) =>
  (of === 'org' ? org : account).requests.list({ method, path }).length;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-two-servers-'));
  org = createSalesforceOrg({ metadata: METADATA, name: 'Acme Networks' });
  account = createHubSpotAccount();
  fakes = [await listen(org.fetch), await listen(account.fetch)];
  const [salesforce, hubspot] = fakes;
  org.admin.createUser({
    ...{ username: LOGIN.username, lastName: 'Tierline', permissionSets: ['Tierline_Integration'] },
    profile: 'Minimum Access - API Only Integrations',
  });
  org.admin.registerClient({ clientId: LOGIN.clientId, publicKey: TIERLINE_KEYS.publicKey });
  org.admin.seed('Tierline_Signing_Key__c', [{ Public_Key__c: orgKeys.publicKey }]);
  account.admin.registerApp(TIERLINE_APP);
  writeFileSync(join(folder, 'key.pem'), TIERLINE_KEYS.privateKey);
  database = `file:${join(folder, 'test.db')}`;
  const config = readConfig({
    TIERLINE_PORT: '0',
    TIERLINE_DATABASE_URL: database,
    TIERLINE_SALESFORCE_KEY: join(folder, 'key.pem'),
    TIERLINE_SALESFORCE_LOGIN_URL: salesforce?.url,
    TIERLINE_PUBLIC_URL: PUBLIC_URL,
    TIERLINE_HUBSPOT_APP_ID: String(TIERLINE_APP.appId),
    TIERLINE_HUBSPOT_CLIENT_ID: TIERLINE_APP.clientId,
    TIERLINE_HUBSPOT_SECRET: TIERLINE_APP.clientSecret,
    TIERLINE_HUBSPOT_API_URL: hubspot?.url,
    TIERLINE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  const log = pino({ level: 'silent' });
  servers = [await startServer(config, log), await startServer(config, log)];
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  for (const fake of fakes) await fake.close();
  rmSync(folder, { recursive: true, force: true });
});

async function install(userId: number): Promise<void> {
  const begun = await anyServer.request('/hubspot/install');
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const { clientId, redirectUris } = TIERLINE_APP;
  const code = account.admin.authorize({ clientId, redirectUri: redirectUris[0] ?? '', userId });
  const query = new URLSearchParams({ code, state });
  const done = await anyServer.request(`/hubspot/oauth-callback?${query}`, { headers: { cookie } });
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('installed')]);
}

const readOnce = (kind: 'salesforce' | 'hubspot', id: string) =>
  vi.waitFor(async () => {
    const { db, close } = openDatabase({ url: database });
    const connection = await findConnectionByOrg(db, kind, id);
    close();
    expect(connection).toMatchObject({ lastReadAt: expect.any(String), failureCode: null });
    return connection?.tenantId ?? '';
  }, SLOWLY);

it('two servers and their workers, taking turns, connect, install, link, choose, relay, disconnect and go on alone', async () => {
  const salesforceHands = createSalesforceHands(org, fakes[0]?.url ?? '', ['USD']);
  const kestrel = await salesforceHands.seedOrganization({ name: 'Kestrel', ...WHOLE });
  const reseller = { ...WHOLE, accountType: 'Partner', status: 'Active Partner' } as const;
  const brightline = await salesforceHands.seedOrganization({
    name: 'Brightline',
    ...reseller,
    contractNames: ['Kestrel'],
  });
  const opportunity = await salesforceHands.seedDeal({ name: 'Core switches', partnerId: brightline });
  const as = createCaller(anyServer as never, org, clock);

  // Salesforce is connected by its admin: two presses at once make one vendor.
  const presses = await Promise.all(
    [1, 2].map(() => as('admin').act('admin', 'connection.connect', LOGIN, 'press-once')),
  );
  expect(presses.map(({ status }) => status)).toEqual([200, 200]);
  const tenantId = await readOnce('salesforce', org.orgId);

  // HubSpot is installed: begun on one server, finished on the other, set up by one worker.
  const sara = account.admin.createUser({ email: 's@v.example', firstName: 'Sara', lastName: 'Hub', superAdmin: true });
  await install(sara.id);
  const portalId = String(account.portalId);
  const alone = await readOnce('hubspot', portalId);
  expect(alone).not.toBe(tenantId);
  expect(requests('account', 'POST', /\/crm\/v3\/properties\/companies\/groups$/)).toBe(1);
  const inHubSpot = createHubSpotCaller(anyServer as never, account.portalId, clock);
  const labels = (await readLabels()) as Parameters<typeof createHubSpotHands>[1];
  const hands: HubSpotHands = createHubSpotHands(account, labels);
  const there = await hands.seedOrganization({ name: 'Ostrava', ...WHOLE });
  const partner = await hands.seedOrganization({ name: 'Fernhill', ...reseller, contractNames: ['Ostrava'] });
  const deal = await hands.seedDeal({ name: 'Campaign kit', partnerId: partner });

  // A code from one brings both under one vendor.
  const { data: made } = await as('admin').act('admin', 'link.make', {});
  const code =
    /Your code: (\S+)/.exec(
      listOf(made.screen, 'alert')
        .map(({ title }) => title)
        .join(),
    )?.[1] ?? '';
  const linked = await inHubSpot(sara.id).act('admin', 'link.redeem', { code, replace: false });
  expect(linked.data.effects).toMatchObject([{ title: 'Both CRMs are linked' }]);
  expect(await readOnce('hubspot', portalId)).toBe(tenantId);

  // Choices in both, each written once whichever server takes it.
  const rep = as('rep', opportunity);
  await rep.act('deal', 'secondPartner.assign', pick((await rep.open('deal')).data, 'Kestrel'), 'chosen-once-1');
  await vi.waitFor(async () => {
    expect(org.admin.findRecord('Opportunity', opportunity)?.Distributor__c).toBe(kestrel);
    expect(historyOf((await rep.open('deal')).data)[0]).toBe('Kestrel became distributor by Robin rep');
  }, SLOWLY);
  expect(requests('org', 'PATCH', /\/sobjects\/Opportunity\//)).toBe(1);
  const page = { object: 'deals', id: deal };
  const marketer = inHubSpot(sara.id, page);
  await vi.waitFor(async () => expect(chainOf((await marketer.open('deal')).data)).toContain('Fernhill'), SLOWLY);
  const chosen = pick((await marketer.open('deal')).data, 'Ostrava');
  const answer = await marketer.act('deal', 'secondPartner.assign', chosen, 'chosen-once-2');
  expect([answer.status, answer.problem]).toEqual([200, undefined]);
  await vi.waitFor(async () => expect(chainOf((await marketer.open('deal')).data)[1]).toBe('Ostrava'), SLOWLY);
  expect(account.admin.findRecord('deals', deal)?.properties.tierline_distributor).toBe(there);

  // One server stops; the other does everything.
  const [first, second] = servers as [RunningServer, RunningServer];
  servers = [second];
  await first.stop();
  await rep.act('deal', 'secondPartner.clear', { deal: pickDeal((await rep.open('deal')).data) }, 'chosen-once-3');
  await vi.waitFor(
    () => expect(org.admin.findRecord('Opportunity', opportunity)?.Distributor__c ?? null).toBeNull(),
    SLOWLY,
  );

  const gone = await as('admin').act('admin', 'connection.disconnect', { crm: 'hubspot' });
  expect(gone.status).toBe(200);
  expect((await marketer.open('deal')).problem?.code).toBe('org_unknown');
  const { db, close } = openDatabase({ url: database });
  expect((await countTenantRows({ db, tenantId })).secret).toBeUndefined();
  expect(await countTenantRows({ db, tenantId: alone })).toEqual({});
  close();
}, 120_000);

const pickDeal = (screen: Parameters<typeof listOf>[0]): string =>
  String(listOf(screen, 'form').find(({ id }) => id.startsWith('choice'))?.submit.input.deal);

/** The labels that the installation made, as its connection keeps them. */
async function readLabels(): Promise<unknown> {
  const { db, close } = openDatabase({ url: database });
  const connection = await findConnectionByOrg(db, 'hubspot', String(account.portalId));
  close();
  return connection?.config.labels;
}
