import { describe, expect, test } from 'vitest';
import { create, createLabel, createTestAccount, hubspotDefined, userDefined } from './test-account.ts';

describe('seeding', () => {
  test('ids and dates may be given; a property that does not exist is the seeder’s mistake', async () => {
    const { account, call } = await createTestAccount();
    const createdAt = '2026-01-01T00:00:00Z';
    const [id, next] = account.admin.seed('companies', [
      { id: '555', properties: { name: 'A', city: null }, createdAt, updatedAt: '2026-02-01T00:00:00Z' },
      { properties: { name: 'B' } },
    ]);
    expect(id).toBe('555');
    expect(account.admin.findRecord('companies', '555')).toMatchObject({
      properties: {
        createdate: '2026-01-01T00:00:00.000Z',
        hs_lastmodifieddate: '2026-02-01T00:00:00.000Z',
        city: null,
      },
      archived: false,
    });
    expect(await create(call, 'companies', { name: 'C' })).not.toBe(next);
    expect(() => account.admin.seed('companies', [{ properties: { nmae: 'A' } }])).toThrow(
      'companies have no property nmae',
    );
    expect(() => account.admin.seed('companies', [{ id: 'x', properties: {} }])).toThrow('x is no record id');
    expect(account.webhooks.pending).toEqual([]);
    expect(account.admin.findRecord('companies', '1')).toBeNull();
    expect(() => account.admin.restore('companies', '1')).toThrow('no company 1');
    expect(() => account.admin.findRecord('tickets', '1')).toThrow('no object type tickets');
  });

  test('a user that is created again under the same id is changed', async () => {
    const { account } = await createTestAccount();
    const who = { id: 7, email: 'mo@example.com', firstName: 'Mo', lastName: 'M' };
    const { ownerId } = account.admin.createUser(who);
    expect(account.admin.createUser({ ...who, superAdmin: true }).ownerId).toBe(ownerId);
    expect(account.admin.listUsers()).toMatchObject([{ superAdmin: true }, { id: 7, superAdmin: true, ownerId }]);
    expect(() => account.admin.sessionFor(8)).toThrow('no user 8');
  });
});

describe('a person presses "Create deal" on a lead', () => {
  test('a deal is made with its companies and their labels, and the lead is qualified', async () => {
    const { account, call, admin } = await createTestAccount();
    const [fromLead] = await createLabel(call, 'leads', 'companies', 'tierline_partner');
    const [fromDeal] = await createLabel(call, 'deals', 'companies', 'tierline_partner');
    const customer = await create(call, 'companies', { name: 'Customer' });
    const partner = await create(call, 'companies', { name: 'Partner' });
    const lead = await create(call, 'leads', { hs_lead_name: 'L', hubspot_owner_id: admin.ownerId }, [
      { to: { id: customer }, types: [hubspotDefined(580)] },
      { to: { id: partner }, types: [userDefined(fromLead)] },
    ]);
    const deal = account.admin.convertLead(lead);
    expect(account.admin.findRecord('deals', deal)?.properties).toMatchObject({
      dealname: 'L',
      hubspot_owner_id: admin.ownerId,
      hs_primary_associated_company: customer,
      pipeline: 'default',
    });
    expect(account.admin.listAssociations('deals', deal, 'companies')).toMatchObject([
      { toObjectId: customer, types: [{ typeId: 341 }, { typeId: 5 }] },
      { toObjectId: partner, types: [{ typeId: 341 }, { category: 'USER_DEFINED', typeId: fromDeal }] },
    ]);
    expect(account.admin.listAssociations('leads', lead, 'deals')).toMatchObject([{ toObjectId: deal }]);
    expect(account.admin.findRecord('leads', lead)?.properties.hs_pipeline_stage).toBe('qualified-stage-id');
    expect(() => account.admin.convertLead('1')).toThrow('no lead 1');
  });
});

describe('a merge', () => {
  test('makes a new record of two, which inherits values and associations', async () => {
    const { account, call } = await createTestAccount();
    const [label] = await createLabel(call, 'deals', 'companies', 'partner');
    const primary = await create(call, 'companies', { name: 'A' });
    const other = await create(call, 'companies', { name: 'B', city: 'Oslo' });
    const deal = await create(call, 'deals', { dealname: 'D' });
    await call('PUT', `/crm/v4/objects/deals/${deal}/associations/companies/${other}`, [userDefined(label)]);
    const path = '/crm/v3/objects/companies';
    const { status, body } = await call('POST', `${path}/merge`, { primaryObjectId: primary, objectIdToMerge: other });
    const { id } = body as { id: string };
    expect([primary, other]).not.toContain(id);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { properties: { name: 'A', city: 'Oslo', hs_merged_object_ids: `${primary};${other}` } },
    });
    expect(account.admin.listAssociations('deals', deal, 'companies')).toMatchObject([
      { toObjectId: id, types: [{ typeId: 341 }, { label: 'Primary' }, { label: 'partner' }] },
    ]);
    expect((await call('GET', `${path}/${other}`)).body).toMatchObject({ id });
    expect((await call('PATCH', `${path}/${primary}`, { properties: { city: 'Bergen' } })).body).toMatchObject({ id });
    expect((await call('POST', `${path}/batch/read`, { inputs: [{ id: other }] })).status).toBe(207);
  });

  test('needs two records that are there', async () => {
    const { call } = await createTestAccount();
    const id = await create(call, 'companies', { name: 'A' });
    const merge = (objectIdToMerge: string) =>
      call('POST', '/crm/v3/objects/companies/merge', { primaryObjectId: id, objectIdToMerge });
    expect((await merge('77')).status).toBe(404);
    expect((await merge(id)).status).toBe(400);
    expect((await call('POST', '/crm/v3/objects/leads/merge', {})).status).toBe(400);
  });
});

describe('a workflow', () => {
  test('works on what others save, after they had their answers, and on nothing else', async () => {
    const { account, call } = await createTestAccount();
    account.admin.addWorkflow('companies', ({ city }) => (city ? { city: city.trim().toUpperCase() } : undefined));
    const id = await create(call, 'companies', { name: 'A' });
    const answer = await call('PATCH', `/crm/v3/objects/companies/${id}`, { properties: { city: ' Oslo ' } });
    expect(answer.body).toMatchObject({ properties: { city: ' Oslo ' } });
    expect(account.admin.findRecord('companies', id)).toMatchObject({ properties: { name: 'A', city: 'OSLO' } });
  });
});

describe('pages', () => {
  test('of a list may be short or empty, and the list goes on', async () => {
    const { account, call } = await createTestAccount();
    const ids = [];
    for (const name of ['A', 'B', 'C']) ids.push(await create(call, 'companies', { name }));
    account.admin.shortenPages([1, 0]);
    const found: string[][] = [];
    for (let after: string | undefined = '0'; after; ) {
      const { body } = await call('GET', `/crm/v3/objects/companies?limit=100&after=${after}`);
      const page = body as { results: { id: string }[]; paging?: { next: { after: string } } };
      found.push(page.results.map(({ id }) => id));
      after = page.paging?.next.after;
    }
    expect(found).toEqual([[ids[0]], [], [ids[1], ids[2]]]);
  });

  test('of a search end sooner where an account is told so', async () => {
    const { account, call } = await createTestAccount();
    account.admin.setSearchMaximum(3);
    const search = (after: number) => call('POST', '/crm/v3/objects/companies/search', { limit: 2, after });
    expect([(await search(0)).status, (await search(2)).status]).toEqual([200, 400]);
  });
});
