import { access, cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BACKEND } from '../../src/app/cards/tierline/backend.ts';
import { parseProject } from './parse-project.ts';
import { APP, change, copyProject, PROJECT } from './project-folder.ts';

const readMeta = async (path: string) => JSON.parse(await readFile(join(APP, path), 'utf8')).config;

test("HubSpot's parser takes the project: an app, six cards, a settings page and webhooks", async () => {
  const { nodes, skipped } = await parseProject(PROJECT);
  expect(skipped).toEqual([]);
  expect(nodes.map(({ uid, componentType }) => `${componentType} ${uid}`).sort()).toEqual([
    'APPLICATION tierline',
    'CARD tierline_company_sidebar',
    'CARD tierline_company_tab',
    'CARD tierline_contact_sidebar',
    'CARD tierline_contact_tab',
    'CARD tierline_deal_sidebar',
    'CARD tierline_deal_tab',
    'SETTINGS tierline_settings',
    'WEBHOOKS tierline_webhooks',
  ]);
});

const CARD = 'src/app/cards/deal-tab-hsmeta.json';
const APPLICATION = 'src/app/app-hsmeta.json';

test.each([
  ['a location that HubSpot does not have', CARD, '"crm.record.tab"', '"crm.record.middle"', 'config.location'],
  ['an object type that HubSpot does not have', CARD, '"deals"', '"bargains"', 'config.objectTypes'],
  ['a field that nothing reads', CARD, '"location"', '"colour": "red", "location"', 'additionalProperty: colour'],
  ['static authentication in the marketplace', APPLICATION, '"oauth",\n', '"static",\n', 'config.auth.type'],
  ['a server without TLS', APPLICATION, '"fetch": ["https:', '"fetch": ["http:', 'config.permittedUrls.fetch'],
  [
    'a scope that is no scope',
    APPLICATION,
    '"settings.users.read"',
    '"everything please"',
    'config.auth.requiredScopes',
  ],
])('%s is found', async (_what, path, what, by, fault) => {
  const folder = await copyProject();
  await change(folder, path, what, by);
  expect(await parseProject(folder).catch(String)).toContain(fault);
});

test('a second settings page is found', async () => {
  const folder = await copyProject();
  const settings = join(folder, 'src/app/settings');
  await cp(join(settings, 'settings-hsmeta.json'), join(settings, 'more-hsmeta.json'));
  expect(await parseProject(folder).catch(String)).toContain('more-hsmeta.json');
});

test('every entry point exists, and stands in the folder of its metafile', async () => {
  const { nodes } = await parseProject(PROJECT);
  const entries = nodes.flatMap(({ config, metaFilePath }) =>
    typeof config === 'object' && config !== null && 'entrypoint' in config
      ? [{ entry: String(config.entrypoint), metaFilePath }]
      : [],
  );
  expect(entries).toHaveLength(7);
  for (const { entry, metaFilePath } of entries) {
    await access(join(PROJECT, 'src', entry));
    expect(metaFilePath.split('/').slice(0, -1)).toEqual(entry.split('/').slice(1, -1));
  }
});

test('the code calls the server that HubSpot lets it call, and webhooks go there too', async () => {
  const { permittedUrls, auth } = await readMeta('app-hsmeta.json');
  const { settings } = await readMeta('webhooks/webhooks-hsmeta.json');
  expect(permittedUrls).toEqual({ fetch: [BACKEND], iframe: [], img: [] });
  expect(settings.targetUrl).toBe(`${BACKEND}/hubspot/webhooks`);
  for (const url of auth.redirectUrls) expect(new URL(url).origin).toBe(BACKEND);
});

test('webhooks tell of every change to a company, contact, deal or lead, and of companies that come to one of the others', async () => {
  const { subscriptions } = await readMeta('webhooks/webhooks-hsmeta.json');
  const told = new Set<string>();
  for (const { subscriptionType, objectType, propertyName = '' } of subscriptions.crmObjects) {
    const entry = `${objectType} ${subscriptionType} ${propertyName}`.trim();
    expect(told, 'told twice').not.toContain(entry);
    told.add(entry);
  }
  for (const objectType of ['company', 'contact', 'deal', 'lead']) {
    for (const on of ['creation', 'deletion', 'restore', 'merge']) expect(told).toContain(`${objectType} object.${on}`);
  }
  for (const objectType of ['deal', 'lead']) {
    expect(told).toContain(`${objectType} object.associationChange`);
    expect(told).toContain(`${objectType} object.propertyChange tierline_distributor`);
    expect(told).toContain(`${objectType} object.propertyChange tierline_partner`);
  }
  expect(told).toContain('company object.propertyChange tierline_distributors');
  expect(told).toContain('contact object.associationChange');
  expect(told).toContain('contact object.propertyChange tierline_role');
});

test('every object of which webhooks tell may be read', async () => {
  const { auth } = await readMeta('app-hsmeta.json');
  const { subscriptions } = await readMeta('webhooks/webhooks-hsmeta.json');
  const scopes = [...auth.requiredScopes, ...auth.optionalScopes];
  const plural: { [one: string]: string } = {
    ...{ company: 'companies', contact: 'contacts', deal: 'deals', lead: 'leads' },
  };
  for (const { objectType } of subscriptions.crmObjects) {
    expect(scopes).toContain(`crm.objects.${plural[objectType]}.read`);
  }
});
