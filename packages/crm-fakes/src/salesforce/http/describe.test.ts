import { describe, expect, test } from 'vitest';
import { createTestOrg } from '../test-org.ts';

describe('describe', () => {
  test('fields are as the project’s metadata says', async () => {
    const { call } = createTestOrg();
    const { body } = await call('GET', '/sobjects/Account/describe');
    const fields = new Map((body as { fields: { name: string }[] }).fields.map((field) => [field.name, field]));
    expect(fields.get('Level__c')).toMatchObject({
      type: 'picklist',
      restrictedPicklist: true,
      picklistValues: [
        { value: 'Gold', active: true, defaultValue: false },
        { value: 'Silver', defaultValue: true },
        { value: 'Bronze' },
      ],
      defaultValue: 'Silver',
    });
    expect(fields.get('Channels__c')).toMatchObject({ type: 'multipicklist', restrictedPicklist: false });
    expect(fields.get('Customer_Number__c')).toMatchObject({
      type: 'string',
      length: 20,
      externalId: true,
      unique: true,
      idLookup: true,
    });
    expect(fields.get('Notes__c')).toMatchObject({ type: 'textarea', length: 32768, filterable: false });
    expect(fields.get('Listed__c')).toMatchObject({ type: 'boolean', defaultValue: true, nillable: false });
    expect(fields.get('Name')).toMatchObject({ nameField: true, nillable: false, custom: false });
    expect(body).toMatchObject({
      keyPrefix: '001',
      recordTypeInfos: [
        { developerName: 'Reseller', master: false },
        { developerName: 'Master', master: true, recordTypeId: '012000000000000AAA' },
      ],
    });
    expect((body as { childRelationships: object[] }).childRelationships).toContainEqual(
      expect.objectContaining({
        childSObject: 'Opportunity',
        field: 'Partner__c',
        relationshipName: 'Partner_Opportunities__r',
        cascadeDelete: false,
      }),
    );
  });

  test('lookups, numbers and master-detail', async () => {
    const { call } = createTestOrg();
    const fieldOf = async (object: string, name: string) =>
      ((await call('GET', `/sobjects/${object}/describe`)).body as { fields: { name: string }[] }).fields.find(
        (field) => field.name === name,
      );
    expect(await fieldOf('Opportunity', 'Partner__c')).toMatchObject({
      type: 'reference',
      referenceTo: ['Account'],
      relationshipName: 'Partner__r',
      restrictedDelete: false,
    });
    expect(await fieldOf('Opportunity', 'Margin__c')).toMatchObject({ type: 'double', precision: 5, scale: 2 });
    expect(await fieldOf('Project__c', 'Account__c')).toMatchObject({ nillable: false });
    expect(await fieldOf('Project__c', 'Lead_Partner__c')).toMatchObject({ restrictedDelete: true });
  });

  test('only what the user may see is described, with what he may do', async () => {
    const { callAs, newUser } = createTestOrg();
    const integration = callAs(newUser('Minimum Access - API Only Integrations', ['Integration']).id);
    const { body } = await integration('GET', '/sobjects');
    const names = (body as { sobjects: { name: string }[] }).sobjects.map(({ name }) => name);
    expect(names).toContain('Opportunity');
    expect(names).toContain('User');
    expect(names).not.toContain('Lead');
    expect((await integration('GET', '/sobjects/Account')).body).toMatchObject({
      objectDescribe: { name: 'Account', createable: false, updateable: false },
      recentItems: [],
    });
    const account = (await integration('GET', '/sobjects/Account/describe')).body as {
      fields: { name: string; updateable: boolean }[];
    };
    expect(account.fields.find(({ name }) => name === 'Level__c')).toMatchObject({ updateable: false });
    expect(account.fields.map(({ name }) => name)).not.toContain('Industry');
  });

  test('an org with several currencies has their field and table', async () => {
    const { call } = createTestOrg({ currencies: ['USD', 'EUR'] });
    const made = await call('POST', '/sobjects/Account', { Name: 'A', CurrencyIsoCode: 'GBP' });
    expect(made).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' }] });
    const { id } = (await call('POST', '/sobjects/Account', { Name: 'A' })).body as { id: string };
    expect((await call('GET', `/sobjects/Account/${id}?fields=CurrencyIsoCode`)).body).toMatchObject({
      CurrencyIsoCode: 'USD',
    });
    const { body } = await call('GET', '/query?q=SELECT+IsoCode,IsCorporate+FROM+CurrencyType+ORDER+BY+IsoCode');
    expect(body).toMatchObject({
      records: [
        { IsoCode: 'EUR', IsCorporate: false },
        { IsoCode: 'USD', IsCorporate: true },
      ],
    });
    const single = createTestOrg();
    expect(await single.call('GET', '/query?q=SELECT+CurrencyIsoCode+FROM+Account')).toMatchObject({
      body: [{ errorCode: 'INVALID_FIELD' }],
    });
  });

  test('versions are open to everyone, their resources to sessions', async () => {
    const { call, org } = createTestOrg();
    const open = await (await org.fetch(new Request('http://salesforce.test/services/data'))).json();
    expect(open).toContainEqual({ label: "Summer '26", url: '/services/data/v67.0', version: '67.0' });
    expect(open).toContainEqual({ label: "Winter '22", url: '/services/data/v53.0', version: '53.0' });
    expect((await call('GET', '/services/data/v67.0')).body).toMatchObject({
      query: '/services/data/v67.0/query',
      sobjects: '/services/data/v67.0/sobjects',
    });
  });
});
