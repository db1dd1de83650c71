import { expect, test } from 'vitest';
import { create, createTestAccount } from '../test-account.ts';
import { undated } from './undated.ts';

test.each([
  ['/crm/objects/2026-03/deals', '/crm/v3/objects/deals'],
  ['/crm/objects/2026-03/0-3/12?properties=amount', '/crm/v3/objects/0-3/12?properties=amount'],
  ['/crm/objects/2026-09/deals/search', '/crm/v3/objects/deals/search'],
  ['/crm/objects/2026-03/deals/12/associations/companies/13', '/crm/v4/objects/deals/12/associations/companies/13'],
  ['/crm/associations/2026-03/deals/companies/labels', '/crm/v4/associations/deals/companies/labels'],
  ['/crm/associations/v4/deals/companies/labels', '/crm/v4/associations/deals/companies/labels'],
  ['/crm/properties/2026-03/leads', '/crm/v3/properties/leads'],
  ['/crm/pipelines/2026-03/deals', '/crm/v3/pipelines/deals'],
  ['/crm/owners/2026-03', '/crm/v3/owners'],
  ['/settings/users/2026-03/42', '/settings/v3/users/42'],
  ['/account-info/2026-03/details', '/account-info/v3/details'],
  ['/oauth/2026-03/token', '/oauth/2026-03/token'],
  ['/crm/v3/objects/deals', '/crm/v3/objects/deals'],
])('%s is served as %s', (dated, numbered) => {
  expect(undated(new Request(`https://api.hubapi.com${dated}`)).url).toBe(`https://api.hubapi.com${numbered}`);
});

test('the body goes along', async () => {
  const { call } = await createTestAccount();
  const id = await create(call, 'deals', { dealname: 'D' });
  const made = await call('POST', '/crm/objects/2026-03/deals/batch/update', {
    inputs: [{ id, properties: { amount: '5' } }],
  });
  expect(made.body).toMatchObject({ results: [{ id, properties: { amount: '5' } }] });
});
