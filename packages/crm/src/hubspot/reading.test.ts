import { afterEach, describe, expect, it } from 'vitest';
import { readAll } from '../testing/read-all.ts';
import { answerNothing, type ScriptedHubSpot, startScriptedHubSpot } from '../testing/scripted-hubspot.ts';
import type { HubSpotCrmOptions } from './hubspot-crm.ts';

let hubspot: ScriptedHubSpot | undefined;
afterEach(() => hubspot?.close());

/** An adapter to which HubSpot answers these bodies, by method and path; for the rest there is nothing. */
async function open(script: Record<string, object | object[]>, options: Partial<HubSpotCrmOptions> = {}) {
  const answers = new Map(Object.entries(script).map(([call, bodies]) => [call, [bodies].flat()]));
  hubspot = await startScriptedHubSpot((request) => {
    const call = `${request.method} ${request.url.split('?')[0]}`;
    const bodies = answers.get(call);
    const body = bodies && (bodies.length > 1 ? bodies.shift() : bodies[0]);
    return body ? { status: 'numErrors' in body ? 207 : 200, body } : answerNothing(request);
  }, options);
  return hubspot.crm;
}

const bodiesOf = (path: string) =>
  hubspot
    ?.calls()
    .filter(({ url }) => url === path)
    .map(({ body }) => JSON.parse(body) as unknown);

// The shapes are those of HubSpot's developer documentation: "Deals", "Companies", "Leads", "Associate records" (a batch
// read answers numbers as ids of the other side), "Pipelines", "Owners", "User provisioning".
const DEAL = {
  id: '51569020844',
  properties: {
    amount: '1500.00', createdate: '2026-10-30T03:30:17.883Z', dealname: 'Fleet renewal', dealstage: 'presentationscheduled',
    deal_currency_code: 'EUR', hs_lastmodifieddate: '2026-11-07T16:50:06.678Z', hs_object_id: '51569020844',
    hs_updated_by_user_id: '9586504', hubspot_owner_id: '910901', pipeline: 'default', tierline_partner: null, tierline_distributor: '77',
  },
  createdAt: '2026-10-30T03:30:17.883Z',
  updatedAt: '2026-11-07T16:50:06.678Z',
  archived: false,
}; // biome-ignore format: one record

const own = (typeId: number, label: string) => ({ category: 'USER_DEFINED', typeId, label });
const plain = { category: 'HUBSPOT_DEFINED', typeId: 341, label: null };
const primary = { category: 'HUBSPOT_DEFINED', typeId: 5, label: 'Primary' };
const batch = (results: object[], more: object = {}) => ({
  status: 'COMPLETE',
  results,
  startedAt: '2026-11-23T10:00:00.000Z',
  completedAt: '2026-11-23T10:00:00.010Z',
  ...more,
});
const company = (id: string, name: string | null) => ({
  id,
  properties: { name, hs_object_id: id },
  createdAt: '2026-10-30T03:30:17.883Z',
  updatedAt: '2026-10-30T03:30:17.883Z',
  archived: false,
});

const LABELS = { deal: { partner: 1, secondPartner: 3 }, lead: { partner: 5, secondPartner: 7 } };
const LINKS = 'POST /crm/v4/associations/deals/companies/batch/read';
const COMPANIES = 'POST /crm/v3/objects/companies/batch/read';

const SURROUNDINGS = {
  'GET /crm/v3/objects/deals/51569020844': DEAL,
  [COMPANIES]: batch([company('75', 'City of Springfield'), company('76', 'Carahsoft'), company('77', 'TD SYNNEX')]),
  'GET /crm/v3/pipelines/deals': {
    results: [
      {
        id: 'default', label: 'Sales Pipeline', displayOrder: 0, archived: false,
        createdAt: '1970-01-01T00:00:00Z', updatedAt: '1970-01-01T00:00:00Z',
        stages: [{
          id: 'presentationscheduled', label: 'Presentation Scheduled', displayOrder: 2, archived: false,
          metadata: { isClosed: 'false', probability: '0.6' }, createdAt: '1970-01-01T00:00:00Z', updatedAt: '1970-01-01T00:00:00Z',
        }],
      },
    ],
  },
  'GET /crm/v3/owners/': { results: [{ id: '910901', email: 'ada@vendor.example', firstName: 'Ada', lastName: 'Example', userId: 9586504, archived: false }] },
  'GET /settings/v3/users/': { results: [{ id: '9586504', email: 'grace@vendor.example', firstName: 'Grace', lastName: 'Example', superAdmin: true }] },
}; // biome-ignore format: recorded

describe('a deal', () => {
  it('has its companies by their labels, and all names of what its properties number', async () => {
    const links = batch([
      {
        from: { id: '51569020844' },
        to: [
          { toObjectId: 75, associationTypes: [plain, primary] },
          { toObjectId: 76, associationTypes: [plain, own(1, 'Partner')] },
          { toObjectId: 77, associationTypes: [own(3, 'Distributor'), plain] },
        ],
      },
    ]);
    const crm = await open({ ...SURROUNDINGS, [LINKS]: links }, { labels: LABELS });
    expect(await crm.find('deal', '51569020844')).toEqual({
      id: '51569020844',
      name: 'Fleet renewal',
      modifiedAt: '2026-11-07T16:50:06.678Z',
      modifiedBy: 'Grace Example',
      deleted: false,
      customerId: '75',
      customerName: 'City of Springfield',
      partnerId: '76',
      partnerName: 'Carahsoft',
      secondPartnerId: '77',
      secondPartnerName: 'TD SYNNEX',
      stage: 'Presentation Scheduled',
      open: true,
      amount: { minor: 150_000, currency: 'EUR' },
      ownerName: 'Ada Example',
      ownerEmail: 'ada@vendor.example',
      convertedToId: null,
    });
  });

  it('without companies is reported as an error among the answers, and has none', async () => {
    const none = {
      status: 'error',
      category: 'OBJECT_NOT_FOUND',
      subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
      message: 'No company is associated with deal 51569020844.',
      context: { fromObjectId: ['51569020844'], fromObjectType: ['deal'], toObjectType: ['company'] },
    };
    const crm = await open(
      { ...SURROUNDINGS, [LINKS]: batch([], { numErrors: 1, errors: [none] }) },
      { labels: LABELS },
    );
    expect(await crm.find('deal', '51569020844')).toMatchObject({
      customerId: null,
      partnerId: null,
      secondPartnerId: null,
    });
  });

  it('whose companies HubSpot could not tell is not taken for one without', async () => {
    const failed = { status: 'error', category: 'INTERNAL_ERROR', message: 'internal error', context: {} };
    const crm = await open(
      { ...SURROUNDINGS, [LINKS]: batch([], { numErrors: 1, errors: [failed] }) },
      { labels: LABELS },
    );
    await expect(crm.find('deal', '51569020844')).rejects.toMatchObject({
      code: 'unavailable',
      message: 'internal error',
    });
  });

  it('with more companies than fit into an answer is asked about again', async () => {
    const from = { id: '51569020844' };
    const first = {
      from,
      to: [{ toObjectId: 76, associationTypes: [plain, own(1, 'Partner')] }],
      paging: { next: { after: 'NzY%3D' } },
    };
    const second = { from, to: [{ toObjectId: 77, associationTypes: [plain, own(3, 'Distributor')] }] };
    const crm = await open({ ...SURROUNDINGS, [LINKS]: [batch([first]), batch([second])] }, { labels: LABELS });
    expect(await crm.find('deal', '51569020844')).toMatchObject({ partnerId: '76', secondPartnerId: '77' });
    expect(bodiesOf('/crm/v4/associations/deals/companies/batch/read')).toEqual([
      { inputs: [{ id: '51569020844' }] },
      { inputs: [{ id: '51569020844', after: 'NzY%3D' }] },
    ]);
  });

  it('names its company by id alone where the company is gone, or has no name', async () => {
    const gone = {
      status: 'error',
      category: 'OBJECT_NOT_FOUND',
      message: 'Could not get some COMPANY objects',
      context: { ids: ['77'] },
    };
    const answer = batch([company('76', null)], { numErrors: 1, errors: [gone] });
    const named = { ...DEAL, properties: { ...DEAL.properties, tierline_partner: '76' } };
    const crm = await open({ ...SURROUNDINGS, 'GET /crm/v3/objects/deals/51569020844': named, [COMPANIES]: answer });
    expect(await crm.find('deal', '51569020844')).toMatchObject({
      partnerId: '76', partnerName: null, secondPartnerId: '77', secondPartnerName: null,
    }); // biome-ignore format: pairs
  });

  it('that names no currency has that of the company', async () => {
    const { deal_currency_code: _, ...properties } = DEAL.properties;
    const crm = await open({ ...SURROUNDINGS, 'GET /crm/v3/objects/deals/51569020844': { ...DEAL, properties } });
    expect(await crm.find('deal', '51569020844')).toMatchObject({ amount: { minor: 150_000, currency: 'USD' } });
  });

  it('in a stage that no pipeline has shows the stage as it is, and is open', async () => {
    const moved = {
      ...DEAL,
      properties: { ...DEAL.properties, dealstage: '17', hubspot_owner_id: '18', hs_updated_by_user_id: '19' },
    };
    const crm = await open({ ...SURROUNDINGS, 'GET /crm/v3/objects/deals/51569020844': moved });
    expect(await crm.find('deal', '51569020844')).toMatchObject({
      stage: '17',
      open: true,
      ownerName: null,
      modifiedBy: null,
    });
  });
});

describe('a deal that was merged into another', () => {
  it('is no more, though HubSpot answers with the other', async () => {
    const crm = await open({ ...SURROUNDINGS, 'GET /crm/v3/objects/deals/17': DEAL });
    expect(await crm.find('deal', '17')).toBeNull();
    await expect(crm.writeSecondPartner('deal', '17', null)).rejects.toMatchObject({ code: 'not_found' });
    expect(hubspot?.calls().filter(({ method }) => method === 'PATCH')).toEqual([]);
  });
});

describe('a page of deals', () => {
  it('costs one request for all companies, and one for all names', async () => {
    const deals = Array.from({ length: 60 }, (_, n) => ({ ...DEAL, id: String(1000 + n) }));
    const crm = await open({ ...SURROUNDINGS, 'GET /crm/v3/objects/deals': { results: deals } });
    const records = await readAll(crm, 'deal', null);
    expect(records).toHaveLength(60);
    expect(bodiesOf('/crm/v4/associations/deals/companies/batch/read')).toEqual([
      { inputs: deals.map(({ id }) => ({ id })) },
    ]);
    expect(bodiesOf('/crm/v3/objects/companies/batch/read')).toHaveLength(1);
  });
});

describe('an archived deal', () => {
  it('is dated when it was archived, and nobody asks for its companies', async () => {
    const archived = { ...DEAL, archived: true, archivedAt: '2026-11-23T09:59:00.000Z' };
    const older = { ...archived, id: '4', archivedAt: '2026-11-20T09:59:00.000Z' };
    const crm = await open(
      { ...SURROUNDINGS, 'GET /crm/v3/objects/deals': { results: [archived, older] } },
      { labels: LABELS },
    );
    const records = await readAll(crm, 'deal', '2026-11-23T09:00:00Z');
    expect(records).toMatchObject([
      { id: '51569020844', deleted: true, modifiedAt: '2026-11-23T09:59:00.000Z', secondPartnerId: null },
    ]);
    expect(bodiesOf('/crm/v4/associations/deals/companies/batch/read')).toEqual([]);
  });
});

describe('a lead', () => {
  const LEAD = {
    ...DEAL,
    id: '401',
    properties: {
      hs_lead_name: 'Ann Example',
      hs_pipeline_stage: 'qualified-stage-id',
      hs_lastmodifieddate: '2026-11-07T16:50:06Z',
    },
  };
  const contact = {
    toObjectId: 90,
    associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 578, label: 'Primary' }],
  };
  const script = {
    'GET /crm/v3/objects/leads/401': LEAD,
    'POST /crm/v4/associations/leads/contacts/batch/read': batch([{ from: { id: '401' }, to: [contact] }]),
    'POST /crm/v3/objects/contacts/batch/read': batch([
      { ...company('90', null), properties: { company: 'Springfield Ltd' } },
    ]),
    'POST /crm/v4/associations/leads/deals/batch/read': batch([
      {
        from: { id: '401' },
        to: [
          { toObjectId: 55, associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 1037, label: null }] },
          { toObjectId: 99, associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 582, label: 'Primary' }] },
        ],
      },
    ]),
  };

  it('has the company that its contact gave, where it has none itself', async () => {
    const crm = await open(script);
    expect(await crm.find('lead', '401')).toMatchObject({
      name: 'Ann Example',
      customerId: null,
      customerName: 'Springfield Ltd',
    });
  });

  it('that is open is converted into nothing, though a deal is associated', async () => {
    const open_ = { ...LEAD, properties: { ...LEAD.properties, hs_pipeline_stage: 'connected-stage-id' } };
    const crm = await open({ ...script, 'GET /crm/v3/objects/leads/401': open_ });
    expect(await crm.find('lead', '401')).toMatchObject({ open: true, convertedToId: null });
  });

  it.each([
    ['a state', 'done', { leadState: 'QUALIFIED' }, false],
    ['a state', 'lost', { leadState: 'UNQUALIFIED' }, false],
    ['a state', 'new', { leadState: 'NEW' }, true],
    ["HubSpot's own id", 'unqualified-stage-id', {}, false],
  ])('is closed by the stage it is in, told by %s: %s %j', async (_, id, metadata, isOpen) => {
    const stage = { id, label: 'Stage', displayOrder: 0, metadata, archived: false };
    const crm = await open({
      ...script,
      'GET /crm/v3/pipelines/leads': { results: [{ id: 'p', label: 'Leads', displayOrder: 0, stages: [stage] }] },
      'GET /crm/v3/objects/leads/401': { ...LEAD, properties: { ...LEAD.properties, hs_pipeline_stage: id } },
    });
    expect(await crm.find('lead', '401')).toMatchObject({ open: isOpen, convertedToId: isOpen ? null : '99' });
  });
});
