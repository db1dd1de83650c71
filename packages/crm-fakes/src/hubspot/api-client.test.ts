import { Client } from '@hubspot/api-client';
import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/AssociationSpec.js';
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/companies/models/Filter.js';
import {
  PropertyCreateFieldTypeEnum,
  PropertyCreateTypeEnum,
} from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyCreate.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Listening, listen } from '../listen.ts';
import { badGatewayPage } from './hubspot-faults.ts';
import { createTestAccount, testApp } from './test-account.ts';

let made: Awaited<ReturnType<typeof createTestAccount>>;
let listening: Listening;
let client: Client;

beforeAll(async () => {
  listening = await listen((request) => made.account.fetch(request));
});
afterAll(() => listening.close());
beforeEach(async () => {
  made = await createTestAccount();
  client = new Client({ accessToken: made.tokens.access_token, basePath: listening.url });
});

const newCompany = (name: string) => ({ properties: { name }, associations: [] });

describe('the official client', () => {
  test('exchanges a code, refreshes a token, and asks whose it is', async () => {
    const redirectUri = testApp.redirectUris[0] ?? '';
    const code = made.account.admin.authorize({ clientId: testApp.clientId, redirectUri, userId: made.admin.id });
    const { clientId, clientSecret } = testApp;
    const first = await client.oauth.tokensApi.create('authorization_code', code, redirectUri, clientId, clientSecret);
    expect(first).toMatchObject({ expiresIn: 1800, tokenType: 'bearer' });
    const again = await client.oauth.tokensApi.create(
      'refresh_token',
      undefined,
      undefined,
      clientId,
      clientSecret,
      first.refreshToken,
    );
    expect(await client.oauth.accessTokensApi.get(again.accessToken)).toMatchObject({
      hubId: 4_401_001,
      user: 'ada@example.com',
    });
  });

  test('creates, reads, updates, lists and archives', async () => {
    const { basicApi } = client.crm.companies;
    const { id, createdAt } = await basicApi.create(newCompany('A'));
    expect(createdAt).toEqual(made.clock.now());
    await basicApi.update(id, { properties: { city: 'Oslo' } });
    expect(await basicApi.getById(id, ['city'])).toMatchObject({ properties: { city: 'Oslo' } });
    expect((await basicApi.getPage(100)).results.map((each) => each.id)).toEqual([id]);
    await basicApi.archive(id);
    expect((await basicApi.getPage(100, undefined, undefined, undefined, undefined, true)).results).toMatchObject([
      { id, archived: true },
    ]);
  });

  test('reads every page of a list', async () => {
    const seeds = Array.from({ length: 205 }, (_, n) => ({ properties: { name: `C${n}` } }));
    made.account.admin.seed('companies', seeds);
    const all = await client.crm.companies.getAll(100);
    expect(new Set(all.map(({ id }) => id)).size).toBe(205);
  });

  test('works on batches, and does not throw when a part fails', async () => {
    const { batchApi } = client.crm.companies;
    const created = await batchApi.create({ inputs: [newCompany('A'), newCompany('B')] });
    const ids = created.results.map(({ id }) => id);
    const read = await batchApi.read({
      inputs: [...ids, '77'].map((id) => ({ id })),
      properties: ['name'],
      propertiesWithHistory: [],
    });
    expect(read.results.map(({ properties }) => properties.name)).toEqual(['A', 'B']);
    expect(read).toMatchObject({ numErrors: 1, errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['77'] } }] });
    await batchApi.update({ inputs: ids.map((id) => ({ id, properties: { city: 'Oslo' } })) });
    await batchApi.archive({ inputs: [{ id: ids[0] ?? '' }] });
    expect(made.account.admin.listRecords('companies')).toMatchObject([
      { archived: true, properties: { city: 'Oslo' } },
      { archived: false },
    ]);
  });

  test('upserts by a property of one’s own', async () => {
    await client.crm.properties.coreApi.create('companies', {
      name: 'sync_key',
      label: 'Key',
      groupName: 'companyinformation',
      type: PropertyCreateTypeEnum.String,
      fieldType: PropertyCreateFieldTypeEnum.Text,
      hasUniqueValue: true,
    });
    const input = { id: 'a', idProperty: 'sync_key', properties: { name: 'A' } };
    expect((await client.crm.companies.batchApi.upsert({ inputs: [input] })).results).toMatchObject([{ _new: true }]);
    expect((await client.crm.companies.batchApi.upsert({ inputs: [input] })).results).toMatchObject([{ _new: false }]);
  });

  test('searches', async () => {
    made.account.admin.seed(
      'companies',
      ['A', 'B'].map((name) => ({ properties: { name } })),
    );
    const filter = { propertyName: 'name', operator: FilterOperatorEnum.Eq, value: 'B' };
    const found = await client.crm.companies.searchApi.doSearch({
      filterGroups: [{ filters: [filter] }],
      properties: ['name'],
      limit: 200,
    });
    expect(found).toMatchObject({ total: 1, results: [{ properties: { name: 'B' } }] });
  });

  test('labels associations', async () => {
    const [company] = made.account.admin.seed('companies', [{ properties: { name: 'A' } }]);
    const [deal] = made.account.admin.seed('deals', [{ properties: { dealname: 'D' } }]);
    const { schema, batchApi } = client.crm.associations.v4;
    const labels = await made.call('POST', '/crm/v4/associations/deals/companies/labels', {
      name: 'partner',
      label: 'Partner',
    });
    expect(labels.status).toBe(200);
    const types = await schema.definitionsApi.getAll('deals', 'companies');
    const partner = types.results.find(({ label }) => label === 'Partner')?.typeId ?? 0;
    const pair = { _from: { id: deal ?? '' }, to: { id: company ?? '' } };
    const spec = {
      associationCategory: AssociationSpecAssociationCategoryEnum.UserDefined,
      associationTypeId: partner,
    };
    await batchApi.create('deals', 'companies', { inputs: [{ ...pair, types: [spec] }] });
    const read = await batchApi.getPage('deals', 'companies', { inputs: [{ id: deal ?? '' }] });
    expect(read.results[0]?.to[0]?.associationTypes.map(({ label }) => label)).toEqual([null, 'Primary', 'Partner']);
    await batchApi.archiveLabels('deals', 'companies', { inputs: [{ ...pair, types: [spec] }] });
    await batchApi.archive('deals', 'companies', { inputs: [{ _from: pair._from, to: [pair.to] }] });
    expect(made.account.admin.listAssociations('deals', deal ?? '', 'companies')).toEqual([]);
  });

  test('reads owners, users, pipelines and properties', async () => {
    expect((await client.crm.owners.ownersApi.getPage()).results).toMatchObject([{ id: made.admin.ownerId }]);
    expect((await client.settings.users.usersApi.getPage()).results).toMatchObject([{ superAdmin: true }]);
    expect((await client.crm.pipelines.pipelinesApi.getAll('deals')).results).toMatchObject([{ id: 'default' }]);
    expect((await client.crm.properties.coreApi.getByName('deals', 'amount')).type).toBe('number');
  });

  test('throws what HubSpot refuses, with its code and body', async () => {
    await expect(client.crm.companies.basicApi.getById('77')).rejects.toMatchObject({ code: 404 });
    await expect(
      client.crm.companies.basicApi.create({ properties: { nope: 'A' }, associations: [] }),
    ).rejects.toMatchObject({
      code: 400,
      body: { category: 'VALIDATION_ERROR' },
    });
    made.account.admin.setTenSecondLimit(0);
    await expect(client.crm.companies.basicApi.getById('77')).rejects.toMatchObject({
      code: 429,
      body: { policyName: 'TEN_SECONDLY_ROLLING' },
    });
  });

  test('does not repeat a create whose answer was lost', async () => {
    made.account.faults.add({ when: 'after', effect: badGatewayPage });
    await expect(client.crm.companies.basicApi.create(newCompany('A'))).rejects.toMatchObject({ code: 502 });
    expect(made.account.admin.listRecords('companies')).toHaveLength(1);
  });
});
