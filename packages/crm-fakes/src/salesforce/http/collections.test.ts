import { describe, expect, test } from 'vitest';
import { create, createTestOrg, newDeal, query } from '../test-org.ts';

const account = (fields: object) => ({ attributes: { type: 'Account' }, ...fields });

describe('sObject collections', () => {
  test('each record has its own result, in order, and the answer is 200 even if all failed', async () => {
    const { call, org } = createTestOrg();
    const { status, body } = await call('POST', '/composite/sobjects', {
      allOrNone: false,
      records: [
        account({ Name: 'A' }),
        account({}),
        { attributes: { type: 'Nope' } },
        { attributes: { type: 'Opportunity' }, ...newDeal },
      ],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject([
      { id: expect.stringMatching(/^001/), success: true, errors: [] },
      {
        success: false,
        errors: [
          { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] },
        ],
      },
      { success: false, errors: [{ statusCode: 'INVALID_TYPE' }] },
      { id: expect.stringMatching(/^006/), success: true, errors: [] },
    ]);
    expect(org.admin.listRecords('Account')).toHaveLength(1);
  });

  test('with allOrNone one failure undoes the others', async () => {
    const { call, org } = createTestOrg();
    const { status, body } = await call('POST', '/composite/sobjects', {
      allOrNone: true,
      records: [account({ Name: 'A' }), account({})],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject([
      { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] },
    ]);
    expect(org.admin.listRecords('Account')).toEqual([]);
  });

  test('records are updated and deleted by id', async () => {
    const { call } = createTestOrg();
    const [a, b] = [await create(call, 'Account', { Name: 'A' }), await create(call, 'Account', { Name: 'B' })];
    const updated = await call('PATCH', '/composite/sobjects', {
      records: [
        account({ id: a.slice(0, 15), Phone: '1' }),
        account({ Phone: '2' }),
        account({ Id: '001gK00000ZZZZZ', Phone: '3' }),
      ],
    });
    expect(updated.body).toMatchObject([
      { id: a, success: true },
      { success: false, errors: [{ statusCode: 'MISSING_ARGUMENT', message: 'Id not specified in an update call' }] },
      { success: false, errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY' }] },
    ]);
    const deleted = await call('DELETE', `/composite/sobjects?ids=${a},${b},${a}&allOrNone=false`);
    expect(deleted.body).toMatchObject([
      { id: a, success: true },
      { id: b, success: true },
      { success: false, errors: [{ statusCode: 'ENTITY_IS_DELETED' }] },
    ]);
    expect(await query(call, 'SELECT Id FROM Account')).toEqual([]);
  });

  test('records are upserted by external id', async () => {
    const { call, org } = createTestOrg();
    org.admin.seed('Account', [
      { Name: 'Old', Customer_Number__c: 'C1' },
      { Name: 'X', Legacy_Id__c: 'L' },
      { Name: 'Y', Legacy_Id__c: 'L' },
    ]);
    const first = await call('PATCH', '/composite/sobjects/Account/Customer_Number__c', {
      records: [account({ Customer_Number__c: 'C1', Name: 'New' }), account({ Customer_Number__c: 'C2', Name: 'Two' })],
    });
    expect(first.body).toMatchObject([
      { success: true, created: false },
      { success: true, created: true },
    ]);
    const second = await call('PATCH', '/composite/sobjects/Account/Legacy_Id__c', {
      records: [account({ Legacy_Id__c: 'L', Name: 'Z' })],
    });
    expect(second.body).toMatchObject([{ success: false, errors: [{ statusCode: 'DUPLICATE_EXTERNAL_ID' }] }]);
  });

  test('several records are read at once; one that is missing is null', async () => {
    const { call } = createTestOrg();
    const id = await create(call, 'Account', { Name: 'A' });
    const { body } = await call('GET', `/composite/sobjects/Account?ids=${id},001gK00000ZZZZZ&fields=Name`);
    expect(body).toMatchObject([{ Name: 'A', Id: id }, null]);
    expect((await call('POST', '/composite/sobjects/Account', { ids: [id], fields: ['Name'] })).body).toMatchObject([
      { Name: 'A' },
    ]);
  });

  test('more than 200 records are refused as a whole', async () => {
    const { call, org } = createTestOrg();
    const records = Array.from({ length: 201 }, (_, n) => account({ Name: `A${n}` }));
    expect(await call('POST', '/composite/sobjects', { records })).toMatchObject({
      status: 400,
      body: [
        {
          errorCode: 'EXCEEDED_ID_LIMIT',
          message: 'record limit reached. cannot submit more than 200 records in this call',
        },
      ],
    });
    expect(org.admin.listRecords('Account')).toEqual([]);
  });
});
