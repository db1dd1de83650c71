import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HUBSPOT_PROJECT } from './hubspot-project.ts';
import { readProject } from './read-project.ts';

const project = readProject(HUBSPOT_PROJECT);

test('a card stands where its metafile places it, once for each location', () => {
  const places = project.cards.map(({ location, objectTypes }) => `${location} ${objectTypes}`).sort();
  expect(places).toEqual([
    'crm.record.sidebar companies',
    'crm.record.sidebar contacts',
    'crm.record.sidebar deals',
    'crm.record.tab companies',
    'crm.record.tab contacts',
    'crm.record.tab deals',
  ]);
});

test('every entry point is there', () => {
  const entries = [...project.cards.map(({ entry }) => entry), project.settings?.entry ?? ''];
  expect(entries.filter((entry) => !existsSync(entry))).toEqual([]);
});

test('the app says which addresses it calls, where it hears of changes, and what it may do', () => {
  expect(project.permittedUrls).toEqual(['https://api.tierline.example']);
  expect(project.webhooks?.targetUrl).toMatch(/^https:\/\/api\.tierline\.example\//);
  expect(project.webhooks?.subscriptions).toContainEqual(
    expect.objectContaining({ subscriptionType: 'object.associationChange', objectType: 'deal' }),
  );
  expect(project.scopes).toContain('crm.objects.deals.write');
  expect(project.scopes).toContain('crm.objects.leads.write');
});
