import { describe, expect, test } from 'vitest';
import { create, createTestOrg, newDeal, query } from '../test-org.ts';

describe('deletion and the recycle bin', () => {
  test('blanks lookups, takes along what belongs to the record, and brings all of it back', async () => {
    const { call, org, clock } = createTestOrg();
    const partner = await create(call, 'Account', { Name: 'Partner' });
    const customer = await create(call, 'Account', { Name: 'Customer', ParentId: partner });
    const own = await create(call, 'Opportunity', { ...newDeal, AccountId: partner });
    const other = await create(call, 'Opportunity', { ...newDeal, AccountId: customer, Partner__c: partner });
    const project = await create(call, 'Project__c', { Name: 'P', Account__c: partner });
    clock.advance({ minutes: 1 });
    await call('DELETE', `/sobjects/Account/${partner}`);

    expect(await query(call, 'SELECT Id, Partner__c FROM Opportunity')).toMatchObject([
      { Id: other, Partner__c: null },
    ]);
    expect(await query(call, 'SELECT ParentId FROM Account')).toMatchObject([{ ParentId: null }]);
    expect(await query(call, 'SELECT Id FROM Project__c')).toEqual([]);
    expect(org.admin.findRecord('Opportunity', other)).toMatchObject({
      LastModifiedDate: '2026-11-23T10:00:00Z',
      SystemModstamp: '2026-11-23T10:01:00Z',
    });
    const deleted = await call(
      'GET',
      `/queryAll?q=${encodeURIComponent('SELECT Id FROM Opportunity WHERE IsDeleted = true')}`,
    );
    expect(deleted.body).toMatchObject({ totalSize: 1, records: [{ Id: own }] });

    org.admin.undelete(partner);
    expect(await query(call, 'SELECT Id, Partner__c FROM Opportunity ORDER BY Id')).toMatchObject([
      { Id: own },
      { Id: other, Partner__c: partner },
    ]);
    expect(await query(call, 'SELECT Id FROM Project__c')).toMatchObject([{ Id: project }]);
  });

  test('an undeletion leaves a lookup that was set anew', async () => {
    const { call, org } = createTestOrg();
    const [first, second] = [
      await create(call, 'Account', { Name: 'A' }),
      await create(call, 'Account', { Name: 'B' }),
    ];
    const deal = await create(call, 'Opportunity', { ...newDeal, Partner__c: first });
    await call('DELETE', `/sobjects/Account/${first}`);
    await call('PATCH', `/sobjects/Opportunity/${deal}`, { Partner__c: second });
    org.admin.undelete(first);
    expect(org.admin.findRecord('Opportunity', deal)).toMatchObject({ Partner__c: second });
  });

  test('a restricting lookup refuses, and everything stays', async () => {
    const { call, org } = createTestOrg();
    const account = await create(call, 'Account', { Name: 'A' });
    const contact = await create(call, 'Contact', { LastName: 'C', AccountId: account });
    const elsewhere = await create(call, 'Account', { Name: 'B' });
    await create(call, 'Project__c', { Name: 'P', Account__c: elsewhere, Lead_Partner__c: contact });
    expect(await call('DELETE', `/sobjects/Account/${account}`)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'DELETE_FAILED' }],
    });
    expect(org.admin.findRecord('Account', account)).toMatchObject({ IsDeleted: false });
    expect(org.admin.findRecord('Contact', contact)).toMatchObject({ IsDeleted: false });
  });

  test('after 15 days a deleted record is gone for good', async () => {
    const { call, org, clock } = createTestOrg();
    const id = await create(call, 'Account', { Name: 'A' });
    await call('DELETE', `/sobjects/Account/${id}`);
    clock.advance({ days: 15, minutes: 1 });
    const fresh = org.admin.sessionFor(org.admin.listRecords('User')[1]?.Id ?? '');
    await org.fetch(
      new Request('http://sf.test/services/data/v67.0/limits', { headers: { authorization: `Bearer ${fresh}` } }),
    );
    expect(org.admin.findRecord('Account', id)).toBeNull();
    expect(() => org.admin.undelete(id)).toThrow('UNDELETE_FAILED');
  });
});
