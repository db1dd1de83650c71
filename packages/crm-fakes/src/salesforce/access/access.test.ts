import { describe, expect, test } from 'vitest';
import { create, createTestOrg, newDeal, query } from '../test-org.ts';

describe('object and field permissions', () => {
  test('a field without permission does not exist for the user', async () => {
    const { call, callAs, newUser } = createTestOrg();
    const id = await create(call, 'Opportunity', newDeal);
    const rep = callAs(newUser('Standard User').id);
    expect(await rep('GET', `/query?q=${encodeURIComponent('SELECT Partner__c FROM Opportunity')}`)).toMatchObject({
      status: 400,
      body: [
        {
          errorCode: 'INVALID_FIELD',
          message: expect.stringContaining("No such column 'Partner__c' on entity 'Opportunity'"),
        },
      ],
    });
    expect(await rep('PATCH', `/sobjects/Opportunity/${id}`, { Partner__c: null })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_FIELD', message: "No such column 'Partner__c' on sobject of type Opportunity" }],
    });
    expect((await rep('GET', `/sobjects/Opportunity/${id}`)).body).not.toHaveProperty('Partner__c');
  });

  test('a field that may only be read refuses a write', async () => {
    const { call, callAs, newUser } = createTestOrg();
    const id = await create(call, 'Opportunity', { ...newDeal, Margin__c: 7 });
    const rep = callAs(newUser('Standard User', ['Deal_Desk']).id);
    expect(await query(rep, 'SELECT Margin__c FROM Opportunity')).toMatchObject([{ Margin__c: 7 }]);
    expect(await rep('PATCH', `/sobjects/Opportunity/${id}`, { Margin__c: 8 })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: ['Margin__c'] }],
    });
    expect((await rep('PATCH', `/sobjects/Opportunity/${id}`, { Name: 'Renamed' })).status).toBe(204);
  });

  test('a field is given to whoever has a permission set', async () => {
    const { org, callAs, newUser } = createTestOrg();
    const rep = callAs(newUser('Standard User', ['Deal_Desk']).id);
    const read = async () =>
      (await rep('GET', `/query?q=${encodeURIComponent('SELECT Level__c FROM Account')}`)).status;
    expect(await read()).toBe(400);
    org.admin.allowField('Deal_Desk', 'Account.Level__c', 'read');
    expect(await read()).toBe(200);
    expect(() => org.admin.allowField('Nobody', 'Account.Level__c', 'read')).toThrow('no permission set Nobody');
  });

  test('an integration user has what its permission set grants, and nothing beyond', async () => {
    const { call, callAs, newUser } = createTestOrg();
    const account = await create(call, 'Account', { Name: 'A', Level__c: 'Gold' });
    const deal = await create(call, 'Opportunity', newDeal);
    const integration = callAs(newUser('Minimum Access - API Only Integrations', ['Integration']).id);
    expect(await query(integration, 'SELECT Name, Level__c FROM Account')).toMatchObject([
      { Name: 'A', Level__c: 'Gold' },
    ]);
    expect((await integration('PATCH', `/sobjects/Opportunity/${deal}`, { Partner__c: account })).status).toBe(204);
    expect(await integration('PATCH', `/sobjects/Account/${account}`, { Name: 'B' })).toMatchObject({
      status: 403,
      body: [{ errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' }],
    });
    expect((await integration('POST', '/sobjects/Opportunity', newDeal)).status).toBe(403);
    expect((await integration('DELETE', `/sobjects/Opportunity/${deal}`)).status).toBe(403);
    expect(await integration('GET', '/sobjects/Lead/describe')).toMatchObject({
      status: 404,
      body: [{ errorCode: 'NOT_FOUND' }],
    });
    expect(await integration('GET', `/query?q=${encodeURIComponent('SELECT Id FROM Lead')}`)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_TYPE' }],
    });
    expect(await integration('GET', `/query?q=${encodeURIComponent('SELECT Industry FROM Account')}`)).toMatchObject({
      body: [{ errorCode: 'INVALID_FIELD' }],
    });
  });

  test('permission sets given and taken count at once', async () => {
    const { org, callAs, newUser } = createTestOrg();
    const { id } = newUser('Standard User');
    const rep = callAs(id);
    const status = async () =>
      (await rep('GET', `/query?q=${encodeURIComponent('SELECT Partner__c FROM Opportunity')}`)).status;
    expect(await status()).toBe(400);
    org.admin.setPermissionSets(id, ['Deal_Desk']);
    expect(await status()).toBe(200);
    org.admin.setPermissionSets(id, []);
    expect(await status()).toBe(400);
  });

  test('a user’s custom permissions are found through the permission sets assigned', async () => {
    const { call, newUser } = createTestOrg();
    const permissionsOf = (userId: string) =>
      query(
        call,
        `SELECT DeveloperName FROM CustomPermission WHERE Id IN (SELECT SetupEntityId FROM SetupEntityAccess WHERE SetupEntityType = 'CustomPermission' AND ParentId IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'))`,
      );
    expect(await permissionsOf(newUser('Standard User', ['Deal_Desk']).id)).toMatchObject([
      { DeveloperName: 'Deal_Desk' },
    ]);
    expect(await permissionsOf(newUser('Standard User').id)).toEqual([]);
  });
});

describe('records', () => {
  test('UserRecordAccess tells what a user may do with each record', async () => {
    const { org, call, callAs, newUser, adminId } = createTestOrg();
    const [rep, reader] = [newUser('Standard User').id, newUser('Read Only').id];
    const own = await create(callAs(rep), 'Opportunity', newDeal);
    const foreign = await create(call, 'Opportunity', newDeal);
    const rights = async (userId: string) =>
      (
        await query(
          call,
          `SELECT RecordId, HasReadAccess, HasEditAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = '${userId}' AND RecordId IN ('${own}', '${foreign.slice(0, 15)}')`,
        )
      ).map((row) => [row.RecordId, row.HasReadAccess, row.HasEditAccess, row.MaxAccessLevel]);
    expect(await rights(rep)).toEqual([
      [own, true, true, 'All'],
      [foreign, true, true, 'Edit'],
    ]);
    expect(await rights(reader)).toEqual([
      [own, true, false, 'Read'],
      [foreign, true, false, 'Read'],
    ]);
    org.admin.setSharing('Opportunity', 'Private');
    expect(await rights(rep)).toEqual([
      [own, true, true, 'All'],
      [foreign, false, false, 'None'],
    ]);
    expect(await rights(adminId)).toEqual([
      [own, true, true, 'All'],
      [foreign, true, true, 'All'],
    ]);
  });

  test('a private record of somebody else cannot be read, found or changed', async () => {
    const { org, call, callAs, newUser } = createTestOrg();
    org.admin.setSharing('Opportunity', 'Private');
    const id = await create(call, 'Opportunity', newDeal);
    const rep = callAs(newUser('Standard User').id);
    expect((await rep('GET', `/sobjects/Opportunity/${id}`)).status).toBe(404);
    expect(await query(rep, 'SELECT Id FROM Opportunity')).toEqual([]);
    expect((await rep('PATCH', `/sobjects/Opportunity/${id}`, { Name: 'x' })).status).toBe(404);
    org.admin.setSharing('Opportunity', 'Read');
    expect((await rep('GET', `/sobjects/Opportunity/${id}`)).status).toBe(200);
    expect((await rep('PATCH', `/sobjects/Opportunity/${id}`, { Name: 'x' })).status).toBe(403);
  });
});
