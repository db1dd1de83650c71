import { describe, expect, test } from 'vitest';
import { create, createTestAccount, hubspotDefined } from '../test-account.ts';

async function createCompanies() {
  const made = await createTestAccount();
  const [one, two] = [
    await create(made.call, 'companies', { name: 'A' }),
    await create(made.call, 'companies', { name: 'B' }),
  ];
  const read = async (type: string, id: string) => made.account.admin.findRecord(type, id)?.properties ?? {};
  const put = (path: string, typeId: number) => made.call('PUT', `/crm/v4/objects/${path}`, [hubspotDefined(typeId)]);
  return { ...made, one, two, read, put };
}

describe('the primary company of a contact', () => {
  test('is in a property too, whose change stamps the contact and is told', async () => {
    const { account, call, clock, one, two, read, put } = await createCompanies();
    const id = await create(call, 'contacts', { lastname: 'Example' });
    expect((await read('contacts', id)).associatedcompanyid).toBeNull();
    for (const company of [one, two]) {
      clock.advance({ seconds: 60 });
      await put(`contacts/${id}/associations/companies/${company}`, 1);
      expect(await read('contacts', id)).toMatchObject({
        associatedcompanyid: company,
        lastmodifieddate: clock.now().toISOString(),
      });
    }
    clock.advance({ seconds: 60 });
    await call('DELETE', `/crm/v4/objects/contacts/${id}/associations/companies/${two}`);
    expect(await read('contacts', id)).toMatchObject({
      associatedcompanyid: null,
      lastmodifieddate: clock.now().toISOString(),
    });
    expect(account.admin.listAssociations('contacts', id, 'companies')).toMatchObject([{ toObjectId: one }]);
  });

  test('cannot be set as a property', async () => {
    const { call, one } = await createCompanies();
    const id = await create(call, 'contacts', { lastname: 'Example' });
    const properties = { associatedcompanyid: one };
    expect(await call('PATCH', `/crm/v3/objects/contacts/${id}`, { properties })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'READ_ONLY_VALUE' }] },
    });
  });
});

test('the parent of a company is the one that it is associated with as a child', async () => {
  const { account, one, two, read, put } = await createCompanies();
  await put(`companies/${two}/associations/companies/${one}`, 14);
  expect((await read('companies', two)).hs_parent_company_id).toBe(one);
  expect((await read('companies', one)).hs_parent_company_id).toBeNull();
  const [link] = account.admin.listAssociations('companies', one, 'companies');
  expect(link?.types).toContainEqual({ category: 'HUBSPOT_DEFINED', typeId: 13, label: 'Child Company' });
});

test('an email is kept in lower case, and is one', async () => {
  const { call, account } = await createTestAccount();
  const id = await create(call, 'contacts', { email: ' Jo@Example.com ' });
  expect(account.admin.findRecord('contacts', id)?.properties.email).toBe('jo@example.com');
  expect(await call('PATCH', `/crm/v3/objects/contacts/${id}`, { properties: { email: 'jo at home' } })).toMatchObject({
    status: 400,
    body: { errors: [{ code: 'INVALID_EMAIL', context: { propertyName: ['email'] } }] },
  });
});
