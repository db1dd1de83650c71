import { describe, expect, test } from 'vitest';
import { create, createLabel, createTestAccount, hubspotDefined, userDefined } from '../test-account.ts';

async function createPair() {
  const made = await createTestAccount();
  const deal = await create(made.call, 'deals', { dealname: 'D' });
  const company = await create(made.call, 'companies', { name: 'C' });
  return { ...made, deal, company, path: `/crm/v4/objects/deals/${deal}/associations/companies` };
}

describe('the associations of one record', () => {
  test('are made with a label, read, and ended', async () => {
    const { call, deal, company, path } = await createPair();
    const [partner] = await createLabel(call, 'deals', 'companies', 'partner');
    expect(await call('PUT', `${path}/${company}`, [userDefined(partner)])).toMatchObject({
      status: 201,
      body: {
        fromObjectTypeId: '0-3',
        fromObjectId: Number(deal),
        toObjectTypeId: '0-2',
        toObjectId: Number(company),
        labels: ['Primary', 'partner'],
      },
    });
    expect(await call('GET', path)).toMatchObject({
      status: 200,
      body: {
        results: [
          {
            toObjectId: Number(company),
            associationTypes: [
              { typeId: 341, label: null },
              { typeId: 5 },
              { category: 'USER_DEFINED', typeId: partner },
            ],
          },
        ],
      },
    });
    expect((await call('DELETE', `${path}/${company}`)).status).toBe(204);
    expect((await call('DELETE', `${path}/${company}`)).status).toBe(204);
    expect((await call('GET', path)).body).toEqual({ results: [] });
  });

  test('come in pages', async () => {
    const { call, path, account } = await createPair();
    const ids = account.admin.seed('companies', [{ properties: { name: 'A' } }, { properties: { name: 'B' } }]);
    for (const id of ids) await call('PUT', path.replace('/companies', `/default/companies/${id}`));
    const first = await call('GET', `${path}?limit=1`);
    expect(first.body).toMatchObject({ results: [{ toObjectId: Number(ids[0]) }], paging: { next: { after: '1' } } });
    expect((await call('GET', `${path}?limit=1&after=1`)).body).toEqual({
      results: [{ toObjectId: Number(ids[1]), associationTypes: [expect.objectContaining({ typeId: 341 })] }],
    });
  });

  test('with a record that is not there are refused', async () => {
    const { call, path } = await createPair();
    expect(await call('PUT', path.replace('/companies', '/default/companies/77'))).toMatchObject({
      status: 404,
      body: { category: 'OBJECT_NOT_FOUND' },
    });
    expect((await call('PUT', `${path}/77`, [hubspotDefined(5)])).status).toBe(404);
    expect((await call('PUT', `${path}/77`, {})).status).toBe(400);
  });
});

describe('a lead', () => {
  async function createLead() {
    const made = await createTestAccount();
    const company = await create(made.call, 'companies', { name: 'C' });
    const contact = await create(made.call, 'contacts', { email: 'jo@example.com' });
    const lead = await create(made.call, 'leads', { hs_lead_name: 'L' }, [
      { to: { id: company }, types: [hubspotDefined(610)] },
      { to: { id: contact }, types: [hubspotDefined(578)] },
    ]);
    const isArchived = () => made.account.admin.findRecord('leads', lead)?.archived;
    return { ...made, company, contact, lead, isArchived };
  }

  test('is deleted with its last primary association', async () => {
    const { call, company, contact, lead, isArchived } = await createLead();
    await call('DELETE', `/crm/v4/objects/leads/${lead}/associations/companies/${company}`);
    expect(isArchived()).toBe(false);
    const input = { from: { id: contact }, to: { id: lead }, types: [hubspotDefined(579)] };
    await call('POST', '/crm/v4/associations/contacts/leads/batch/labels/archive', { inputs: [input] });
    expect(isArchived()).toBe(true);
  });

  test('that never had a primary one stays whatever it loses', async () => {
    const { call, company, account } = await createLead();
    const [lead = ''] = account.admin.seed('leads', [{ properties: { hs_lead_name: 'S' } }]);
    await call('DELETE', `/crm/v4/objects/leads/${lead}/associations/companies/${company}`);
    expect(account.admin.findRecord('leads', lead)?.archived).toBe(false);
  });

  test('stays when another company becomes its primary one', async () => {
    const { call, lead, isArchived, account } = await createLead();
    const other = await create(call, 'companies', { name: 'O' });
    await call('PUT', `/crm/v4/objects/leads/${lead}/associations/companies/${other}`, [hubspotDefined(580)]);
    expect(isArchived()).toBe(false);
    expect(account.admin.findRecord('leads', lead)?.properties.hs_primary_company_id).toBe(other);
  });
});
