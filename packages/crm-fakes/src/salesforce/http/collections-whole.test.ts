import { describe, expect, test } from 'vitest';
import { create, createTestOrg } from '../test-org.ts';

const account = (fields: object) => ({ attributes: { type: 'Account' }, ...fields });

describe('a collection', () => {
  test.each([
    ['a field that is not there', { Nowhere__c: 'x' }, 'INVALID_FIELD'],
    ['a number that is none', { NumberOfEmployees: 'many' }, 'JSON_PARSER_ERROR'],
  ])('with %s cannot be read, and nothing of it is done', async (_, wrong, errorCode) => {
    const { call, org } = createTestOrg();
    const id = await create(call, 'Account', { Name: 'A' });
    const records = [account({ id, Name: 'B' }), account({ id: '001gK00000ZZZZZ', ...wrong })];
    const answer = await call('PATCH', '/composite/sobjects', { allOrNone: false, records });
    expect(answer).toMatchObject({ status: 400, body: [{ errorCode }] });
    expect(org.admin.findRecord('Account', id)).toMatchObject({ Name: 'A' });
  });

  test('works on none of the rows that name one record, and on the others', async () => {
    const { call } = createTestOrg();
    const [a, b] = [await create(call, 'Account', { Name: 'A' }), await create(call, 'Account', { Name: 'B' })];
    const records = [
      account({ id: a, Name: '1' }),
      account({ id: b, Name: '2' }),
      account({ Id: a.slice(0, 15), Name: '3' }),
    ];
    const refused = {
      success: false,
      errors: [{ statusCode: 'DUPLICATE_VALUE', message: `Duplicate id specified: ${a}` }],
    };
    const { body } = await call('PATCH', '/composite/sobjects', { records });
    expect(body).toMatchObject([refused, { id: b, success: true }, refused]);
  });

  test('nor of those that name one external id, in whatever case where that is no difference', async () => {
    const { call, org } = createTestOrg();
    const records = ['c1', 'C2', 'C1'].map((key) => account({ Name: key, Customer_Number__c: key }));
    const { body } = await call('PATCH', '/composite/sobjects/Account/Customer_Number__c', { records });
    const refused = { success: false, errors: [{ statusCode: 'DUPLICATE_VALUE', fields: ['Customer_Number__c'] }] };
    expect(body).toMatchObject([refused, { success: true, created: true }, refused]);
    expect(org.admin.listRecords('Account')).toMatchObject([{ Name: 'C2' }]);
  });

  test('makes no record that a duplicate rule finds to be like another, and makes the others', async () => {
    const { call, org } = createTestOrg();
    const remove = org.admin.addDuplicateRule('Account', ({ Name }) => Name === 'Double');
    const records = ['Double', 'Single'].map((name) => account({ Name: name }));
    const { body } = await call('POST', '/composite/sobjects', { records });
    expect(body).toMatchObject([
      { success: false, errors: [{ statusCode: 'DUPLICATES_DETECTED', message: 'Use one of these records?' }] },
      { success: true },
    ]);
    remove();
    expect((await call('POST', '/sobjects/Account', { Name: 'Double' })).status).toBe(201);
  });

  test('says with every answer how many of the day’s calls are used', async () => {
    const { call } = createTestOrg();
    const { headers } = await call('PATCH', '/composite/sobjects', { records: [] });
    expect(headers.get('Sforce-Limit-Info')).toBe('api-usage=1/100000');
  });
});
