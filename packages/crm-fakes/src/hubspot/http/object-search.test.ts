import { describe, expect, test } from 'vitest';
import { type Call, create, createTestAccount } from '../test-account.ts';

async function search(call: Call, request: object, type = 'companies') {
  const { status, body } = await call('POST', `/crm/v3/objects/${type}/search`, request);
  return {
    status,
    body,
    names: ((body as { results?: { properties: { name: string } }[] }).results ?? []).map((row) => row.properties.name),
  };
}

const where = (propertyName: string, operator: string, more: object = {}) => ({
  filterGroups: [{ filters: [{ propertyName, operator, ...more }] }],
});

async function createCompanies() {
  const made = await createTestAccount();
  const options = ['Gold', 'Silver', 'Tin'].map((value) => ({ label: value, value }));
  const define = (name: string, fieldType: string) => {
    const property = { name, label: name, groupName: 'companyinformation', type: 'enumeration', fieldType, options };
    return made.call('POST', '/crm/v3/properties/companies', property);
  };
  await define('level', 'select');
  await define('levels', 'checkbox');
  const { admin } = made.account;
  const day = (n: number) => ({ createdAt: `2026-01-0${n}T00:00:00.000Z` });
  admin.seed('companies', [
    {
      properties: { name: 'Acme North', city: 'Oslo', numberofemployees: '9', level: 'Gold', levels: 'Gold;Tin' },
      ...day(3),
    },
    { properties: { name: 'Beta', city: 'oslo', numberofemployees: '10', level: 'Silver' }, ...day(2) },
    { properties: { name: 'Acme South', domain: 'acme.example', numberofemployees: '100' }, ...day(1) },
  ]);
  return made;
}

describe('what a filter finds', () => {
  test.each<[object, string[]]>([
    [{}, ['Acme South', 'Beta', 'Acme North']],
    [where('city', 'EQ', { value: 'OSLO' }), ['Beta', 'Acme North']],
    [where('city', 'NEQ', { value: 'Bergen' }), ['Beta', 'Acme North']],
    [where('level', 'EQ', { value: 'Gold' }), ['Acme North']],
    [where('level', 'EQ', { value: 'gold' }), []],
    [where('level', 'IN', { values: ['Gold', 'Silver'] }), ['Beta', 'Acme North']],
    [where('level', 'NOT_IN', { values: ['Gold'] }), ['Beta']],
    [where('levels', 'IN', { values: ['Tin'] }), ['Acme North']],
    [where('city', 'IN', { values: ['oslo'] }), ['Beta', 'Acme North']],
    [where('city', 'IN', { values: ['Oslo'] }), []],
    [where('numberofemployees', 'GT', { value: '9' }), ['Acme South', 'Beta']],
    [where('numberofemployees', 'GTE', { value: '9' }), ['Acme South', 'Beta', 'Acme North']],
    [where('numberofemployees', 'LT', { value: '10' }), ['Acme North']],
    [where('numberofemployees', 'LTE', { value: '10' }), ['Beta', 'Acme North']],
    [where('numberofemployees', 'BETWEEN', { value: '10', highValue: '100' }), ['Acme South', 'Beta']],
    [where('domain', 'HAS_PROPERTY'), ['Acme South']],
    [where('domain', 'NOT_HAS_PROPERTY'), ['Beta', 'Acme North']],
    [where('name', 'CONTAINS_TOKEN', { value: 'acme' }), ['Acme South', 'Acme North']],
    [where('name', 'CONTAINS_TOKEN', { value: 'acm' }), []],
    [where('name', 'CONTAINS_TOKEN', { value: 'acm*' }), ['Acme South', 'Acme North']],
    [where('name', 'NOT_CONTAINS_TOKEN', { value: 'acme' }), ['Beta']],
    [where('createdate', 'GTE', { value: '1767312000000' }), ['Beta', 'Acme North']],
    [where('hs_lastmodifieddate', 'GT', { value: '2026-01-02T00:00:00.000Z' }), ['Acme North']],
    [{ query: 'acme' }, ['Acme South', 'Acme North']],
    [{ query: 'acme', ...where('city', 'HAS_PROPERTY') }, ['Acme North']],
    [
      {
        filterGroups: [
          {
            filters: [
              { propertyName: 'city', operator: 'EQ', value: 'oslo' },
              { propertyName: 'level', operator: 'EQ', value: 'Gold' },
            ],
          },
          { filters: [{ propertyName: 'domain', operator: 'HAS_PROPERTY' }] },
        ],
      },
      ['Acme South', 'Acme North'],
    ],
    [{ sorts: [{ propertyName: 'name', direction: 'ASCENDING' }] }, ['Acme North', 'Acme South', 'Beta']],
    [{ sorts: [{ propertyName: 'numberofemployees', direction: 'DESCENDING' }] }, ['Acme South', 'Beta', 'Acme North']],
    [{ sorts: ['-name'] }, ['Beta', 'Acme South', 'Acme North']],
    [{ sorts: [{ propertyName: 'city' }] }, ['Acme North', 'Beta', 'Acme South']],
  ])('%j', async (request, names) => {
    const { call } = await createCompanies();
    expect((await search(call, request)).names).toEqual(names);
  });

  test('records that are associated with another', async () => {
    const { call } = await createTestAccount();
    const company = await create(call, 'companies', { name: 'A' });
    const deal = await create(call, 'deals', { dealname: 'D' });
    await create(call, 'deals', { dealname: 'E' });
    await call('PUT', `/crm/v4/objects/deals/${deal}/associations/default/companies/${company}`);
    const { body } = await search(call, where('associations.company', 'EQ', { value: company }), 'deals');
    expect(body).toMatchObject({ total: 1, results: [{ id: deal }] });
  });

  test('no archived record', async () => {
    const { call } = await createTestAccount();
    await call('DELETE', `/crm/v3/objects/companies/${await create(call, 'companies', { name: 'A' })}`);
    expect((await search(call, {})).body).toMatchObject({ total: 0, results: [] });
  });
});

describe('pages', () => {
  test('have a total, and say where the next begins', async () => {
    const { call } = await createCompanies();
    const first = (await search(call, { limit: 2, properties: ['name'] })).body;
    expect(first).toMatchObject({ total: 3, results: [{}, {}], paging: { next: { after: '2' } } });
    const second = await search(call, { limit: 2, after: '2' });
    expect(second.names).toEqual(['Acme North']);
    expect(second.body).not.toHaveProperty('paging');
  });

  test('end at the ten thousandth result, however many there are', async () => {
    const { call } = await createTestAccount();
    expect((await search(call, { limit: 200, after: '9800' })).status).toBe(200);
    expect(await search(call, { limit: 200, after: '9801' })).toMatchObject({
      status: 400,
      body: { category: 'VALIDATION_ERROR' },
    });
  });

  const filter = { propertyName: 'name', operator: 'EQ', value: 'A' };
  const groups = (...counts: number[]) => ({
    filterGroups: counts.map((count) => ({ filters: Array(count).fill(filter) })),
  });
  test.each<[object]>([
    [{ limit: 201 }],
    [{ limit: 0 }],
    [{ after: 'x' }],
    [groups(1, 1, 1, 1, 1, 1)],
    [groups(7)],
    [groups(6, 6, 6, 1)],
    [{ sorts: ['name', 'city'] }],
    [{ sorts: ['nope'] }],
    [where('nope', 'HAS_PROPERTY')],
    [where('name', 'LIKE', { value: 'A' })],
    [where('name', 'EQ')],
    [where('name', 'IN', { value: 'A' })],
    [where('numberofemployees', 'BETWEEN', { value: '1' })],
    [where('associations.nope', 'EQ', { value: '1' })],
  ])('%j is refused', async (request) => {
    const { call, account } = await createTestAccount();
    account.admin.seed('companies', [{ properties: { name: 'A' } }]);
    expect(await search(call, request)).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
  });

  test('of a body with more than 3,000 characters are refused', async () => {
    const { call } = await createCompanies();
    const properties = Array.from({ length: 150 }, (_, at) => `property_with_a_name_${at}`);
    expect(await search(call, { properties })).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
    expect(await search(call, { properties: properties.slice(0, 100) })).toMatchObject({ status: 200 });
  });

  test('of as many filters as there may be are answered', async () => {
    const { call } = await createTestAccount();
    expect((await search(call, groups(6, 6, 6))).status).toBe(200);
  });
});

describe('the index lags behind', () => {
  test('a change can be searched for only after a while, as it was then', async () => {
    const { call, clock } = await createTestAccount({ searchLagSeconds: 10 });
    const id = await create(call, 'companies', { name: 'A' });
    expect((await search(call, {})).names).toEqual([]);
    clock.advance({ seconds: 6 });
    await call('PATCH', `/crm/v3/objects/companies/${id}`, { properties: { name: 'B' } });
    clock.advance({ seconds: 4 });
    expect((await search(call, {})).names).toEqual(['A']);
    expect((await call('GET', `/crm/v3/objects/companies/${id}`)).body).toMatchObject({ properties: { name: 'B' } });
    clock.advance({ seconds: 6 });
    expect((await search(call, {})).names).toEqual(['B']);
    await call('DELETE', `/crm/v3/objects/companies/${id}`);
    expect((await search(call, {})).names).toEqual(['B']);
    clock.advance({ seconds: 10 });
    expect((await search(call, {})).names).toEqual([]);
  });
});
