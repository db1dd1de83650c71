import { describe, expect, test } from 'vitest';
import { create, createTestOrg, newDeal, query } from '../test-org.ts';

describe('merging', () => {
  test('leaves one record, to which everything goes that led to either', async () => {
    const { call, org, clock } = createTestOrg();
    const winner = await create(call, 'Account', { Name: 'Carahsoft' });
    const loser = await create(call, 'Account', { Name: 'Karasoft', ParentId: winner });
    const person = await create(call, 'Contact', { LastName: 'Example', AccountId: loser });
    const deal = await create(call, 'Opportunity', { ...newDeal, Partner__c: loser });
    clock.advance({ minutes: 1 });
    org.admin.merge('Account', winner, loser.slice(0, 15));

    expect(await query(call, 'SELECT Id, SystemModstamp FROM Account')).toMatchObject([
      { Id: winner, SystemModstamp: '2026-11-23T10:01:00.000+0000' },
    ]);
    expect(await query(call, 'SELECT Id, AccountId FROM Contact')).toMatchObject([{ Id: person, AccountId: winner }]);
    expect(await query(call, 'SELECT Id, Partner__c FROM Opportunity')).toMatchObject([
      { Id: deal, Partner__c: winner },
    ]);
    const soql = 'SELECT Id, MasterRecordId, SystemModstamp FROM Account WHERE IsDeleted = true';
    expect((await call('GET', `/queryAll?q=${encodeURIComponent(soql)}`)).body).toMatchObject({
      records: [{ Id: loser, MasterRecordId: winner, SystemModstamp: '2026-11-23T10:01:00.000+0000' }],
    });
    expect((await call('PATCH', `/sobjects/Account/${loser}`, { Name: 'Again' })).body).toMatchObject([
      { errorCode: 'ENTITY_IS_DELETED' },
    ]);
  });

  test('lets no record be its own parent', async () => {
    const { call, org } = createTestOrg();
    const loser = await create(call, 'Account', { Name: 'Holding' });
    const winner = await create(call, 'Account', { Name: 'Carahsoft', ParentId: loser });
    org.admin.merge('Account', winner, loser);
    expect(await query(call, 'SELECT ParentId FROM Account')).toMatchObject([{ ParentId: null }]);
  });

  test('can be undone from the recycle bin, for fifteen days', async () => {
    const { call, callAs, adminId, org, clock } = createTestOrg();
    const [winner, loser] = [
      await create(call, 'Contact', { LastName: 'Example' }),
      await create(call, 'Contact', { LastName: 'Exmaple' }),
    ];
    org.admin.merge('Contact', winner, loser);
    org.admin.undelete(loser);
    expect(await query(call, 'SELECT Id, MasterRecordId FROM Contact ORDER BY Id')).toMatchObject([
      { Id: winner },
      { Id: loser, MasterRecordId: null },
    ]);
    org.admin.merge('Contact', winner, loser);
    clock.advance({ hours: 16 * 24 });
    await callAs(adminId)('GET', '/limits');
    expect(org.admin.findRecord('Contact', loser)).toBeNull();
  });
});
