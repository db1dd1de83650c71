import { describe, expect, test } from 'vitest';
import {
  badGatewayPage,
  dailyLimit,
  internalError,
  locked,
  migrating,
  tenSecondlyLimit,
  tokenExpired,
  unavailable,
} from './hubspot-faults.ts';
import { create, createTestAccount } from './test-account.ts';

const path = '/crm/v3/objects/companies';

describe('faults', () => {
  test.each([
    [tenSecondlyLimit, 429, { policyName: 'TEN_SECONDLY_ROLLING' }],
    [dailyLimit, 429, { policyName: 'DAILY' }],
    [locked, 423, {}],
    [migrating, 477, {}],
    [internalError, 500, {}],
    [unavailable, 503, {}],
    [tokenExpired, 401, { category: 'EXPIRED_AUTHENTICATION' }],
  ])('before the work nothing is done: %j', async (effect, status, body) => {
    const { account, call } = await createTestAccount();
    account.faults.add({ when: 'before', effect, match: { method: 'POST', object: 'companies' } });
    expect(await call('POST', path, { properties: { name: 'A' } })).toMatchObject({ status, body });
    expect(account.admin.listRecords('companies')).toEqual([]);
    expect((await call('POST', path, { properties: { name: 'A' } })).status).toBe(201);
  });

  test('after the commit the work is done, and only the answer is lost', async () => {
    const { account, call } = await createTestAccount();
    account.faults.add({ when: 'after', effect: badGatewayPage });
    account.faults.add({ when: 'after', effect: { kind: 'reset' } });
    expect(await call('POST', path, { properties: { name: 'A' } })).toMatchObject({
      status: 502,
      body: expect.stringContaining('<html>'),
    });
    await expect(call('POST', path, { properties: { name: 'B' } })).rejects.toThrow('fetch failed');
    expect(account.admin.listRecords('companies').map(({ properties }) => properties.name)).toEqual(['A', 'B']);
  });

  test('a request that hangs holds nobody else up, and is worked on when it is let go', async () => {
    const { account, call } = await createTestAccount();
    const fault = account.faults.add({ when: 'before', effect: { kind: 'hang' }, match: { object: 'deals' } });
    const pending = call('POST', '/crm/v3/objects/deals', { properties: { dealname: 'D' } });
    await fault.reached;
    expect((await call('POST', path, { properties: { name: 'A' } })).status).toBe(201);
    expect(account.admin.listRecords('deals')).toEqual([]);
    fault.release();
    expect((await pending).status).toBe(201);
  });

  test('are matched by every object type of the path', async () => {
    const { account, call } = await createTestAccount();
    const requests: [string, string, object?][] = [
      ['GET', '/crm/v3/objects/0-3/1'],
      ['POST', '/crm/v3/objects/deals/search', {}],
      ['POST', '/crm/v4/associations/companies/deals/batch/read', {}],
      ['GET', '/crm/v4/objects/company/1/associations/deal'],
      ['GET', '/crm/v3/properties/deals'],
      ['GET', '/crm/v3/pipelines/deals'],
    ];
    const fault = account.faults.add({ when: 'before', effect: internalError, match: { object: 'deals' }, times: 99 });
    expect((await call('GET', path)).status).toBe(200);
    for (const request of requests) expect((await call(...request)).status).toBe(500);
    expect(fault.struck).toBe(requests.length);
  });
});

describe('the account itself', () => {
  test('when it is down nobody gets in, and nothing changes', async () => {
    const { account, call } = await createTestAccount();
    account.setDown(true);
    expect(await call('POST', path, { properties: { name: 'A' } })).toMatchObject({
      status: 521,
      body: expect.stringContaining('Web server is down'),
    });
    expect((await call('POST', '/oauth/v1/token')).status).toBe(521);
    account.setDown(false);
    await create(call, 'companies', { name: 'A' });
    expect(account.admin.listRecords('companies')).toHaveLength(1);
  });

  test('each request waits for the latency that was set', async () => {
    const { account, call } = await createTestAccount();
    const waited: string[] = [];
    account.setLatency(async ({ method, path: address }) => void waited.push(`${method} ${address}`));
    await call('GET', path);
    account.setLatency(null);
    await call('GET', path);
    expect(waited).toEqual([`GET ${path}`]);
  });

  test('an address that is too long is refused', async () => {
    const { call } = await createTestAccount();
    expect((await call('GET', `${path}?properties=${'x'.repeat(16_384)}`)).status).toBe(414);
  });

  test('requests are logged with who asked and what came of it', async () => {
    const { account, call, callAsPerson, admin } = await createTestAccount();
    account.faults.add({ when: 'before', effect: { kind: 'reset' }, match: { method: 'DELETE' } });
    await callAsPerson('POST', path, { properties: { name: 'A' } });
    await call('DELETE', `${path}/1`).catch(() => {});
    expect(account.requests.list({ object: 'companies' })).toMatchObject([
      { method: 'POST', path, body: '{"properties":{"name":"A"}}', status: 201, userId: String(admin.id) },
      { method: 'DELETE', status: null, userId: null, at: new Date('2026-11-23T10:00:00.750Z') },
    ]);
  });

  test('requests at the same time are worked on one after the other', async () => {
    const { account, call } = await createTestAccount();
    await Promise.all(['A', 'B', 'C'].map((name) => call('POST', path, { properties: { name } })));
    expect(new Set(account.admin.listRecords('companies').map(({ id }) => id)).size).toBe(3);
  });

  test('answers carry the account’s time', async () => {
    const { call } = await createTestAccount();
    expect((await call('GET', path)).headers.get('Date')).toBe('Mon, 23 Nov 2026 10:00:00 GMT');
  });
});
