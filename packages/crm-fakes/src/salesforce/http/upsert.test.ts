import { expect, test } from 'vitest';
import { createTestOrg } from '../test-org.ts';

const path = '/sobjects/Account/Customer_Number__c/C-1';

test('a record is read and deleted by an external id, whatever its case', async () => {
  const { call } = createTestOrg();
  await call('PATCH', path, { Name: 'A' });
  expect((await call('GET', `${path.toLowerCase()}?fields=Name,Customer_Number__c`)).body).toMatchObject({
    Name: 'A',
    Customer_Number__c: 'C-1',
  });
  expect((await call('DELETE', path)).status).toBe(204);
  expect((await call('GET', path)).status).toBe(404);
});

test('the same upsert twice makes one record', async () => {
  const { call, org } = createTestOrg();
  const first = await call('PATCH', path, { Name: 'A' });
  const second = await call('PATCH', path, { Name: 'A' });
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(org.admin.listRecords('Account')).toHaveLength(1);
});

test('a field that is no external id is not found', async () => {
  const { call } = createTestOrg();
  expect(await call('PATCH', '/sobjects/Account/Phone/1', { Name: 'A' })).toMatchObject({
    status: 404,
    body: [
      { errorCode: 'NOT_FOUND', message: 'Provided external ID field does not exist or is not accessible: Phone' },
    ],
  });
});

test('a record without an id is made by naming the field Id', async () => {
  const { call } = createTestOrg();
  expect(await call('POST', '/sobjects/Account/Id', { Name: 'A' })).toMatchObject({
    status: 201,
    body: { created: true },
  });
});
