import { describe, expect, test } from 'vitest';
import { create, createTestOrg, newDeal, query } from '../test-org.ts';

describe('UI API records', () => {
  test('named fields come with what to display, parents nested', async () => {
    const { call, clock, adminId } = createTestOrg();
    const partner = await create(call, 'Account', { Name: 'Partner', Level__c: 'Gold' });
    clock.advance({ minutes: 1 });
    const id = await create(call, 'Opportunity', { ...newDeal, Partner__c: partner, Amount: 1234.5 });
    const fields =
      'Opportunity.Name,Opportunity.Amount,Opportunity.CloseDate,Opportunity.Partner__c,Opportunity.Partner__r.Name,Opportunity.Partner__r.Level__c,Opportunity.AccountId';
    const { status, body } = await call(
      'GET',
      `/ui-api/records/${id}?fields=${fields}&optionalFields=Opportunity.Account.Name,Opportunity.Nope__c`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      apiName: 'Opportunity',
      childRelationships: {},
      eTag: expect.stringMatching(/^[0-9a-f]{32}$/),
      id,
      lastModifiedById: adminId,
      lastModifiedDate: '2026-11-23T10:01:00.000Z',
      systemModstamp: '2026-11-23T10:01:00.000Z',
      weakEtag: Date.parse('2026-11-23T10:01:00Z'),
      recordTypeId: null,
      fields: {
        Name: { displayValue: null, value: 'Campus network' },
        Amount: { displayValue: '$1,234.50', value: 1234.5 },
        CloseDate: { displayValue: '12/31/2026', value: '2026-12-31' },
        Partner__c: { displayValue: null, value: partner },
        Partner__r: {
          displayValue: 'Partner',
          value: {
            apiName: 'Account',
            id: partner,
            fields: { Name: { value: 'Partner' }, Level__c: { displayValue: 'Gold', value: 'Gold' } },
          },
        },
        AccountId: { displayValue: null, value: null },
        Account: { displayValue: null, value: null },
      },
    });
    expect((body as { fields: object }).fields).not.toHaveProperty('Nope__c');
  });

  test('a required field that does not exist for the user is refused, an optional one left out', async () => {
    const { call, callAs, newUser } = createTestOrg();
    const id = await create(call, 'Opportunity', newDeal);
    const rep = callAs(newUser('Standard User').id);
    expect(await rep('GET', `/ui-api/records/${id}?fields=Opportunity.Partner__c`)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_FIELD' }],
    });
    const { body } = await rep(
      'GET',
      `/ui-api/records/${id}?fields=Opportunity.Name&optionalFields=Opportunity.Partner__c`,
    );
    expect(Object.keys((body as { fields: object }).fields)).toEqual(['Name']);
    expect((await rep('GET', `/ui-api/records/${id}`)).status).toBe(400);
  });

  test('a write answers with the record as it then is', async () => {
    const { call } = createTestOrg();
    const made = await call('POST', '/ui-api/records', { apiName: 'Account', fields: { Name: 'A' } });
    expect(made).toMatchObject({
      status: 201,
      body: { apiName: 'Account', fields: { Name: { value: 'A' }, Listed__c: { value: true } } },
    });
    const { id } = made.body as { id: string };
    const changed = await call('PATCH', `/ui-api/records/${id}`, { fields: { Level__c: 'Gold' } });
    expect(changed).toMatchObject({ status: 200, body: { fields: { Level__c: { value: 'Gold' } } } });
    expect((await call('DELETE', `/ui-api/records/${id}`)).status).toBe(204);
    expect((await call('GET', `/ui-api/records/${id}?fields=Account.Name`)).status).toBe(404);
  });

  test('a refused write is one object with the errors by field', async () => {
    const { call, org } = createTestOrg();
    const id = await create(call, 'Opportunity', newDeal);
    org.admin.addValidationRule('Opportunity', () => ({ message: 'Ask the deal desk first', field: 'Partner__c' }));
    org.admin.addValidationRule('Opportunity', () => 'Not on a Monday');
    expect(await call('PATCH', `/ui-api/records/${id}`, { fields: { Amount: 1 } })).toMatchObject({
      status: 400,
      body: {
        enhancedErrorType: 'RecordError',
        message: 'An error occurred while trying to update the record. Please try again.',
        statusCode: 400,
        output: {
          errors: [
            {
              errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
              field: null,
              fieldLabel: null,
              message: 'Not on a Monday',
            },
          ],
          fieldErrors: {
            Partner__c: [
              {
                constituentField: null,
                duplicateRecordError: null,
                errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                field: 'Partner__c',
                fieldLabel: 'Partner',
                message: 'Ask the deal desk first',
              },
            ],
          },
        },
      },
    });
  });

  test('a write that names an older stamp than the record’s is a conflict', async () => {
    const { call, clock } = createTestOrg();
    const id = await create(call, 'Account', { Name: 'A' });
    clock.advance({ minutes: 1 });
    await call('PATCH', `/sobjects/Account/${id}`, { Phone: '1' });
    const headers = { 'If-Modified-Since': 'Mon, 23 Nov 2026 10:00:00 GMT' };
    expect((await call('PATCH', `/ui-api/records/${id}`, { fields: { Phone: '2' } }, headers)).status).toBe(409);
  });

  test('several records at once', async () => {
    const { call } = createTestOrg();
    const id = await create(call, 'Account', { Name: 'A' });
    const { body } = await call('GET', `/ui-api/records/batch/${id},001gK00000ZZZZZ?fields=Account.Name`);
    expect(body).toMatchObject({
      hasErrors: true,
      results: [
        { statusCode: 200, result: { id } },
        { statusCode: 404, result: [{ errorCode: 'NOT_FOUND' }] },
      ],
    });
  });
});

describe('picklist values', () => {
  const master = '012000000000000AAA';

  test('the master record type offers all active values, a record type its own with its default', async () => {
    const { call, org } = createTestOrg();
    const [row] = await query(call, 'SELECT Id FROM RecordType');
    const path = '/ui-api/object-info/Account/picklist-values';
    const valuesOf = async (recordType: string) => {
      const { body } = await call('GET', `${path}/${recordType}/Level__c`);
      const { values, defaultValue } = body as { values: { value: string }[]; defaultValue: { value: string } | null };
      return { values: values.map(({ value }) => value), defaultValue: defaultValue?.value };
    };
    expect(await valuesOf(master)).toEqual({ values: ['Gold', 'Silver', 'Bronze'], defaultValue: 'Silver' });
    expect(await valuesOf(String(row?.Id))).toEqual({ values: ['Gold', 'Silver'], defaultValue: 'Gold' });
    org.admin.addPicklistValue('Account', 'Level__c', 'Bronze', { active: false });
    expect((await valuesOf(master)).values).toEqual(['Gold', 'Silver']);
    const all = await call('GET', `${path}/${master}`);
    expect(all.body).toMatchObject({
      picklistFieldValues: {
        Channels__c: { values: [{ attributes: null, label: 'Phone', validFor: [], value: 'Phone' }, {}, {}] },
      },
    });
    expect((await call('GET', `${path}/${master}/Name`)).status).toBe(404);
  });
});

describe('object info', () => {
  test('tells fields, rights and record types', async () => {
    const { call, callAs, newUser } = createTestOrg();
    expect((await call('GET', '/ui-api/object-info/Opportunity')).body).toMatchObject({
      apiName: 'Opportunity',
      keyPrefix: '006',
      updateable: true,
      nameFields: ['Name'],
      defaultRecordTypeId: '012000000000000AAA',
      fields: {
        Partner__c: {
          dataType: 'Reference',
          updateable: true,
          referenceToInfos: [{ apiName: 'Account', nameFields: ['Name'] }],
          relationshipName: 'Partner__r',
        },
        StageName: { dataType: 'Picklist', required: true },
        IsClosed: { updateable: false },
      },
    });
    const reader = (await callAs(newUser('Read Only', ['Deal_Desk']).id)('GET', '/ui-api/object-info/Opportunity'))
      .body;
    expect(reader).toMatchObject({
      updateable: false,
      createable: false,
      fields: { Margin__c: { updateable: false }, Name: { updateable: true } },
    });
  });
});
