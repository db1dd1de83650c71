import { Connection } from '@jsforce/jsforce-node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { badGateway } from '../faults.ts';
import { type Listening, listen } from '../listen.ts';
import { sessionExpired } from './salesforce-faults.ts';
import { createTestOrg, newDeal } from './test-org.ts';

let made: ReturnType<typeof createTestOrg>;
let listening: Listening;
let connection: Connection;

beforeAll(async () => {
  listening = await listen((request) => made.org.fetch(request));
});
afterAll(() => listening.close());
beforeEach(() => {
  made = createTestOrg({ maxQueryPage: 3 });
  connection = new Connection({
    instanceUrl: listening.url,
    accessToken: made.org.admin.sessionFor(made.adminId),
    version: '67.0',
    refreshFn: (_, callback) => callback(null, made.org.admin.sessionFor(made.adminId)),
  });
});

describe('the official client', () => {
  test('creates, retrieves, updates, upserts and deletes', async () => {
    const accounts = connection.sobject('Account');
    const { id } = await accounts.create({ Name: 'A' });
    expect(await accounts.retrieve(String(id))).toMatchObject({ Name: 'A' });
    expect(await accounts.update({ Id: String(id), Phone: '1' })).toMatchObject({ success: true });
    expect(await accounts.upsert({ Customer_Number__c: 'C', Name: 'B' }, 'Customer_Number__c')).toMatchObject({
      success: true,
      created: true,
    });
    expect(await accounts.destroy(String(id))).toMatchObject({ success: true });
    expect(made.org.admin.findRecord('Account', String(id))).toMatchObject({ IsDeleted: true, Phone: '1' });
  });

  test('works on collections, with an error for each record that failed', async () => {
    const results = await connection.sobject('Account').create([{ Name: 'A' }, { Phone: '1' }]);
    expect(results).toMatchObject([
      { success: true },
      { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }] },
    ]);
  });

  test('reads every page of a query', async () => {
    made.org.admin.seed(
      'Account',
      Array.from({ length: 8 }, (_, n) => ({ Name: `A${n}` })),
    );
    const rows = await connection.query<{ Name: string }>('SELECT Name FROM Account ORDER BY Name', {
      autoFetch: true,
      maxFetch: 100,
    });
    expect(rows.records.map(({ Name }) => Name)).toEqual(['A0', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7']);
  });

  test('describes, and tells how many API requests were spent', async () => {
    const { fields } = await connection.describe('Opportunity');
    expect(fields.find(({ name }) => name === 'Partner__c')).toMatchObject({ referenceTo: ['Account'] });
    expect(connection.limitInfo).toEqual({ apiUsage: { used: 1, limit: 100_000 } });
    expect((await connection.describeGlobal()).sobjects.map(({ name }) => name)).toContain('Lead');
  });

  test('sees error codes, and several at once', async () => {
    await expect(connection.sobject('Account').create({ Name: 'A', Level__c: 'Tin' })).rejects.toMatchObject({
      errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    });
    await expect(connection.sobject('Account').create({ Level__c: 'Tin' })).rejects.toMatchObject({
      errorCode: 'MULTIPLE_API_ERRORS',
    });
    await expect(connection.query('SELECT Nope FROM Account')).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
  });

  test('gets a new session when the old one has ended, and goes on', async () => {
    made.org.admin.expireSessions();
    expect(await connection.sobject('Account').create({ Name: 'A' })).toMatchObject({ success: true });
    made.org.faults.add({ when: 'before', effect: sessionExpired });
    expect(await connection.sobject('Account').create({ Name: 'B' })).toMatchObject({ success: true });
    expect(made.org.requests.list({ method: 'POST' }).map(({ status }) => status)).toEqual([401, 201, 401, 201]);
  });

  test('does not repeat a POST whose answer was lost', async () => {
    made.org.faults.add({ when: 'after', effect: badGateway });
    await expect(connection.sobject('Account').create({ Name: 'A' })).rejects.toThrow();
    expect(made.org.admin.listRecords('Account')).toHaveLength(1);
  });

  test('meets a torn connection as an error of the network', async () => {
    made.org.faults.add({ when: 'before', effect: { kind: 'reset' }, times: Number.POSITIVE_INFINITY });
    await expect(
      connection.request({ method: 'POST', url: '/services/data/v67.0/sobjects/Account', body: '{"Name":"A"}' }),
    ).rejects.toThrow();
    made.org.faults.clear();
    expect(made.org.admin.listRecords('Account')).toEqual([]);
  });

  test('asks what was updated and deleted', async () => {
    const { id } = await connection.sobject('Account').create({ Name: 'A' });
    const window = ['2026-11-23T10:00:00Z', '2026-11-23T10:05:00Z'] as const;
    expect(await connection.sobject('Account').updated(...window)).toMatchObject({ ids: [id] });
    await connection.sobject('Account').destroy(String(id));
    expect(await connection.sobject('Account').deleted(...window)).toMatchObject({ deletedRecords: [{ id }] });
  });
});

describe('lead conversion by the SOAP call convertLead()', () => {
  const aLead = (fields: object = {}) =>
    made.org.admin.seed('Lead', [
      { LastName: 'Doe', FirstName: 'Jo', Name: 'Jo Doe', Company: 'Acme', Status: 'Working - Contacted', ...fields },
    ])[0] ?? '';

  test('makes account, contact and opportunity, and carries mapped fields (row 102)', async () => {
    const [partner] = made.org.admin.seed('Account', [{ Name: 'Partner' }]);
    const leadId = aLead({ Partner__c: partner ?? null, Email: 'jo@example.com', OwnerId: made.adminId });
    const result = await connection.soap.convertLead({
      leadId,
      convertedStatus: 'Closed - Converted',
      opportunityName: 'New deal',
    });
    expect(result).toMatchObject({ success: true, leadId, opportunityId: expect.stringMatching(/^006/) });
    const { accountId, contactId, opportunityId } = result as {
      accountId: string;
      contactId: string;
      opportunityId: string;
    };
    expect(made.org.admin.findRecord('Account', accountId)).toMatchObject({ Name: 'Acme' });
    expect(made.org.admin.findRecord('Contact', contactId)).toMatchObject({
      Name: 'Jo Doe',
      Email: 'jo@example.com',
      AccountId: accountId,
    });
    expect(made.org.admin.findRecord('Opportunity', opportunityId)).toMatchObject({
      Name: 'New deal',
      AccountId: accountId,
      Partner__c: partner,
      StageName: 'Prospecting',
      CloseDate: '2026-12-31',
    });
    expect(made.org.admin.findRecord('Lead', leadId)).toMatchObject({
      IsConverted: true,
      Status: 'Closed - Converted',
      ConvertedOpportunityId: opportunityId,
      ConvertedDate: '2026-11-23',
    });
  });

  test('into an existing account, without an opportunity', async () => {
    const [accountId = ''] = made.org.admin.seed('Account', [{ Name: 'Existing' }]);
    const result = await connection.soap.convertLead({
      leadId: aLead(),
      convertedStatus: 'Closed - Converted',
      accountId,
      doNotCreateOpportunity: true,
    });
    expect(result).toMatchObject({ success: true, accountId });
    expect(made.org.admin.listRecords('Opportunity')).toEqual([]);
  });

  test.each([
    ['an open status', 'Open - Not Contacted', 'INVALID_STATUS'],
    ['a status that does not exist', 'Done', 'INVALID_STATUS'],
  ])('%s is refused', async (_, convertedStatus, statusCode) => {
    const result = await connection.soap.convertLead({ leadId: aLead(), convertedStatus });
    expect(result).toMatchObject({ success: false, errors: [{ statusCode }] });
    expect(made.org.admin.listRecords('Contact')).toEqual([]);
  });

  test('happens once, and the lead is then read-only', async () => {
    const leadId = aLead();
    await connection.soap.convertLead({ leadId, convertedStatus: 'Closed - Converted' });
    expect(await connection.soap.convertLead({ leadId, convertedStatus: 'Closed - Converted' })).toMatchObject({
      success: false,
    });
    await expect(connection.sobject('Lead').update({ Id: leadId, Company: 'B' })).rejects.toMatchObject({
      errorCode: 'CANNOT_UPDATE_CONVERTED_LEAD',
    });
  });

  test('is undone as a whole when the org refuses a part of it', async () => {
    made.org.admin.addValidationRule('Opportunity', () => 'No deals from leads');
    expect(await connection.soap.convertLead({ leadId: aLead(), convertedStatus: 'Closed - Converted' })).toMatchObject(
      { success: false },
    );
    expect(made.org.admin.listRecords('Account')).toEqual([]);
  });
});

test('the SOAP call undelete() brings a record back', async () => {
  const { id } = await connection.sobject('Opportunity').create(newDeal);
  await connection.sobject('Opportunity').destroy(String(id));
  expect(await connection.soap.undelete([String(id)])).toMatchObject([{ id, success: true }]);
  expect(made.org.admin.findRecord('Opportunity', String(id))).toMatchObject({ IsDeleted: false });
});
