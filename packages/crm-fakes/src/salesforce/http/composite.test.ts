import { describe, expect, test } from 'vitest';
import { createTestOrg, newDeal } from '../test-org.ts';

const base = '/services/data/v67.0';
const post = (referenceId: string, object: string, body: object) => ({
  method: 'POST',
  url: `${base}/sobjects/${object}`,
  referenceId,
  body,
});

describe('composite', () => {
  test('later subrequests use what earlier ones answered, and all are one API request', async () => {
    const { call, org } = createTestOrg();
    const before = (await call('GET', '/limits')).headers.get('sforce-limit-info');
    const { status, body, headers } = await call('POST', '/composite', {
      compositeRequest: [
        post('account', 'Account', { Name: 'A' }),
        post('deal', 'Opportunity', { ...newDeal, AccountId: '@{account.id}' }),
        {
          method: 'GET',
          url: `${base}/query?q=SELECT+Name,Account.Name+FROM+Opportunity+WHERE+Id='@{deal.id}'`,
          referenceId: 'found',
        },
        {
          method: 'PATCH',
          url: `${base}/sobjects/Account/@{account.id}`,
          referenceId: 'rename',
          body: { Name: 'of @{found.records[0].Name}' },
        },
      ],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      compositeResponse: [
        {
          httpStatusCode: 201,
          referenceId: 'account',
          httpHeaders: { Location: expect.stringContaining('/sobjects/Account/001') },
          body: { success: true },
        },
        { httpStatusCode: 201, referenceId: 'deal' },
        { httpStatusCode: 200, referenceId: 'found', body: { records: [{ Account: { Name: 'A' } }] } },
        { httpStatusCode: 204, referenceId: 'rename', body: null },
      ],
    });
    expect(org.admin.listRecords('Account')).toMatchObject([{ Name: 'of Campus network' }]);
    expect([before, headers.get('sforce-limit-info')]).toEqual(['api-usage=1/100000', 'api-usage=2/100000']);
  });

  test('with allOrNone a failure undoes what came before and halts what comes after', async () => {
    const { call, org } = createTestOrg();
    const { body } = await call('POST', '/composite', {
      allOrNone: true,
      compositeRequest: [
        post('a', 'Account', { Name: 'A' }),
        post('b', 'Account', {}),
        post('c', 'Account', { Name: 'C' }),
      ],
    });
    const message = 'The transaction was rolled back since another operation in the same transaction failed.';
    expect(body).toMatchObject({
      compositeResponse: [
        { httpStatusCode: 400, referenceId: 'a', body: [{ errorCode: 'PROCESSING_HALTED', message }] },
        { httpStatusCode: 400, referenceId: 'b', body: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] },
        { httpStatusCode: 400, referenceId: 'c', body: [{ errorCode: 'PROCESSING_HALTED', message }] },
      ],
    });
    expect(org.admin.listRecords('Account')).toEqual([]);
  });

  test('without allOrNone only what refers to the failure fails with it', async () => {
    const { call, org } = createTestOrg();
    const { body } = await call('POST', '/composite', {
      compositeRequest: [
        post('a', 'Account', {}),
        post('b', 'Opportunity', { ...newDeal, AccountId: '@{a.id}' }),
        post('c', 'Account', { Name: 'C' }),
      ],
    });
    expect(body).toMatchObject({
      compositeResponse: [
        { httpStatusCode: 400, body: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] },
        {
          httpStatusCode: 400,
          body: [
            { errorCode: 'PROCESSING_HALTED', message: 'Invalid reference specified. No value for a.id found in b' },
          ],
        },
        { httpStatusCode: 201 },
      ],
    });
    expect(org.admin.listRecords('Account')).toHaveLength(1);
  });

  test('more than 25 subrequests are refused', async () => {
    const { call } = createTestOrg();
    const compositeRequest = Array.from({ length: 26 }, (_, n) => post(`r${n}`, 'Account', { Name: 'A' }));
    expect(await call('POST', '/composite', { compositeRequest })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'LIMIT_EXCEEDED' }],
    });
  });
});

describe('composite batch', () => {
  test('requests are independent, and the answer says whether one failed', async () => {
    const { call, org } = createTestOrg();
    const batchRequests = [
      { method: 'POST', url: 'v67.0/sobjects/Account', richInput: { Name: 'A' } },
      { method: 'GET', url: 'v67.0/sobjects/Nope' },
      { method: 'GET', url: 'v67.0/query?q=SELECT+COUNT()+FROM+Account' },
    ];
    expect((await call('POST', '/composite/batch', { batchRequests })).body).toMatchObject({
      hasErrors: true,
      results: [
        { statusCode: 201, result: { success: true } },
        { statusCode: 404, result: [{ errorCode: 'NOT_FOUND' }] },
        { statusCode: 200, result: { totalSize: 1 } },
      ],
    });
    const halted = await call('POST', '/composite/batch', { batchRequests, haltOnError: true });
    expect(halted.body).toMatchObject({
      results: [
        { statusCode: 201 },
        { statusCode: 404 },
        { statusCode: 412, result: [{ errorCode: 'BATCH_PROCESSING_HALTED' }] },
      ],
    });
    expect(org.admin.listRecords('Account')).toHaveLength(2);
  });
});
