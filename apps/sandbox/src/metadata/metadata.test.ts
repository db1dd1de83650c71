import { describe, expect, it } from 'vitest';
import { FORCE_APP } from '../stack/force-app.ts';
import { readLabels } from './labels.ts';
import { readLayoutPages } from './layout-page.ts';
import { readLightningApps } from './lightning-app.ts';
import { type PageComponent, type PageItem, readLightningPages } from './lightning-page.ts';

const pages = new Map(readLightningPages(FORCE_APP).map((page) => [page.name, page]));

const components = (items: PageItem[]): PageComponent[] =>
  items.flatMap((item) => (item.kind === 'component' ? [item, ...Object.values(item.facets).flatMap(components)] : []));
const fields = (items: PageItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'field' ? [item.name] : Object.values(item.facets).flatMap(fields)));
const itemsOf = (page: string, region: string) =>
  pages.get(page)?.regions.find(({ name }) => name === region)?.items ?? [];

describe('the project’s own flexipages', () => {
  it.each([
    ['Tierline_Opportunity', 'Opportunity', 'deal'],
    ['Tierline_Lead', 'Lead', 'deal'],
    ['Tierline_Account', 'Account', 'organization'],
    ['Tierline_Contact', 'Contact', 'contact'],
  ])('%s shows records of %s, with the screen %s at the side', (name, object, screen) => {
    expect(pages.get(name)).toMatchObject({ kind: 'record', object });
    const card = components(itemsOf(name, 'sidebar')).find((component) => component.name === 'c:tierlineScreen');
    expect(card?.properties).toEqual({ screen });
  });

  it('have their facets in the place of the properties that name them', () => {
    const main = itemsOf('Tierline_Opportunity', 'main');
    expect(
      components(main)
        .map(({ name }) => name)
        .slice(0, 4),
    ).toEqual(['flexipage:tabset', 'flexipage:tab', 'flexipage:fieldSection', 'flexipage:column']);
    expect(fields(main)).toEqual(
      expect.arrayContaining(['Name', 'AccountId', 'Partner__c', 'Distributor__c', 'Amount']),
    );
  });

  it('say which fields must be filled in and which are only read', () => {
    const all = (items: PageItem[]): PageItem[] =>
      items.flatMap((item) => (item.kind === 'field' ? [item] : Object.values(item.facets).flatMap(all)));
    const behaviors = new Map(
      all(itemsOf('Tierline_Opportunity', 'main')).map((item) => [
        item.kind === 'field' && item.name,
        item.kind === 'field' && item.behavior,
      ]),
    );
    expect([behaviors.get('StageName'), behaviors.get('CreatedById'), behaviors.get('Partner__c')]).toEqual([
      'required',
      'readonly',
      'none',
    ]);
  });
});

describe('an object with a layout alone', () => {
  it('has the standard page, with the layout’s sections', () => {
    const [page] = readLayoutPages(FORCE_APP);
    expect(page).toMatchObject({
      kind: 'record',
      object: 'Tierline_Signing_Key__c',
      label: 'Tierline Signing Key Layout',
    });
    expect(fields(page?.regions.find(({ name }) => name === 'main')?.items ?? [])).toEqual([
      ...['Name', 'Public_Key__c', 'Retired__c'],
      ...['CreatedById', 'LastModifiedById'],
    ]);
  });
});

describe('the project’s own app', () => {
  it('has its tabs in their order, and a record page for each object', () => {
    const [app] = readLightningApps(FORCE_APP);
    expect(app?.tabs).toEqual([
      { kind: 'object', object: 'Opportunity' },
      { kind: 'object', object: 'Lead' },
      { kind: 'object', object: 'Account' },
      { kind: 'object', object: 'Contact' },
      { kind: 'page', name: 'Tierline', label: 'Tierline', page: 'Tierline' },
      { kind: 'object', object: 'Tierline_Signing_Key__c' },
    ]);
    expect(app?.recordPages).toEqual({
      Account: 'Tierline_Account',
      Contact: 'Tierline_Contact',
      Lead: 'Tierline_Lead',
      Opportunity: 'Tierline_Opportunity',
    });
  });

  it('has its custom labels', () => {
    expect(readLabels(FORCE_APP).get('Tierline_Guest_Refused')).toMatch(/signed-in users/);
  });

  it('is empty where a project has none of this', () => {
    expect([readLightningApps('/nowhere'), readLightningPages('/nowhere'), readLabels('/nowhere').size]).toEqual([
      [],
      [],
      0,
    ]);
  });
});
