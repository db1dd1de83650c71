import { describe, expect, test } from 'vitest';
import { create, createLabel, createTestAccount, hubspotDefined, userDefined } from '../test-account.ts';

const base = '/crm/v4/associations/deals/companies';

async function createDealWithCompanies(count: number) {
  const made = await createTestAccount();
  const deal = await create(made.call, 'deals', { dealname: 'D' });
  const companies: string[] = [];
  for (let n = 0; n < count; n += 1) companies.push(await create(made.call, 'companies', { name: `C${n}` }));
  const types = () => made.account.admin.listAssociations('deals', deal, 'companies');
  return { ...made, deal, companies, types };
}

const unlabelled = { category: 'HUBSPOT_DEFINED', typeId: 341, label: null };
const primary = { category: 'HUBSPOT_DEFINED', typeId: 5, label: 'Primary' };

describe('associations of a deal with companies', () => {
  test('the first company becomes the primary one, and another takes its place only when told', async () => {
    const { call, deal, companies, types, account } = await createDealWithCompanies(2);
    const [a = '', b = ''] = companies;
    const inputs = companies.map((id) => ({ from: { id: deal }, to: { id } }));
    expect(await call('POST', `${base}/batch/associate/default`, { inputs })).toMatchObject({
      status: 200,
      body: {
        status: 'COMPLETE',
        results: expect.arrayContaining([{ from: { id: deal }, to: { id: a }, associationSpec: hubspotDefined(341) }]),
      },
    });
    expect(types().map((link) => link.types)).toEqual([expect.arrayContaining([unlabelled, primary]), [unlabelled]]);
    expect(account.admin.findRecord('deals', deal)?.properties.hs_primary_associated_company).toBe(a);

    const spec = { from: { id: deal }, to: { id: b }, types: [hubspotDefined(5)] };
    expect((await call('POST', `${base}/batch/create`, { inputs: [spec] })).status).toBe(201);
    expect(types().map((link) => link.types)).toEqual([[unlabelled], expect.arrayContaining([unlabelled, primary])]);
    expect(account.admin.findRecord('deals', deal)?.properties.hs_primary_associated_company).toBe(b);
    expect(account.admin.listAssociations('companies', b, 'deals')).toEqual([
      {
        toObjectId: deal,
        types: expect.arrayContaining([
          { category: 'HUBSPOT_DEFINED', typeId: 342, label: null },
          { category: 'HUBSPOT_DEFINED', typeId: 6, label: 'Primary' },
        ]),
      },
    ]);
  });

  test('labels that are given replace those that were there; the primary one and the unlabelled type stay', async () => {
    const { call, deal, companies, types } = await createDealWithCompanies(1);
    const [to = ''] = companies;
    const [partner] = await createLabel(call, 'deals', 'companies', 'partner');
    const [distributor] = await createLabel(call, 'deals', 'companies', 'distributor');
    const label = async (...ids: number[]) =>
      call('POST', `${base}/batch/create`, {
        inputs: [{ from: { id: deal }, to: { id: to }, types: ids.map(userDefined) }],
      });
    expect((await label(partner)).body).toMatchObject({
      results: [
        { fromObjectTypeId: '0-3', fromObjectId: Number(deal), toObjectId: Number(to), labels: ['Primary', 'partner'] },
      ],
    });
    await label(distributor);
    expect(types()[0]?.types.map((type) => type.label)).toEqual([null, 'Primary', 'distributor']);
    await label(partner, distributor);
    expect(types()[0]?.types.map((type) => type.label)).toEqual([null, 'Primary', 'partner', 'distributor']);

    const gone = { from: { id: deal }, to: { id: to }, types: [userDefined(distributor)] };
    expect((await call('POST', `${base}/batch/labels/archive`, { inputs: [gone] })).status).toBe(204);
    expect(types()[0]?.types.map((type) => type.label)).toEqual([null, 'Primary', 'partner']);

    const all = { from: { id: deal }, to: { id: to }, types: [hubspotDefined(341)] };
    await call('POST', `${base}/batch/labels/archive`, { inputs: [all] });
    expect(types()).toEqual([]);
  });

  test('are read for many deals at once, and a deal without any is told of as an error', async () => {
    const { call, deal, companies } = await createDealWithCompanies(1);
    const lonely = await create(call, 'deals', { dealname: 'E' });
    await call('PUT', `/crm/v4/objects/deals/${deal}/associations/default/companies/${companies[0]}`);
    const inputs = [{ id: deal }, { id: lonely }];
    expect(await call('POST', `${base}/batch/read`, { inputs })).toMatchObject({
      status: 207,
      body: {
        results: [{ from: { id: deal }, to: [{ toObjectId: Number(companies[0]) }] }],
        numErrors: 1,
        errors: [
          {
            category: 'OBJECT_NOT_FOUND',
            subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
            message: `No company is associated with deal ${lonely}.`,
            context: { fromObjectId: [lonely], fromObjectType: ['deal'], toObjectType: ['company'] },
          },
        ],
      },
    });
    expect((await call('POST', `${base}/batch/read`, { inputs: [{ id: deal }] })).status).toBe(200);
  });

  test('more than 500 of one record come in pages', async () => {
    const { call, account, deal } = await createDealWithCompanies(0);
    const ids = account.admin.seed(
      'companies',
      Array.from({ length: 501 }, (_, n) => ({ properties: { name: `C${n}` } })),
    );
    const inputs = ids.map((id) => ({ from: { id: deal }, to: { id } }));
    await call('POST', `${base}/batch/associate/default`, { inputs });
    const first = (await call('POST', `${base}/batch/read`, { inputs: [{ id: deal }] })).body as {
      results: { to: unknown[]; paging?: { next: { after: string } } }[];
    };
    expect(first.results[0]?.to).toHaveLength(500);
    const after = first.results[0]?.paging?.next.after;
    expect((await call('POST', `${base}/batch/read`, { inputs: [{ id: deal, after }] })).body).toMatchObject({
      results: [{ to: [{ toObjectId: Number(ids.at(-1)) }] }],
    });
  });

  test('leave the stamps of both records alone', async () => {
    const { call, clock, deal, companies, account } = await createDealWithCompanies(1);
    clock.advance({ minutes: 1 });
    await call('PUT', `/crm/v4/objects/deals/${deal}/associations/default/companies/${companies[0]}`);
    const stamp = { properties: { hs_lastmodifieddate: '2026-11-23T10:00:00.750Z' } };
    expect(account.admin.findRecord('deals', deal)).toMatchObject(stamp);
    expect(account.admin.findRecord('companies', companies[0] ?? '')).toMatchObject(stamp);
  });

  test('with an archived record are not seen until it is restored', async () => {
    const { call, deal, companies, types, account } = await createDealWithCompanies(1);
    const [company = ''] = companies;
    await call('PUT', `/crm/v4/objects/deals/${deal}/associations/default/companies/${company}`);
    await call('DELETE', `/crm/v3/objects/companies/${company}`);
    expect(types()).toEqual([]);
    account.admin.restore('companies', company);
    expect(types()).toHaveLength(1);
  });

  test.each([
    ['batch/create', { from: { id: '1' }, to: { id: '2' }, types: [userDefined(99)] }, 400],
    ['batch/create', { from: { id: '1' }, to: { id: '2' }, types: [hubspotDefined(342)] }, 400],
    ['batch/create', { from: { id: '1' }, to: { id: '2' }, types: [] }, 400],
    ['batch/create', { from: {}, to: { id: '2' }, types: [hubspotDefined(5)] }, 400],
    ['batch/create', { from: { id: '1' }, to: { id: '2' }, types: [hubspotDefined(5)] }, 207],
    ['batch/associate/default', { from: { id: '1' }, to: { id: '2' } }, 207],
  ])('%s %j is answered with %i', async (path, input, status) => {
    const { call } = await createTestAccount();
    expect((await call('POST', `${base}/${path}`, { inputs: [input] })).status).toBe(status);
  });

  test('at most a thousand are read, and two thousand written, in one batch', async () => {
    const { call } = await createTestAccount();
    const inputs = (count: number) => Array.from({ length: count }, (_, n) => ({ id: String(n + 1) }));
    expect((await call('POST', `${base}/batch/read`, { inputs: inputs(1001) })).status).toBe(400);
    expect((await call('POST', `${base}/batch/read`, { inputs: inputs(1000) })).status).toBe(207);
    expect((await call('POST', `${base}/batch/associate/default`, { inputs: inputs(2001) })).status).toBe(400);
  });
});
