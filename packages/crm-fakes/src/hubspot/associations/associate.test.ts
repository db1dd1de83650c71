import { array, assert, asyncProperty, constantFrom, record, subarray } from 'fast-check';
import { expect, test } from 'vitest';
import type { HubSpotAccount } from '../hubspot-account.ts';
import { createLabel, createTestAccount, hubspotDefined, userDefined } from '../test-account.ts';

const deals = ['101', '102'];
const companies = ['101', '102', '103'];

const step = record({
  act: constantFrom('associate', 'label', 'makePrimary', 'unlabel', 'unlabelFromCompany', 'end', 'archive', 'restore'),
  deal: constantFrom(...deals),
  company: constantFrom(...companies),
  labels: subarray([0, 1], { minLength: 1 }),
});

async function createWorld() {
  const { account, callAsPerson: call } = await createTestAccount();
  account.admin.seed(
    'deals',
    deals.map((id) => ({ id, properties: {} })),
  );
  account.admin.seed(
    'companies',
    companies.map((id) => ({ id, properties: {} })),
  );
  const labels = [
    await createLabel(call, 'deals', 'companies', 'a'),
    await createLabel(call, 'deals', 'companies', 'b'),
  ];
  return { account, call, labels };
}

test('whatever is done, both sides see the same, and a deal has one primary company at most', async () => {
  await assert(
    asyncProperty(array(step, { maxLength: 15 }), async (steps) => {
      const { account, call, labels } = await createWorld();
      for (const { act, deal, company, labels: chosen } of steps) {
        const path = `/crm/v4/objects/deals/${deal}/associations`;
        const pair = { from: { id: deal }, to: { id: company } };
        const there = chosen.map((n) => userDefined(labels[n]?.[0] ?? 0));
        const back = chosen.map((n) => userDefined(labels[n]?.[1] ?? 0));
        if (act === 'associate') await call('PUT', `${path}/default/companies/${company}`);
        if (act === 'label') await call('PUT', `${path}/companies/${company}`, there);
        if (act === 'makePrimary') await call('PUT', `${path}/companies/${company}`, [hubspotDefined(5)]);
        if (act === 'end') await call('DELETE', `${path}/companies/${company}`);
        if (act === 'archive') await call('DELETE', `/crm/v3/objects/companies/${company}`);
        if (act === 'restore') account.admin.restore('companies', company);
        if (act === 'unlabel') {
          const inputs = [{ ...pair, types: there }];
          await call('POST', '/crm/v4/associations/deals/companies/batch/labels/archive', { inputs });
        }
        if (act === 'unlabelFromCompany') {
          const inputs = [{ from: pair.to, to: pair.from, types: back }];
          await call('POST', '/crm/v4/associations/companies/deals/batch/labels/archive', { inputs });
        }
        expectSound(account);
      }
    }),
    { numRuns: 40 },
  );
});

function expectSound({ admin }: HubSpotAccount): void {
  const seenFromCompanies = companies
    .filter((id) => !admin.findRecord('companies', id)?.archived)
    .flatMap((company) =>
      admin
        .listAssociations('companies', company, 'deals')
        .map(({ toObjectId, types }) => [toObjectId, company, labelsOf(types)]),
    );
  const seenFromDeals = deals.flatMap((deal) => {
    const links = admin.listAssociations('deals', deal, 'companies');
    expect(
      links.filter(({ types }) => types.some(({ typeId, category }) => typeId === 5 && category === 'HUBSPOT_DEFINED'))
        .length,
    ).toBeLessThanOrEqual(1);
    for (const { types } of links)
      expect(types).toContainEqual({ category: 'HUBSPOT_DEFINED', typeId: 341, label: null });
    return links.map(({ toObjectId, types }) => [deal, toObjectId, labelsOf(types)]);
  });
  expect(new Set(seenFromDeals.map(String))).toEqual(new Set(seenFromCompanies.map(String)));
}

function labelsOf(types: readonly { label: string | null }[]): string {
  return types
    .map(({ label }) => String(label))
    .sort()
    .join('+');
}
