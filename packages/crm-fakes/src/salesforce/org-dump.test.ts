import { describe, expect, test } from 'vitest';
import { createSalesforceOrg } from './salesforce-org.ts';
import { callWith, create, createTestOrg, fixtureMetadata, newDeal, query } from './test-org.ts';

describe('an org that outlives its process', () => {
  test('a dump brings back records, users, the recycle bin, added values, and where ids had got to', async () => {
    const first = createTestOrg();
    first.org.admin.addPicklistValue('Account', 'Level__c', 'Platinum');
    const account = await create(first.call, 'Account', { Name: 'A', Level__c: 'Platinum' });
    const deal = await create(first.call, 'Opportunity', { ...newDeal, Partner__c: account });
    await first.call('DELETE', `/sobjects/Account/${account}`);
    const rep = first.newUser('Standard User', ['Deal_Desk']);
    const dump = JSON.parse(JSON.stringify(first.org.dump()));

    const org = createSalesforceOrg({ metadata: fixtureMetadata, clock: first.clock.now, dump });
    const call = callWith(org.fetch, org.admin.sessionFor(first.adminId));
    expect(await query(call, 'SELECT Name, Partner__c FROM Opportunity')).toMatchObject([
      { Name: 'Campus network', Partner__c: null },
    ]);
    org.admin.undelete(account);
    expect(org.admin.findRecord('Opportunity', deal)).toMatchObject({ Partner__c: account });
    const next = await create(call, 'Account', { Name: 'B', Level__c: 'Platinum' });
    expect(next).not.toBe(account);
    const asRep = callWith(org.fetch, org.admin.sessionFor(rep.id));
    expect((await asRep('GET', '/query?q=SELECT+Partner__c+FROM+Opportunity')).status).toBe(200);
    expect(await query(call, 'SELECT Id FROM Profile')).toHaveLength(5);
  });

  test('changes are told as they are committed, and only then', async () => {
    let changes = 0;
    const { call, org } = createTestOrg({
      onChange: () => {
        changes += 1;
      },
    });
    const changed = async (work: () => unknown) => {
      const before = changes;
      await work();
      return changes - before;
    };
    expect(await changed(() => call('POST', '/sobjects/Account', { Name: 'A' }))).toBe(1);
    expect(await changed(() => call('POST', '/sobjects/Account', {}))).toBe(0);
    expect(await changed(() => call('GET', '/query?q=SELECT+Id+FROM+Account'))).toBe(0);
    expect(await changed(() => org.admin.seed('Account', [{ Name: 'B' }, { Name: 'C' }]))).toBe(1);
    expect(await changed(() => org.admin.addPicklistValue('Account', 'Level__c', 'New'))).toBe(1);
  });

  test('permission sets and custom metadata that the project has gained are deployed onto a dump', async () => {
    const first = createTestOrg({ metadata: null });
    const org = createSalesforceOrg({ metadata: fixtureMetadata, dump: first.org.dump() });
    const call = callWith(org.fetch, org.admin.sessionFor(first.adminId));
    expect(await query(call, 'SELECT Name FROM PermissionSet ORDER BY Name')).toMatchObject([
      { Name: 'Deal_Desk' },
      { Name: 'Integration' },
    ]);
    expect(await query(call, 'SELECT DeveloperName FROM Screen__mdt')).toHaveLength(1);
    expect(await query(call, 'SELECT Id FROM Profile')).toHaveLength(5);
    org.admin.setPermissionSets(first.adminId, ['Deal_Desk']);
  });
});

describe('seeding', () => {
  test('ids and dates may be given; a field that does not exist is the seeder’s mistake', () => {
    const { org } = createTestOrg();
    const [id] = org.admin.seed('Account', [{ Id: '001D000000IqhSL', Name: 'A', CreatedDate: '2026-01-01T00:00:00Z' }]);
    expect(id).toBe('001D000000IqhSLIAZ');
    expect(org.admin.findRecord('Account', '001D000000IqhSL')).toMatchObject({
      SystemModstamp: '2026-01-01T00:00:00Z',
    });
    expect(() => org.admin.seed('Account', [{ Nmae: 'A' }])).toThrow('Account has no field Nmae');
    expect(() =>
      org.admin.createUser({ username: 'x', lastName: 'X', profile: 'Read Only', permissionSets: ['Nope'] }),
    ).toThrow('the org has no PermissionSet Nope');
  });
});
