import { describe, expect, test } from 'vitest';
import { type Call, callWith, createTestAccount, install, testApp } from './test-account.ts';

const read = (call: Call) => call('GET', '/crm/v3/objects/deals?limit=1');
const search = (call: Call) => call('POST', '/crm/v3/objects/deals/search', {});

async function repeat(times: number, work: () => Promise<{ status: number }>): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < times; n += 1) statuses.push((await work()).status);
  return statuses;
}

const allGood = (times: number) => Array(times).fill(200);

describe('in ten seconds', () => {
  test('an app may ask 110 times, in a window that rolls', async () => {
    const { call, clock } = await createTestAccount();
    expect(await repeat(60, () => read(call))).toEqual(allGood(60));
    clock.advance({ seconds: 6 });
    expect(await repeat(50, () => read(call))).toEqual(allGood(50));
    expect(await read(call)).toMatchObject({
      status: 429,
      body: {
        status: 'error',
        message: 'You have reached your ten_secondly_rolling limit.',
        errorType: 'RATE_LIMIT',
        policyName: 'TEN_SECONDLY_ROLLING',
        correlationId: expect.any(String),
      },
    });
    clock.advance({ seconds: 4 });
    expect(await repeat(61, () => read(call))).toEqual([...allGood(60), 429]);
  });

  test('it reads off each answer what it has left', async () => {
    const { call, account } = await createTestAccount();
    account.admin.setTenSecondLimit(3);
    const { headers } = await read(call);
    expect(headers.get('X-HubSpot-RateLimit-Max')).toBe('3');
    expect(headers.get('X-HubSpot-RateLimit-Remaining')).toBe('2');
    expect(headers.get('X-HubSpot-RateLimit-Interval-Milliseconds')).toBe('10000');
    expect(headers.has('X-HubSpot-RateLimit-Daily')).toBe(false);
    expect((await search(call)).headers.has('X-HubSpot-RateLimit-Remaining')).toBe(false);
  });

  test('an app that an account made for itself reads off what it has left of the day, too', async () => {
    const { call, account } = await createTestAccount({}, { isPrivate: true });
    account.admin.setDailyLimit(1000);
    const { headers } = await read(call);
    expect(headers.get('X-HubSpot-RateLimit-Daily')).toBe('1000');
    expect(headers.get('X-HubSpot-RateLimit-Daily-Remaining')).toBe('999');
  });

  test('each app counts for itself, and a person is not counted', async () => {
    const { call, callAsPerson, account, admin } = await createTestAccount();
    account.admin.setTenSecondLimit(2);
    const other = { ...testApp, appId: 2, clientId: 'client-2' };
    account.admin.registerApp(other);
    const { access_token } = await install(account, other, admin.id);
    expect(await repeat(3, () => read(call))).toEqual([200, 200, 429]);
    expect((await read(callWith(account.fetch, access_token))).status).toBe(200);
    expect(await repeat(5, () => read(callAsPerson))).toEqual(allGood(5));
  });
});

test('the account may be searched five times a second, by all apps together', async () => {
  const { call, clock, account, admin } = await createTestAccount();
  const other = { ...testApp, appId: 2, clientId: 'client-2' };
  account.admin.registerApp(other);
  const { access_token } = await install(account, other, admin.id);
  expect(await repeat(5, () => search(call))).toEqual(allGood(5));
  expect(await search(callWith(account.fetch, access_token))).toMatchObject({
    status: 429,
    body: { message: 'You have reached your secondly limit.', policyName: 'SECONDLY' },
  });
  expect((await read(call)).status).toBe(200);
  clock.advance({ seconds: 1 });
  expect((await search(call)).status).toBe(200);
  account.admin.setSearchLimit(7);
  expect(await repeat(7, () => search(call))).toEqual([...allGood(6), 429]);
});

test('the day’s allowance is for all apps together, and begins anew at midnight', async () => {
  const { call, clock, account } = await createTestAccount();
  account.admin.setDailyLimit(2);
  expect(await repeat(2, () => read(call))).toEqual(allGood(2));
  expect(await read(call)).toMatchObject({
    status: 429,
    body: { message: 'You have reached your daily limit.', policyName: 'DAILY' },
  });
  clock.set('2026-11-23T23:59:59Z');
  account.admin.expireAccessTokens();
  expect((await read(call)).status).toBe(401);
  clock.set('2026-11-24T00:00:00Z');
  const { access_token } = await install(account, testApp, account.admin.listUsers()[0]?.id ?? 0);
  expect((await read(callWith(account.fetch, access_token))).status).toBe(200);
});

test('how much of the day’s allowance is used can be read', async () => {
  const { call } = await createTestAccount();
  await read(call);
  expect((await call('GET', '/account-info/v3/api-usage/daily/private-apps')).body).toMatchObject({
    results: [{ usageLimit: 625_000, currentUsage: 2, resetsAt: '2026-11-24T00:00:00.000Z' }],
  });
});
