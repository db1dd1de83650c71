import { expect, test } from 'vitest';
import { create, createTestAccount } from '../test-account.ts';

const custom = { groupName: 'companyinformation' };
const levels = ['Gold', 'Silver'].map((value) => ({ label: value, value }));

async function createWithProperties() {
  const made = await createTestAccount();
  const add = (name: string, type: string, fieldType: string, options: object[] = []) =>
    made.call('POST', '/crm/v3/properties/companies', { ...custom, name, label: name, type, fieldType, options });
  await add('level', 'enumeration', 'select', levels);
  await add('levels', 'enumeration', 'checkbox', levels);
  await add('listed', 'bool', 'booleancheckbox');
  await add('since', 'date', 'date');
  await add('seen', 'datetime', 'date');
  await add('count', 'number', 'number');
  return made;
}

test.each([
  ['level', 'Gold', 'Gold'],
  ['levels', 'Gold;Silver', 'Gold;Silver'],
  ['listed', true, 'true'],
  ['listed', 'FALSE', 'false'],
  ['since', '2026-11-23', '2026-11-23'],
  ['since', '1795392000000', '2026-11-23'],
  ['seen', '2026-11-23T10:00:00Z', '2026-11-23T10:00:00.000Z'],
  ['seen', 1795428000123, '2026-11-23T10:00:00.123Z'],
  ['count', 12.5, '12.5'],
  ['count', '1e3', '1e3'],
  ['name', '', undefined],
])('%s takes %j and keeps it as %j', async (name, given, kept) => {
  const { call } = await createWithProperties();
  const { status, body } = await call('POST', '/crm/v3/objects/companies', { properties: { [name]: given } });
  expect(status).toBe(201);
  expect((body as { properties: Record<string, string> }).properties[name]).toBe(kept);
});

test.each([
  ['nope', 'A', 'PROPERTY_DOESNT_EXIST', 'Property "nope" does not exist'],
  ['level', 'Tin', 'INVALID_OPTION', 'Tin was not one of the allowed options: [Gold, Silver]'],
  ['level', 'gold', 'INVALID_OPTION', 'gold was not one of the allowed options: [Gold, Silver]'],
  ['levels', 'Gold;Tin', 'INVALID_OPTION', 'Tin was not one of the allowed options: [Gold, Silver]'],
  ['listed', 'yes', 'INVALID_OPTION', 'yes was not one of the allowed options: [true, false]'],
  ['since', 'soon', 'INVALID_DATE', 'soon was not a valid date.'],
  ['since', '1795428000000', 'INVALID_DATE', '1795428000000 is at midnight UTC: false'],
  ['seen', 'soon', 'INVALID_LONG', 'soon was not a valid long.'],
  ['count', 'many', 'INVALID_INTEGER', 'many was not a valid number.'],
  ['hs_object_id', '1', 'READ_ONLY_VALUE', '"hs_object_id" is a read only property; its value cannot be set.'],
  ['hubspot_owner_id', '1', 'INVALID_OPTION', '1 was not one of the allowed options: [60500001]'],
])('%s does not take %j: %s', async (name, given, code, message) => {
  const { call, account } = await createWithProperties();
  const { status, body } = await call('POST', '/crm/v3/objects/companies', { properties: { [name]: given } });
  expect(status).toBe(400);
  expect(body).toMatchObject({
    status: 'error',
    category: 'VALIDATION_ERROR',
    message: expect.stringMatching(/^Property values were not valid: \[\{"isValid":false/),
    errors: [{ message, code, context: { propertyName: [name] } }],
  });
  expect(account.admin.listRecords('companies')).toEqual([]);
});

test('everything wrong with a record is told at once', async () => {
  const { call } = await createWithProperties();
  const { body } = await call('POST', '/crm/v3/objects/companies', {
    properties: { nope: 'A', level: 'Tin', name: 'B' },
  });
  expect(body).toMatchObject({ errors: [{ code: 'PROPERTY_DOESNT_EXIST' }, { code: 'INVALID_OPTION' }] });
});

test('a leading semicolon adds to the boxes that are ticked', async () => {
  const { call } = await createWithProperties();
  const id = await create(call, 'companies', { levels: 'Silver' });
  const { body } = await call('PATCH', `/crm/v3/objects/companies/${id}`, { properties: { levels: ';Gold' } });
  expect(body).toMatchObject({ properties: { levels: 'Silver;Gold' } });
});

test('a stage must be one of the deal’s pipeline', async () => {
  const { call } = await createTestAccount();
  const properties = { dealname: 'D', dealstage: 'new-stage-id' };
  expect(await call('POST', '/crm/v3/objects/deals', { properties })).toMatchObject({
    status: 400,
    body: { errors: [{ code: 'INVALID_OPTION' }] },
  });
});
