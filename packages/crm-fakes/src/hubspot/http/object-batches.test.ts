import { describe, expect, test } from 'vitest';
import { create, createTestAccount, hubspotDefined } from '../test-account.ts';

const companies = '/crm/v3/objects/companies/batch';
const deals = '/crm/v3/objects/deals/batch';

async function createWithUniqueKey() {
  const made = await createTestAccount();
  const property = { name: 'sync_key', label: 'Key', groupName: 'dealinformation', type: 'string', fieldType: 'text' };
  await made.call('POST', '/crm/v3/properties/deals', { ...property, hasUniqueValue: true });
  return made;
}

describe('batches', () => {
  test('read what is there, and tell of the rest with 207', async () => {
    const { call } = await createTestAccount();
    const id = await create(call, 'companies', { name: 'A' });
    const gone = await create(call, 'companies', { name: 'B' });
    await call('DELETE', `/crm/v3/objects/companies/${gone}`);
    const inputs = [{ id }, { id: gone }, { id: '77' }, { id }];
    expect(await call('POST', `${companies}/read`, { properties: ['name'], inputs })).toMatchObject({
      status: 207,
      body: {
        status: 'COMPLETE',
        results: [{ id, properties: { name: 'A' } }],
        numErrors: 2,
        errors: [
          {
            status: 'error',
            category: 'OBJECT_NOT_FOUND',
            message: 'Could not get some COMPANY objects, they may be deleted or not exist. Check that ids are valid.',
            context: { ids: [gone, '77'] },
          },
        ],
      },
    });
    expect((await call('POST', `${companies}/read`, { inputs: [{ id }] })).status).toBe(200);
    expect((await call('POST', `${companies}/read?archived=true`, { inputs: [{ id: gone }] })).body).toMatchObject({
      results: [{ id: gone, archived: true }],
    });
  });

  test('create all or none, unless every input carries a trace id', async () => {
    const { call, account } = await createTestAccount();
    const inputs = [{ properties: { name: 'A' } }, { properties: { nmae: 'B' } }];
    expect(await call('POST', `${companies}/create`, { inputs })).toMatchObject({
      status: 400,
      body: { category: 'VALIDATION_ERROR', errors: [{ code: 'PROPERTY_DOESNT_EXIST' }] },
    });
    expect(account.admin.listRecords('companies')).toEqual([]);

    const traced = inputs.map((input, n) => ({ ...input, objectWriteTraceId: `trace-${n}` }));
    expect(await call('POST', `${companies}/create`, { inputs: traced })).toMatchObject({
      status: 207,
      body: {
        results: [{ properties: { name: 'A' }, objectWriteTraceId: 'trace-0' }],
        numErrors: 1,
        errors: [{ category: 'VALIDATION_ERROR', context: { objectWriteTraceId: ['trace-1'] } }],
      },
    });
    expect(account.admin.listRecords('companies')).toHaveLength(1);
  });

  test('create with associations', async () => {
    const { call, account } = await createTestAccount();
    const company = await create(call, 'companies', { name: 'A' });
    const associations = [{ to: { id: company }, types: [hubspotDefined(5)] }];
    const made = await call('POST', `${deals}/create`, { inputs: [{ properties: { dealname: 'D' }, associations }] });
    expect(made.status).toBe(201);
    const [deal] = (made.body as { results: { id: string }[] }).results;
    expect(account.admin.findRecord('deals', deal?.id ?? '')?.properties.hs_primary_associated_company).toBe(company);
    const wrong = [{ to: { id: '77' }, types: [hubspotDefined(5)] }];
    const refused = await call('POST', `${deals}/create`, { inputs: [{ properties: {}, associations: wrong }] });
    expect(refused).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
  });

  test('update what is there, and tell of the rest with 207', async () => {
    const { call } = await createTestAccount();
    const id = await create(call, 'companies', { name: 'A' });
    const inputs = [id, '77'].map((each) => ({ id: each, properties: { city: 'Oslo' } }));
    expect(await call('POST', `${companies}/update`, { inputs })).toMatchObject({
      status: 207,
      body: { results: [{ id, properties: { city: 'Oslo' } }], numErrors: 1, errors: [{ context: { ids: ['77'] } }] },
    });
    expect(await call('POST', `${companies}/update`, { inputs: [inputs[0], inputs[0]] })).toMatchObject({
      status: 400,
      body: { message: `Duplicate IDs found in batch input: [${id}]. IDs must be unique` },
    });
  });

  test('change nothing when one update is refused', async () => {
    const { call, account } = await createTestAccount();
    const ids = [await create(call, 'companies', { name: 'A' }), await create(call, 'companies', { name: 'B' })];
    const inputs = ids.map((id, n) => ({ id, properties: n === 0 ? { city: 'Oslo' } : { hs_object_id: '1' } }));
    expect(await call('POST', `${companies}/update`, { inputs })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'READ_ONLY_VALUE' }] },
    });
    expect(account.admin.findRecord('companies', ids[0] ?? '')?.properties.city).toBeNull();
  });

  test('of updates and upserts are refused as a whole, trace ids or not, and name no record', async () => {
    const { call, account } = await createWithUniqueKey();
    const ids = [await create(call, 'deals', { sync_key: 'a' }), await create(call, 'deals', { sync_key: 'b' })];
    const refused = {
      status: 400,
      body: {
        category: 'VALIDATION_ERROR',
        errors: [{ code: 'INVALID_INTEGER', context: { propertyName: ['amount'] } }],
      },
    };
    const inputs = ids.map((id, n) => ({
      ...{ id, objectWriteTraceId: `trace-${n}`, properties: { dealname: 'D', amount: n === 0 ? '1' : 'a lot' } },
    }));
    expect(await call('POST', `${deals}/update`, { inputs })).toMatchObject(refused);
    const keyed = inputs.map((input, n) => ({ ...input, id: ['a', 'c'][n], idProperty: 'sync_key' }));
    expect(await call('POST', `${deals}/upsert`, { inputs: keyed })).toMatchObject(refused);
    expect(account.admin.listRecords('deals').map(({ properties }) => properties.dealname)).toEqual([null, null]);
  });

  test('refuse two records what only one may have', async () => {
    const { call } = await createTestAccount();
    const property = {
      name: 'sync_key',
      label: 'Key',
      groupName: 'contactinformation',
      type: 'string',
      fieldType: 'text',
    };
    await call('POST', '/crm/v3/properties/contacts', { ...property, hasUniqueValue: true });
    const inputs = ['a', 'b'].map((id) => ({ id, idProperty: 'sync_key', properties: { email: 'jo@example.com' } }));
    const contacts = '/crm/v3/objects/contacts/batch';
    expect((await call('POST', `${contacts}/upsert`, { inputs })).status).toBe(400);
    const [first] = inputs;
    expect((await call('POST', `${contacts}/upsert`, { inputs: [first] })).status).toBe(200);
    expect(await call('POST', `${contacts}/upsert`, { inputs: [inputs[1]] })).toMatchObject({
      status: 409,
      body: { category: 'CONFLICT' },
    });
  });

  test('upsert by a unique property', async () => {
    const { call, account } = await createWithUniqueKey();
    const upsert = (key: string, amount: string) => ({ id: key, idProperty: 'sync_key', properties: { amount } });
    expect(await call('POST', `${deals}/upsert`, { inputs: [upsert('a', '1')] })).toMatchObject({
      status: 200,
      body: { results: [{ new: true, properties: { sync_key: 'a', amount: '1' } }] },
    });
    expect(await call('POST', `${deals}/upsert`, { inputs: [upsert('a', '2'), upsert('b', '3')] })).toMatchObject({
      body: { results: [{ new: false, properties: { amount: '2' } }, { new: true }] },
    });
    expect(account.admin.listRecords('deals')).toHaveLength(2);
  });

  test.each([
    [[{ id: '1', idProperty: 'hs_object_id', properties: {} }], 'by non-unique 0-3 property hs_object_id in portal ID'],
    [[{ id: '1', properties: {} }], 'idProperty'],
    [
      [
        { id: 'a', idProperty: 'sync_key', properties: {} },
        { id: 'a', idProperty: 'sync_key', properties: {} },
      ],
      'Duplicate IDs found in batch input: [a]',
    ],
  ])('refuse to upsert %j', async (inputs, message) => {
    const { call } = await createWithUniqueKey();
    expect(await call('POST', `${deals}/upsert`, { inputs })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(message) },
    });
  });

  test('archive without a word about what is not there', async () => {
    const { call, account } = await createTestAccount();
    const id = await create(call, 'companies', { name: 'A' });
    expect((await call('POST', `${companies}/archive`, { inputs: [{ id }, { id: '77' }] })).status).toBe(204);
    expect(account.admin.findRecord('companies', id)?.archived).toBe(true);
  });

  test.each(['read', 'create', 'update', 'archive'])('of more than 100 are refused: %s', async (kind) => {
    const { call } = await createTestAccount();
    const inputs = Array.from({ length: 101 }, (_, n) => ({ id: String(n), properties: {} }));
    expect((await call('POST', `${companies}/${kind}`, { inputs })).status).toBe(400);
    expect((await call('POST', `${companies}/${kind}`, {})).status).toBe(400);
    expect((await call('POST', `${companies}/${kind}`, { inputs: [] })).status).toBe(400);
  });
});

describe('values that only one record may have', () => {
  test('are refused to a second one', async () => {
    const { call } = await createWithUniqueKey();
    const first = await create(call, 'deals', { sync_key: 'a' });
    const second = await create(call, 'deals', { sync_key: 'b' });
    const refused = { status: 400, body: { errors: [{ code: 'CONFLICTING_UNIQUE_VALUE' }] } };
    expect(await call('POST', '/crm/v3/objects/deals', { properties: { sync_key: 'a' } })).toMatchObject(refused);
    const patch = (id: string, key: string) =>
      call('PATCH', `/crm/v3/objects/deals/${id}`, { properties: { sync_key: key } });
    expect(await patch(second, 'a')).toMatchObject(refused);
    expect((await patch(first, 'a')).status).toBe(200);
    await call('DELETE', `/crm/v3/objects/deals/${first}`);
    expect((await patch(second, 'a')).status).toBe(200);
  });

  test('an email of a contact that exists is a conflict', async () => {
    const { call } = await createTestAccount();
    const id = await create(call, 'contacts', { email: 'jo@example.com' });
    expect(await call('POST', '/crm/v3/objects/contacts', { properties: { email: 'JO@example.com' } })).toMatchObject({
      status: 409,
      body: { category: 'CONFLICT', message: `Contact already exists. Existing ID: ${id}` },
    });
  });
});
