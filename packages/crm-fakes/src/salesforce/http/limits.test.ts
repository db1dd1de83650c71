import { describe, expect, test } from 'vitest';
import { createTestOrg } from '../test-org.ts';

describe('API requests', () => {
  test('every answer tells how many were spent of how many', async () => {
    const { call, org } = createTestOrg({ dailyRequestLimit: 5000 });
    expect((await call('GET', '/limits')).headers.get('Sforce-Limit-Info')).toBe('api-usage=1/5000');
    expect((await call('GET', '/sobjects/Nope')).headers.get('Sforce-Limit-Info')).toBe('api-usage=2/5000');
    expect((await call('GET', '/limits')).body).toMatchObject({ DailyApiRequests: { Max: 5000, Remaining: 4997 } });
    org.admin.resetRequestCount();
    expect((await call('GET', '/limits')).headers.get('Sforce-Limit-Info')).toBe('api-usage=1/5000');
  });

  test('are refused when the day’s allowance is used up, until older ones are 24 hours back', async () => {
    const { call, callAs, adminId, clock } = createTestOrg({ dailyRequestLimit: 2 });
    await call('GET', '/limits');
    clock.advance({ hours: 1 });
    await call('GET', '/limits');
    expect(await call('POST', '/sobjects/Account', { Name: 'A' })).toMatchObject({
      status: 403,
      body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
    });
    clock.advance({ hours: 23 });
    expect((await callAs(adminId)('GET', '/limits')).status).toBe(200);
    expect((await callAs(adminId)('GET', '/limits')).status).toBe(403);
  });

  test('each part of a batch counts as one', async () => {
    const { call } = createTestOrg();
    const get = { method: 'GET', url: 'v67.0/limits' };
    const { headers } = await call('POST', '/composite/batch', { batchRequests: [get, get, get] });
    expect(headers.get('Sforce-Limit-Info')).toBe('api-usage=3/100000');
  });
});
