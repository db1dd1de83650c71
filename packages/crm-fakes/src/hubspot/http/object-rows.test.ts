import { describe, expect, test } from 'vitest';
import { create, createTestAccount, hubspotDefined } from '../test-account.ts';

const path = '/crm/v3/objects/companies';

describe('one record', () => {
  test('is created, read, updated and archived', async () => {
    const { call, clock, admin, account } = await createTestAccount();
    const made = await call('POST', path, { properties: { name: 'Acme', hubspot_owner_id: admin.ownerId } });
    expect(made).toMatchObject({
      status: 201,
      body: { archived: false, createdAt: '2026-11-23T10:00:00.750Z', updatedAt: '2026-11-23T10:00:00.750Z' },
    });
    const { id } = made.body as { id: string };

    clock.advance({ minutes: 1 });
    expect(await call('PATCH', `${path}/${id}`, { properties: { city: 'Oslo', name: '' } })).toMatchObject({
      status: 200,
      body: { id, properties: { city: 'Oslo', hs_lastmodifieddate: '2026-11-23T10:01:00.750Z' } },
    });
    expect((await call('GET', `${path}/${id}?properties=name,city,nonsense`)).body).toEqual({
      id,
      properties: {
        name: null,
        city: 'Oslo',
        createdate: '2026-11-23T10:00:00.750Z',
        hs_lastmodifieddate: '2026-11-23T10:01:00.750Z',
        hs_object_id: id,
      },
      createdAt: '2026-11-23T10:00:00.750Z',
      updatedAt: '2026-11-23T10:01:00.750Z',
      archived: false,
    });

    expect(await call('DELETE', `${path}/${id}`)).toMatchObject({ status: 204, body: '' });
    expect((await call('DELETE', `${path}/${id}`)).status).toBe(204);
    expect(await call('GET', `${path}/${id}`)).toMatchObject({ status: 404, body: { message: 'resource not found' } });
    expect(await call('PATCH', `${path}/${id}`, { properties: { city: 'A' } })).toMatchObject({ status: 404 });
    expect((await call('GET', `${path}/${id}?archived=true`)).body).toMatchObject({ archived: true });
    account.admin.restore('companies', id);
    expect((await call('GET', `${path}/${id}`)).status).toBe(200);
  });

  test('that is written with what it has already keeps its stamp', async () => {
    const { call, clock } = await createTestAccount();
    const id = await create(call, 'companies', { name: 'Acme' });
    clock.advance({ minutes: 1 });
    expect((await call('PATCH', `${path}/${id}`, { properties: { name: 'Acme', city: null } })).body).toMatchObject({
      updatedAt: '2026-11-23T10:00:00.750Z',
    });
  });

  test('is found by a unique property, and by no other', async () => {
    const { call } = await createTestAccount();
    const id = await create(call, 'contacts', { email: 'Jo@example.com' });
    expect(await call('GET', '/crm/v3/objects/contacts/jo@example.com?idProperty=email')).toMatchObject({
      body: { id },
    });
    expect(await call('GET', `${path}/acme.example?idProperty=domain`)).toMatchObject({
      status: 400,
      body: { message: 'Unable to perform update/upsert by non-unique 0-2 property domain in portal ID 4401001' },
    });
  });

  test('has an id that a record of another type may have too', async () => {
    const { call } = await createTestAccount();
    expect(await create(call, 'companies', { name: 'A' })).toBe(await create(call, 'deals', { dealname: 'B' }));
  });

  test('carries who made and changed it in HubSpot’s own pages', async () => {
    const { call, callAsPerson, admin } = await createTestAccount();
    const id = await create(callAsPerson, 'companies', { name: 'A' });
    expect(
      (await call('GET', `${path}/${id}?properties=hs_created_by_user_id,hs_updated_by_user_id`)).body,
    ).toMatchObject({
      properties: { hs_created_by_user_id: String(admin.id), hs_updated_by_user_id: String(admin.id) },
    });
  });

  test.each([
    ['companies', '0-2', 'company', 'COMPANY'],
    ['leads', '0-136', 'lead', 'LEAD'],
  ])('of %s is reached under each name of its type', async (...names) => {
    const { call } = await createTestAccount();
    for (const name of names) expect((await call('GET', `/crm/v3/objects/${name}`)).status).toBe(200);
    expect(await call('GET', '/crm/v3/objects/nonsense')).toMatchObject({
      status: 400,
      body: { message: 'Unable to infer object type from: nonsense', category: 'VALIDATION_ERROR' },
    });
  });

  test.each([
    ['GET', '/crm/v3/objects/companies/abc', undefined, 404, 'OBJECT_NOT_FOUND'],
    ['GET', '/crm/v3/nothing-here', undefined, 404, undefined],
    ['POST', path, '{"properties":', 400, 'VALIDATION_ERROR'],
    ['POST', path, '', 400, 'VALIDATION_ERROR'],
    ['POST', path, '[]', 400, 'VALIDATION_ERROR'],
    ['POST', path, { properties: 'A' }, 400, 'VALIDATION_ERROR'],
    ['GET', `${path}?limit=101`, undefined, 400, 'VALIDATION_ERROR'],
  ])('%s %s %j is refused with %i %s', async (method, address, body, status, category) => {
    const { call } = await createTestAccount();
    const answer = await call(method, address, body);
    expect(answer).toMatchObject({ status, body: { status: 'error', correlationId: expect.any(String) } });
    expect((answer.body as { category?: string }).category).toBe(category);
    expect(answer.headers.get('X-HubSpot-Correlation-Id')).toBe(
      (answer.body as { correlationId: string }).correlationId,
    );
  });
});

describe('a list', () => {
  test('pages by id, and shows archived records only where they are asked for', async () => {
    const { call, account } = await createTestAccount();
    const seeds = ['900', '1000', '1100', '1200'].map((id) => ({ id, properties: { name: id } }));
    account.admin.seed('companies', seeds.reverse());
    await call('DELETE', `${path}/1100`);
    const first = await call('GET', `${path}?limit=2`);
    expect(first.body).toMatchObject({ results: [{ id: '900' }, { id: '1000' }], paging: { next: { after: '1200' } } });
    const second = (await call('GET', `${path}?limit=2&after=1200`)).body;
    expect(second).toMatchObject({ results: [{ id: '1200' }] });
    expect(second).not.toHaveProperty('paging');
    expect((await call('GET', `${path}?archived=true`)).body).toMatchObject({
      results: [{ id: '1100', archived: true }],
    });
  });

  test('brings the associations that are asked for', async () => {
    const { call } = await createTestAccount();
    const company = await create(call, 'companies', { name: 'A' });
    const associations = [{ to: { id: company }, types: [hubspotDefined(341)] }];
    await create(call, 'deals', { dealname: 'D' }, associations);
    expect((await call('GET', '/crm/v3/objects/deals?associations=companies,contacts')).body).toMatchObject({
      results: [
        {
          associations: {
            companies: {
              results: [
                { id: company, type: 'deal_to_company_unlabeled' },
                { id: company, type: 'deal_to_company' },
              ],
            },
          },
        },
      ],
    });
  });
});

describe('deals and leads', () => {
  test('a stage of a deal decides whether it is closed and won', async () => {
    const { call } = await createTestAccount({ currencies: ['EUR', 'USD'] });
    const id = await create(call, 'deals', { dealname: 'D', dealstage: 'contractsent', amount: '1200.50' });
    const wanted = 'hs_is_closed,hs_is_closed_won,pipeline,deal_currency_code,hs_deal_stage_probability';
    const read = async () => (await call('GET', `/crm/v3/objects/deals/${id}?properties=${wanted}`)).body;
    expect(await read()).toMatchObject({
      properties: {
        hs_is_closed: 'false',
        hs_is_closed_won: 'false',
        pipeline: 'default',
        deal_currency_code: 'EUR',
        hs_deal_stage_probability: '0.9',
      },
    });
    await call('PATCH', `/crm/v3/objects/deals/${id}`, { properties: { dealstage: 'closedlost' } });
    expect(await read()).toMatchObject({ properties: { hs_is_closed: 'true', hs_is_closed_won: 'false' } });
    await call('PATCH', `/crm/v3/objects/deals/${id}`, { properties: { dealstage: 'closedwon' } });
    expect(await read()).toMatchObject({ properties: { hs_is_closed: 'true', hs_is_closed_won: 'true' } });
  });

  test('a lead needs a name, and a company or contact', async () => {
    const { call } = await createTestAccount();
    const company = await create(call, 'companies', { name: 'Acme' });
    const associations = [{ to: { id: company }, types: [hubspotDefined(610)] }];
    const leads = '/crm/v3/objects/leads';
    expect(await call('POST', leads, { properties: {}, associations })).toMatchObject({
      status: 400,
      body: { context: { properties: ['hs_lead_name'] } },
    });
    expect(await call('POST', leads, { properties: { hs_lead_name: 'L' } })).toMatchObject({ status: 400 });
    const id = await create(call, 'leads', { hs_lead_name: 'L' }, associations);
    const wanted = 'hs_pipeline,hs_pipeline_stage,hs_primary_company_id,hs_associated_company_name,hs_lead_is_open';
    expect((await call('GET', `${leads}/${id}?properties=${wanted}`)).body).toMatchObject({
      properties: {
        hs_pipeline: 'lead-pipeline-id',
        hs_pipeline_stage: 'new-stage-id',
        hs_primary_company_id: company,
        hs_associated_company_name: 'Acme',
        hs_lead_is_open: 'true',
      },
    });
  });
});
