import { describe, expect, test } from 'vitest';
import { create, createTestOrg, newDeal } from '../test-org.ts';

describe('sObject rows', () => {
  test('a method that a resource does not know is told with those that it knows', async () => {
    const { call } = createTestOrg();
    expect((await call('PATCH', '/sobjects/Account', { Name: 'A' })).body).toEqual([
      { errorCode: 'METHOD_NOT_ALLOWED', message: "HTTP Method 'PATCH' not allowed. Allowed are HEAD,GET,POST" },
    ]);
  });

  test('a record is created, read, changed and deleted', async () => {
    const { call, adminId, clock } = createTestOrg();
    const made = await call('POST', '/sobjects/Account', { Name: ' Acme ', Level__c: 'Gold' });
    expect(made).toMatchObject({ status: 201, body: { success: true, errors: [] } });
    const id = (made.body as { id: string }).id;
    expect(made.headers.get('location')).toBe(`/services/data/v67.0/sobjects/Account/${id}`);

    clock.advance({ minutes: 1 });
    expect(await call('PATCH', `/sobjects/Account/${id}`, { Level__c: null, Phone: '1' })).toMatchObject({
      status: 204,
      body: '',
    });
    expect(await call('GET', `/sobjects/account/${id.slice(0, 15)}`)).toMatchObject({
      status: 200,
      body: {
        attributes: { type: 'Account', url: `/services/data/v67.0/sobjects/Account/${id}` },
        Id: id,
        Name: 'Acme',
        Level__c: null,
        Listed__c: true,
        OwnerId: adminId,
        CreatedDate: '2026-11-23T10:00:00.000+0000',
        LastModifiedDate: '2026-11-23T10:01:00.000+0000',
        SystemModstamp: '2026-11-23T10:01:00.000+0000',
        LastModifiedById: adminId,
        IsDeleted: false,
      },
    });

    expect((await call('DELETE', `/sobjects/Account/${id}`)).status).toBe(204);
    expect(await call('GET', `/sobjects/Account/${id}`)).toMatchObject({
      status: 404,
      body: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }],
    });
    expect(await call('DELETE', `/sobjects/Account/${id}`)).toMatchObject({
      status: 404,
      body: [{ errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted', fields: [] }],
    });
    expect(await call('PATCH', `/sobjects/Account/${id}`, { Name: 'B' })).toMatchObject({
      status: 404,
      body: [{ errorCode: 'ENTITY_IS_DELETED' }],
    });
  });

  test('only the fields asked for are read', async () => {
    const { call } = createTestOrg();
    const id = await create(call, 'Account', { Name: 'Acme' });
    const { body } = await call('GET', `/sobjects/Account/${id}?fields=Name,Level__c`);
    expect(Object.keys(body as object)).toEqual(['attributes', 'Name', 'Level__c', 'Id']);
    expect(await call('GET', `/sobjects/Account/${id}?fields=Nope`)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_FIELD', message: "No such column 'Nope' on sobject of type Account" }],
    });
  });

  test('a stage brings its probability and closes the deal', async () => {
    const { call } = createTestOrg();
    const id = await create(call, 'Opportunity', newDeal);
    const read = async () => (await call('GET', `/sobjects/Opportunity/${id}`)).body;
    expect(await read()).toMatchObject({
      Probability: 10,
      IsClosed: false,
      IsWon: false,
      ForecastCategory: 'Pipeline',
    });
    await call('PATCH', `/sobjects/Opportunity/${id}`, { StageName: 'Closed Won' });
    expect(await read()).toMatchObject({ Probability: 100, IsClosed: true, IsWon: true });
    await call('PATCH', `/sobjects/Opportunity/${id}`, { StageName: 'Qualification', Probability: 55 });
    expect(await read()).toMatchObject({ Probability: 55, IsClosed: false });
  });

  test('a write is refused when the record changed after the stamp that it names', async () => {
    const { call, clock } = createTestOrg();
    const id = await create(call, 'Account', { Name: 'Acme' });
    clock.advance({ minutes: 5 });
    await call('PATCH', `/sobjects/Account/${id}`, { Phone: '1' });
    const headers = { 'If-Unmodified-Since': 'Mon, 23 Nov 2026 10:02:00 GMT' };
    expect((await call('PATCH', `/sobjects/Account/${id}`, { Phone: '2' }, headers)).status).toBe(412);
    headers['If-Unmodified-Since'] = 'Mon, 23 Nov 2026 10:05:00 GMT';
    expect((await call('PATCH', `/sobjects/Account/${id}`, { Phone: '2' }, headers)).status).toBe(204);
  });

  test.each([
    ['POST', '/sobjects/Nope', { Name: 'A' }, 404, 'NOT_FOUND'],
    ['POST', '/sobjects/Account', '{"Name":', 400, 'JSON_PARSER_ERROR'],
    ['POST', '/sobjects/Account', '', 400, 'JSON_PARSER_ERROR'],
    ['POST', '/sobjects/Account', { Name: 'A', Id: '001000000000001' }, 400, 'INVALID_FIELD'],
    ['PATCH', '/sobjects/Account/nonsense', { Name: 'A' }, 400, 'MALFORMED_ID'],
    ['PATCH', '/sobjects/Account/001gK00000ZZZZZ', { Name: 'A' }, 404, 'INVALID_CROSS_REFERENCE_KEY'],
    ['GET', '/sobjects/Account/001gK00000ZZZZZ', undefined, 404, 'NOT_FOUND'],
    ['GET', '/nothing-here', undefined, 404, 'NOT_FOUND'],
    ['PATCH', '/sobjects/Account', { Name: 'A' }, 405, 'METHOD_NOT_ALLOWED'],
    ['PUT', '/sobjects/Account/001gK0000000001', { Name: 'A' }, 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/services/data/v99.0/sobjects', undefined, 404, 'NOT_FOUND'],
  ])('%s %s %j is answered with %i %s', async (method, path, body, status, errorCode) => {
    const { call } = createTestOrg();
    expect(await call(method, path, body)).toMatchObject({ status, body: [{ errorCode }] });
  });
});
