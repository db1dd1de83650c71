import { describe, expect, test } from 'vitest';
import { create, createTestAccount } from '../test-account.ts';

const path = '/crm/v3/properties/deals';
const partner = {
  name: 'tierline_partner',
  label: 'Partner',
  groupName: 'tierline',
  type: 'enumeration',
  fieldType: 'select',
  options: [{ label: 'Acme', value: '101' }],
};

async function createWithGroup() {
  const made = await createTestAccount();
  await made.call('POST', `${path}/groups`, { name: 'tierline', label: 'Tierline' });
  return made;
}

describe('properties', () => {
  test('of HubSpot’s own are listed, and cannot be changed', async () => {
    const { call } = await createTestAccount({ currencies: ['EUR', 'USD'] });
    const { results } = (await call('GET', path)).body as { results: { name: string }[] };
    expect(results.map(({ name }) => name)).toEqual(expect.arrayContaining(['dealname', 'hs_is_closed', 'amount']));
    expect((await call('GET', `${path}/deal_currency_code`)).body).toMatchObject({
      hubspotDefined: true,
      options: [{ value: 'EUR' }, { value: 'USD' }],
      modificationMetadata: { archivable: false, readOnlyDefinition: true, readOnlyValue: false },
    });
    expect((await call('PATCH', `${path}/dealname`, { label: 'Name' })).status).toBe(403);
    expect((await call('DELETE', `${path}/dealname`)).status).toBe(400);
  });

  test('of one’s own are created, changed and archived', async () => {
    const { call, clock } = await createWithGroup();
    expect(await call('POST', path, partner)).toMatchObject({
      status: 201,
      body: { ...partner, options: [{ label: 'Acme', value: '101', displayOrder: 0, hidden: false }], archived: false },
    });
    clock.advance({ minutes: 1 });
    const options = [...partner.options, { label: 'Beta', value: '102' }];
    expect(await call('PATCH', `${path}/tierline_partner`, { options })).toMatchObject({
      status: 200,
      body: { label: 'Partner', options: [{ value: '101' }, { value: '102' }], updatedAt: '2026-11-23T10:01:00.750Z' },
    });
    await create(call, 'deals', { tierline_partner: '102' });

    expect((await call('DELETE', `${path}/tierline_partner`)).status).toBe(204);
    expect(await call('GET', `${path}/tierline_partner`)).toMatchObject({
      status: 404,
      body: { category: 'OBJECT_NOT_FOUND' },
    });
    expect((await call('GET', `${path}?archived=true`)).body).toMatchObject({
      results: [{ name: 'tierline_partner' }],
    });
    expect((await call('POST', '/crm/v3/objects/deals', { properties: { tierline_partner: '102' } })).status).toBe(400);
    expect((await call('POST', path, partner)).status).toBe(201);
  });

  test('that exist already are a conflict', async () => {
    const { call } = await createWithGroup();
    await call('POST', path, partner);
    expect(await call('POST', path, partner)).toMatchObject({
      status: 409,
      body: { category: 'OBJECT_ALREADY_EXISTS', message: "A property named 'tierline_partner' already exists." },
    });
  });

  test.each([
    [{ name: undefined }],
    [{ name: 'Tierline' }],
    [{ groupName: 'nope' }],
    [{ type: 'text' }],
    [{ fieldType: 'textarea' }],
    [{ options: [{ label: 'A' }] }],
    [
      {
        options: [
          { label: 'A', value: '1' },
          { label: 'B', value: '1' },
        ],
      },
    ],
    [
      {
        options: [
          { label: 'A', value: '1' },
          { label: 'A', value: '2' },
        ],
      },
    ],
  ])('with %j are refused', async (wrong) => {
    const { call } = await createWithGroup();
    expect(await call('POST', path, { ...partner, ...wrong })).toMatchObject({
      status: 400,
      body: { category: 'VALIDATION_ERROR' },
    });
  });

  test('with unique values are ten at most', async () => {
    const { call } = await createWithGroup();
    const add = (n: number) =>
      call('POST', path, { ...partner, name: `key_${n}`, type: 'string', fieldType: 'text', hasUniqueValue: true });
    for (let n = 0; n < 10; n += 1) expect((await add(n)).status).toBe(201);
    expect((await add(10)).status).toBe(400);
  });

  test('are created, read and archived in batches', async () => {
    const { call } = await createWithGroup();
    expect(
      (await call('POST', `${path}/batch/create`, { inputs: [partner, { ...partner, name: 'other' }] })).status,
    ).toBe(201);
    const inputs = [{ name: 'other' }, { name: 'nope' }];
    expect(await call('POST', `${path}/batch/read`, { inputs })).toMatchObject({
      status: 207,
      body: { results: [{ name: 'other' }], numErrors: 1 },
    });
    expect((await call('POST', `${path}/batch/archive`, { inputs })).status).toBe(204);
    expect((await call('GET', `${path}/other`)).status).toBe(404);
  });
});

test('groups are renamed, and archived when nothing is in them', async () => {
  const { call } = await createWithGroup();
  const group = `${path}/groups/tierline`;
  expect((await call('PATCH', group, { label: 'Distribution' })).body).toMatchObject({ label: 'Distribution' });
  await call('POST', path, partner);
  expect((await call('DELETE', group)).status).toBe(400);
  await call('DELETE', `${path}/tierline_partner`);
  expect((await call('DELETE', group)).status).toBe(204);
  expect((await call('GET', group)).status).toBe(404);
  expect((await call('POST', path, partner)).status).toBe(400);
});

test('groups are created, read and listed, each name once', async () => {
  const { call } = await createWithGroup();
  expect((await call('GET', `${path}/groups/tierline`)).body).toMatchObject({ label: 'Tierline' });
  expect((await call('GET', `${path}/groups`)).body).toMatchObject({
    results: [{ name: 'dealinformation' }, { name: 'tierline' }],
  });
  expect((await call('POST', `${path}/groups`, { name: 'tierline', label: 'Again' })).status).toBe(409);
  expect((await call('GET', `${path}/groups/nope`)).status).toBe(404);
  expect((await call('POST', `${path}/groups`, {})).status).toBe(400);
});
