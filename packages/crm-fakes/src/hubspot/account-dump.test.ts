import { expect, test } from 'vitest';
import { createHubSpotAccount } from './hubspot-account.ts';
import { askForToken, callWith, create, createLabel, createTestAccount, userDefined } from './test-account.ts';

test('a dump brings back records, associations, labels, properties, users, the app and its tokens', async () => {
  const first = await createTestAccount({ searchLagSeconds: 60 });
  const group = { groupName: 'companyinformation', type: 'string', fieldType: 'text' };
  await first.call('POST', '/crm/v3/properties/companies', { ...group, name: 'level', label: 'Level' });
  const [partner] = await createLabel(first.call, 'deals', 'companies', 'partner');
  const company = await create(first.call, 'companies', { name: 'A', level: 'Gold' });
  const archived = await create(first.call, 'companies', { name: 'B' });
  await first.call('DELETE', `/crm/v3/objects/companies/${archived}`);
  const deal = await create(first.call, 'deals', { dealname: 'D' });
  await first.call('PUT', `/crm/v4/objects/deals/${deal}/associations/companies/${company}`, [userDefined(partner)]);
  const dump = JSON.parse(JSON.stringify(first.account.dump()));

  const account = createHubSpotAccount({ clock: first.clock.now, dump, searchLagSeconds: 60 });
  const call = callWith(account.fetch, first.tokens.access_token);
  expect((await call('GET', `/crm/v3/objects/companies/${company}?properties=level`)).body).toMatchObject({
    properties: { level: 'Gold' },
  });
  expect(account.admin.listAssociations('deals', deal, 'companies')).toMatchObject([
    { toObjectId: company, types: [{}, { label: 'Primary' }, { category: 'USER_DEFINED', label: 'partner' }] },
  ]);
  expect((await call('POST', '/crm/v3/objects/companies/search', {})).body).toMatchObject({ total: 1 });
  account.admin.restore('companies', archived);
  expect(await create(call, 'companies', { name: 'C' })).not.toBe(archived);
  expect(account.admin.listUsers()).toEqual(first.account.admin.listUsers());
  const fields = { grant_type: 'refresh_token', refresh_token: first.tokens.refresh_token };
  expect((await askForToken(account.fetch, first.app, fields)).status).toBe(200);
  expect(JSON.parse(JSON.stringify(account.dump()))).toMatchObject({ labels: dump.labels, users: dump.users });
});

test('changes are told as they are committed, and only then', async () => {
  let changes = 0;
  const { call, account } = await createTestAccount({
    onChange: () => {
      changes += 1;
    },
  });
  const changed = async (work: () => unknown) => {
    const before = changes;
    await work();
    return changes - before;
  };
  const path = '/crm/v3/objects/companies';
  expect(await changed(() => call('POST', path, { properties: { name: 'A' } }))).toBe(1);
  expect(await changed(() => call('POST', path, { properties: { nope: 'A' } }))).toBe(0);
  expect(await changed(() => call('GET', path))).toBe(0);
  const seeds = [{ properties: { name: 'B' } }, { properties: { name: 'C' } }];
  expect(await changed(() => account.admin.seed('companies', seeds))).toBe(1);
  expect(await changed(() => account.admin.createUser({ email: 'b@example.com', firstName: 'B', lastName: 'B' }))).toBe(
    1,
  );
});
