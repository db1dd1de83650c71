import { describe, expect, test } from 'vitest';
import { createTestAccount } from '../test-account.ts';

async function createPeople() {
  const made = await createTestAccount();
  const marketer = made.account.admin.createUser({
    id: 42,
    email: 'Mo@example.com',
    firstName: 'Mo',
    lastName: 'Marketer',
  });
  return { ...made, marketer };
}

describe('owners', () => {
  test('are users under other ids', async () => {
    const { call, admin, marketer } = await createPeople();
    expect((await call('GET', '/crm/v3/owners/')).body).toMatchObject({
      results: [
        { id: admin.ownerId, userId: admin.id, type: 'PERSON', archived: false },
        { id: marketer.ownerId, userId: 42, email: 'Mo@example.com', firstName: 'Mo', lastName: 'Marketer' },
      ],
    });
    expect(marketer.ownerId).not.toBe('42');
    expect((await call('GET', `/crm/v3/owners/${marketer.ownerId}`)).body).toMatchObject({ userId: 42 });
    expect((await call('GET', '/crm/v3/owners/42?idProperty=userId')).body).toMatchObject({ id: marketer.ownerId });
    expect((await call('GET', '/crm/v3/owners/42')).status).toBe(404);
  });

  test('are found by email, and come in pages', async () => {
    const { call, marketer } = await createPeople();
    expect((await call('GET', '/crm/v3/owners?email=mo@example.com')).body).toEqual({
      results: [expect.objectContaining({ id: marketer.ownerId })],
    });
    expect((await call('GET', '/crm/v3/owners?limit=1')).body).toMatchObject({ paging: { next: { after: '1' } } });
    expect((await call('GET', '/crm/v3/owners?limit=1&after=1')).body).toMatchObject({
      results: [{ id: marketer.ownerId }],
    });
    expect((await call('GET', '/crm/v3/owners?archived=true')).body).toEqual({ results: [] });
  });

  test('are archived once they have no access any more', async () => {
    const { call, account, marketer } = await createPeople();
    account.admin.deactivateUser(marketer.id);
    expect((await call('GET', '/crm/v3/owners?email=mo@example.com')).body).toEqual({ results: [] });
    expect((await call('GET', '/crm/v3/owners?archived=true')).body).toMatchObject({
      results: [{ id: marketer.ownerId, archived: true }],
    });
    expect((await call('GET', '/settings/v3/users/')).body).toMatchObject({ results: [{ email: 'ada@example.com' }] });
  });
});

describe('users', () => {
  test('say who is super admin', async () => {
    const { call, admin } = await createPeople();
    expect((await call('GET', '/settings/v3/users/')).body).toMatchObject({
      results: [
        { id: String(admin.id), email: 'ada@example.com', superAdmin: true },
        { id: '42', superAdmin: false },
      ],
    });
    expect((await call('GET', '/settings/v3/users/42')).body).toMatchObject({ email: 'Mo@example.com' });
    expect((await call('GET', '/settings/v3/users/mo@example.com?idProperty=EMAIL')).body).toMatchObject({ id: '42' });
    expect((await call('GET', '/settings/v3/users/43')).status).toBe(404);
    expect((await call('GET', '/settings/v3/users?limit=1')).body).toMatchObject({ paging: { next: { after: '1' } } });
  });
});

test('pipelines and their stages are read', async () => {
  const { call } = await createTestAccount();
  expect((await call('GET', '/crm/v3/pipelines/deals')).body).toMatchObject({
    results: [
      {
        id: 'default',
        stages: expect.arrayContaining([
          expect.objectContaining({ id: 'closedwon', metadata: { isClosed: 'true', probability: '1.0' } }),
        ]),
      },
    ],
  });
  const stages = (await call('GET', '/crm/v3/pipelines/leads/lead-pipeline-id/stages')).body as {
    results: { id: string }[];
  };
  expect(stages.results.map(({ id }) => id)).toEqual([
    'new-stage-id',
    'attempting-stage-id',
    'connected-stage-id',
    'qualified-stage-id',
    'unqualified-stage-id',
  ]);
  expect((await call('GET', '/crm/v3/pipelines/leads/lead-pipeline-id')).body).toMatchObject({
    label: 'Lead pipeline',
  });
  expect((await call('GET', '/crm/v3/pipelines/deals/default/stages/closedlost')).body).toMatchObject({
    label: 'Closed Lost',
  });
  expect((await call('GET', '/crm/v3/pipelines/deals/nope')).status).toBe(404);
  expect((await call('GET', '/crm/v3/pipelines/deals/default/stages/nope')).status).toBe(404);
});

test('a pipeline of the account’s own takes records in its stages', async () => {
  const { call, account } = await createTestAccount();
  const stage = { id: 'pilot', label: 'Pilot', displayOrder: 0, metadata: { isClosed: 'false', probability: '0.3' } };
  account.admin.createPipeline('deals', { id: 'renewals', label: 'Renewals', displayOrder: 1, stages: [stage] });
  const put = (pipeline: string) =>
    call('POST', '/crm/v3/objects/deals', { properties: { dealname: 'A', pipeline, dealstage: 'pilot' } });
  expect((await put('renewals')).status).toBe(201);
  expect((await put('default')).status).toBe(400);
});

test('the account says its currencies and its number', async () => {
  const { call } = await createTestAccount({ portalId: 99, currencies: ['EUR', 'USD'] });
  expect((await call('GET', '/account-info/v3/details')).body).toMatchObject({
    portalId: 99,
    accountType: 'STANDARD',
    companyCurrency: 'EUR',
    additionalCurrencies: ['USD'],
    timeZone: 'Etc/UTC',
    uiDomain: 'app.hubspot.com',
  });
});
