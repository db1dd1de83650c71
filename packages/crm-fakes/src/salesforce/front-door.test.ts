import { describe, expect, test } from 'vitest';
import { badGateway } from '../faults.ts';
import {
  requestLimitExceeded,
  rowLocked,
  serverUnavailable,
  sessionExpired,
  unknownException,
} from './salesforce-faults.ts';
import { create, createTestOrg, newDeal } from './test-org.ts';

describe('faults', () => {
  test.each([
    [rowLocked, 400, 'UNABLE_TO_LOCK_ROW'],
    [requestLimitExceeded, 403, 'REQUEST_LIMIT_EXCEEDED'],
    [sessionExpired, 401, 'INVALID_SESSION_ID'],
    [serverUnavailable, 503, 'SERVER_UNAVAILABLE'],
    [unknownException, 500, 'UNKNOWN_EXCEPTION'],
  ])('before the work nothing is done: %j', async (effect, status, errorCode) => {
    const { org, call } = createTestOrg();
    org.faults.add({ when: 'before', effect, match: { method: 'POST', object: 'Account' } });
    expect(await call('POST', '/sobjects/Account', { Name: 'A' })).toMatchObject({ status, body: [{ errorCode }] });
    expect(org.admin.listRecords('Account')).toEqual([]);
    expect((await call('POST', '/sobjects/Account', { Name: 'A' })).status).toBe(201);
  });

  test('after the commit the work is done, and only the answer is lost', async () => {
    const { org, call } = createTestOrg();
    org.faults.add({ when: 'after', effect: badGateway });
    org.faults.add({ when: 'after', effect: { kind: 'reset' } });
    expect(await call('POST', '/sobjects/Account', { Name: 'A' })).toMatchObject({
      status: 502,
      body: expect.stringContaining('<html>'),
    });
    await expect(call('POST', '/sobjects/Account', { Name: 'B' })).rejects.toThrow('fetch failed');
    expect(org.admin.listRecords('Account').map(({ Name }) => Name)).toEqual(['A', 'B']);
  });

  test('a request that hangs holds nobody else up, and is worked on when it is let go', async () => {
    const { org, call } = createTestOrg();
    const fault = org.faults.add({ when: 'before', effect: { kind: 'hang' }, match: { object: 'Lead' } });
    const pending = call('POST', '/sobjects/Lead', { LastName: 'L', Company: 'C' });
    await fault.reached;
    expect((await call('POST', '/sobjects/Account', { Name: 'A' })).status).toBe(201);
    expect(org.admin.listRecords('Lead')).toEqual([]);
    fault.release();
    expect((await pending).status).toBe(201);
  });

  test('are matched by the object that a path, a query or a body names', async () => {
    const { org, call } = createTestOrg();
    const id = await create(call, 'Opportunity', newDeal);
    const requests: [string, string, unknown?][] = [
      ['GET', `/sobjects/Opportunity/${id}`],
      ['GET', `/ui-api/records/${id}?fields=Opportunity.Name`],
      ['GET', '/query?q=SELECT+Id+FROM+opportunity'],
      ['PATCH', '/composite/sobjects', { records: [{ attributes: { type: 'Opportunity' }, id, Name: 'N' }] }],
      ['POST', '/ui-api/records', { apiName: 'Opportunity', fields: newDeal }],
      [
        'POST',
        '/composite',
        {
          compositeRequest: [
            { method: 'GET', url: `/services/data/v67.0/sobjects/Opportunity/${id}`, referenceId: 'r' },
          ],
        },
      ],
    ];
    const fault = org.faults.add({
      when: 'before',
      effect: badGateway,
      match: { object: 'Opportunity' },
      times: requests.length,
    });
    expect((await call('GET', '/query?q=SELECT+Id+FROM+Account')).status).toBe(200);
    for (const request of requests) expect((await call(...request)).status).toBe(502);
    expect(fault.struck).toBe(requests.length);
  });
});

describe('the org itself', () => {
  test('when it is down nobody gets in, not even for a token, and nothing changes', async () => {
    const { org, call } = createTestOrg();
    org.setDown(true);
    expect(await call('POST', '/sobjects/Account', { Name: 'A' })).toMatchObject({
      status: 503,
      body: expect.stringContaining('maintenance'),
    });
    expect((await call('POST', '/services/oauth2/token', 'grant_type=x')).status).toBe(503);
    org.setDown(false);
    expect((await call('POST', '/sobjects/Account', { Name: 'A' })).status).toBe(201);
    expect(org.admin.listRecords('Account')).toHaveLength(1);
  });

  test('an address of more than 16,384 bytes is refused', async () => {
    const { call } = createTestOrg();
    expect((await call('GET', `/query?q=${'x'.repeat(16_384)}`)).status).toBe(414);
  });

  test('each request waits for the latency that was set', async () => {
    const { org, call } = createTestOrg();
    const waited: string[] = [];
    org.setLatency(async ({ method, path }) => void waited.push(`${method} ${path}`));
    await call('GET', '/limits');
    org.setLatency(null);
    await call('GET', '/limits');
    expect(waited).toEqual(['GET /services/data/v67.0/limits']);
  });

  test('requests are logged with who asked and what came of it', async () => {
    const { org, call, adminId } = createTestOrg();
    await call('POST', '/sobjects/Account', { Name: 'A' });
    org.faults.add({ when: 'before', effect: { kind: 'reset' } });
    await call('GET', '/limits').catch(() => {});
    expect(org.requests.entries).toMatchObject([
      {
        method: 'POST',
        path: '/services/data/v67.0/sobjects/Account',
        body: '{"Name":"A"}',
        objects: ['Account'],
        status: 201,
        userId: adminId,
      },
      { method: 'GET', path: '/services/data/v67.0/limits', status: null, at: new Date('2026-11-23T10:00:00.750Z') },
    ]);
  });

  test('requests at the same time do not mix: an all-or-none composite undoes its own work only', async () => {
    const { org, call } = createTestOrg();
    const post = (referenceId: string, body: object) => ({
      method: 'POST',
      url: '/services/data/v67.0/sobjects/Account',
      referenceId,
      body,
    });
    const [, single] = await Promise.all([
      call('POST', '/composite', { allOrNone: true, compositeRequest: [post('a', { Name: 'A' }), post('b', {})] }),
      call('POST', '/sobjects/Account', { Name: 'B' }),
    ]);
    expect(single.status).toBe(201);
    expect(org.admin.listRecords('Account').map(({ Name }) => Name)).toEqual(['B']);
  });
});
