import { describe, expect, test } from 'vitest';
import { create, createLabel, createTestAccount, userDefined } from '../test-account.ts';

const path = '/crm/v4/associations/deals/companies/labels';
const reverse = '/crm/v4/associations/companies/deals/labels';

describe('labels between deals and companies', () => {
  test('have an id of their own in each direction, beside HubSpot’s own types', async () => {
    const { call } = await createTestAccount();
    const [there, back] = await createLabel(call, 'deals', 'companies', 'partner');
    expect(there).not.toBe(back);
    expect((await call('GET', path)).body).toEqual({
      results: [
        { category: 'HUBSPOT_DEFINED', typeId: 341, label: null },
        { category: 'HUBSPOT_DEFINED', typeId: 5, label: 'Primary' },
        { category: 'USER_DEFINED', typeId: there, label: 'partner' },
      ],
    });
    expect((await call('GET', reverse)).body).toMatchObject({
      results: [{ typeId: 342 }, { typeId: 6 }, { category: 'USER_DEFINED', typeId: back, label: 'partner' }],
    });
  });

  test('may be paired, and are renamed', async () => {
    const { call } = await createTestAccount();
    const { body } = await call('POST', path, { name: 'sells', label: 'Seller', inverseLabel: 'Sold deal' });
    expect(body).toMatchObject({ results: [{ label: 'Seller' }, { label: 'Sold deal' }] });
    const [first] = (body as { results: { typeId: number }[] }).results;
    const change = { associationTypeId: first?.typeId, label: 'Vendor' };
    expect((await call('PUT', path, { ...change, inverseLabel: 'Vended deal' })).status).toBe(204);
    expect((await call('GET', path)).body).toMatchObject({ results: [{}, {}, { label: 'Vendor' }] });
    expect((await call('GET', reverse)).body).toMatchObject({ results: [{}, {}, { label: 'Vended deal' }] });
    expect((await call('PUT', path, { associationTypeId: 99, label: 'A' })).status).toBe(404);
  });

  test('are deleted when nothing bears them', async () => {
    const { call } = await createTestAccount();
    const [partner] = await createLabel(call, 'deals', 'companies', 'partner');
    const deal = await create(call, 'deals', { dealname: 'D' });
    const company = await create(call, 'companies', { name: 'C' });
    await call('PUT', `/crm/v4/objects/deals/${deal}/associations/companies/${company}`, [userDefined(partner)]);
    expect(await call('DELETE', `${path}/${partner}`)).toMatchObject({
      status: 400,
      body: { category: 'VALIDATION_ERROR' },
    });
    await call('DELETE', `/crm/v4/objects/deals/${deal}/associations/companies/${company}`);
    expect((await call('DELETE', `${path}/${partner}`)).status).toBe(204);
    expect((await call('GET', reverse)).body).toMatchObject({ results: [{}, {}] });
    expect((await call('DELETE', `${path}/5`)).status).toBe(404);
  });

  test.each(['free', 'starter'] as const)('cannot be made on the %s plan', async (plan) => {
    const { call } = await createTestAccount({ plan });
    expect(await call('POST', path, { name: 'partner', label: 'Partner' })).toMatchObject({
      status: 403,
      body: { status: 'error', category: 'MISSING_SCOPES', correlationId: expect.any(String) },
    });
    expect((await call('GET', path)).body).toMatchObject({ results: [{}, {}] });
  });

  test.each([
    [{ label: 'Partner' }, 400],
    [{ name: 'partner' }, 400],
    [{ name: '1st-partner', label: 'Partner' }, 400],
    [{ name: 'known', label: 'Other' }, 409],
    [{ name: 'other', label: 'known' }, 409],
  ])('%j is refused with %i', async (body, status) => {
    const { call } = await createTestAccount();
    await createLabel(call, 'deals', 'companies', 'known');
    expect((await call('POST', path, body)).status).toBe(status);
  });

  test('are ten at most', async () => {
    const { call } = await createTestAccount();
    for (let n = 0; n < 10; n += 1) await createLabel(call, 'deals', 'companies', `label_${n}`);
    expect((await call('POST', path, { name: 'one_more', label: 'One more' })).status).toBe(400);
  });

  test('between records of one type have one id where both sides bear the same words', async () => {
    const { call } = await createTestAccount();
    const made = await call('POST', '/crm/v4/associations/companies/companies/labels', { name: 'peer', label: 'Peer' });
    expect((made.body as { results: unknown[] }).results).toHaveLength(1);
  });
});
