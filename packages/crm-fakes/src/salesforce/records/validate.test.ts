import { describe, expect, test } from 'vitest';
import { create, createTestOrg, newDeal, query } from '../test-org.ts';

describe('what a record must fulfil', () => {
  test.each([
    [
      'a required field is missing',
      'Opportunity',
      { Name: 'x' },
      'REQUIRED_FIELD_MISSING',
      'Required fields are missing: [StageName, CloseDate]',
      ['StageName', 'CloseDate'],
    ],
    [
      'a field does not exist',
      'Account',
      { Name: 'x', Nope__c: 1 },
      'INVALID_FIELD',
      "No such column 'Nope__c' on sobject of type Account",
      undefined,
    ],
    [
      'a text is too long',
      'Account',
      { Name: 'x', Customer_Number__c: 'y'.repeat(21) },
      'STRING_TOO_LONG',
      `Customer Number: data value too large: ${'y'.repeat(21)} (max length=20)`,
      ['Customer_Number__c'],
    ],
    [
      'a restricted picklist does not offer the value',
      'Account',
      { Name: 'x', Level__c: 'Platinum' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Level: bad value for restricted picklist field: Platinum',
      ['Level__c'],
    ],
    [
      'a read-only field is written',
      'Account',
      { Name: 'x', CreatedDate: '2020-01-01T00:00:00Z' },
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'Unable to create/update fields: CreatedDate. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
      ['CreatedDate'],
    ],
    [
      'a lookup holds no id',
      'Opportunity',
      { ...newDeal, Partner__c: 'Acme' },
      'MALFORMED_ID',
      'Partner: id value of incorrect type: Acme',
      ['Partner__c'],
    ],
    [
      'a lookup points to another object',
      'Opportunity',
      { ...newDeal, Partner__c: '003gK0000000001' },
      'FIELD_INTEGRITY_EXCEPTION',
      'Partner: id value of incorrect type: 003gK0000000001QAA',
      ['Partner__c'],
    ],
    [
      'a lookup points nowhere',
      'Opportunity',
      { ...newDeal, Partner__c: '001gK0000000999' },
      'INVALID_CROSS_REFERENCE_KEY',
      'invalid cross reference id',
      [],
    ],
    [
      'a checkbox is blank',
      'Account',
      { Name: 'x', Listed__c: null },
      'INVALID_TYPE_ON_FIELD_IN_RECORD',
      'Listed: value not of required type: ',
      ['Listed__c'],
    ],
    [
      'a number is too large',
      'Opportunity',
      { ...newDeal, Margin__c: 1000 },
      'NUMBER_OUTSIDE_VALID_RANGE',
      'Margin: value outside of valid range on numeric field: 1000',
      ['Margin__c'],
    ],
    [
      'an address is no e-mail address',
      'Contact',
      { LastName: 'x', Email: 'nobody' },
      'INVALID_EMAIL_ADDRESS',
      'Email: invalid email address: nobody',
      ['Email'],
    ],
    [
      'a record type belongs to nothing',
      'Account',
      { Name: 'x', RecordTypeId: '012gK0000000099' },
      'INVALID_CROSS_REFERENCE_KEY',
      "Record Type ID: this ID value isn't valid for the user: 012gK0000000099QAA",
      ['RecordTypeId'],
    ],
  ])('refused when %s', async (_, object, fields, errorCode, message, names) => {
    const { call, org } = createTestOrg();
    const { status, body } = await call('POST', `/sobjects/${object}`, fields);
    expect(status).toBe(400);
    expect(body).toEqual([{ message, errorCode, ...(names && { fields: names }) }]);
    expect(org.admin.listRecords(object)).toEqual([]);
  });

  test.each([
    [{ Name: 'x', CloseDate: '2026-02-30', StageName: 'y' }, 'date'],
    [{ ...newDeal, Amount: 'a lot' }, 'double'],
    [{ ...newDeal, Name: { first: 'x' } }, 'string'],
  ])('a value of the wrong type does not deserialize: %j', async (fields, type) => {
    const { call } = createTestOrg();
    const { status, body } = await call('POST', '/sobjects/Opportunity', fields);
    expect({ status, body }).toMatchObject({ status: 400, body: [{ errorCode: 'JSON_PARSER_ERROR' }] });
    expect(JSON.stringify(body)).toContain(`Cannot deserialize instance of ${type} from`);
  });

  test('several problems are told at once', async () => {
    const { call } = createTestOrg();
    const { body } = await call('POST', '/sobjects/Account', { Level__c: 'Platinum', Phone: '1'.repeat(41) });
    expect(body).toMatchObject([
      { errorCode: 'REQUIRED_FIELD_MISSING' },
      { errorCode: 'STRING_TOO_LONG', fields: ['Phone'] },
      { errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', fields: ['Level__c'] },
    ]);
  });

  test('a record type narrows a restricted picklist and sets its default', async () => {
    const { call } = createTestOrg();
    const [{ Id: RecordTypeId }] = (await query(
      call,
      "SELECT Id FROM RecordType WHERE DeveloperName = 'Reseller'",
    )) as [{ Id: string }];
    expect(await call('POST', '/sobjects/Account', { Name: 'x', RecordTypeId, Level__c: 'Bronze' })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' }],
    });
    const id = await create(call, 'Account', { Name: 'x', RecordTypeId });
    expect(await query(call, `SELECT Level__c FROM Account WHERE Id = '${id}'`)).toMatchObject([{ Level__c: 'Gold' }]);
  });

  test('an unrestricted multi-select takes any value, in the order of its definition, each once', async () => {
    const { call } = createTestOrg();
    const id = await create(call, 'Account', { Name: 'x', Channels__c: 'Van;Web;Phone;Web' });
    expect(await query(call, `SELECT Channels__c FROM Account WHERE Id = '${id}'`)).toMatchObject([
      { Channels__c: 'Phone;Web;Van' },
    ]);
  });

  test('a value that an administrator adds is then accepted', async () => {
    const { call, org } = createTestOrg();
    org.admin.addPicklistValue('Account', 'Level__c', 'Platinum');
    await expect(create(call, 'Account', { Name: 'x', Level__c: 'Platinum' })).resolves.toMatch(/^001/);
    org.admin.addPicklistValue('Account', 'Level__c', 'Gold', { active: false });
    expect((await call('POST', '/sobjects/Account', { Name: 'x', Level__c: 'Gold' })).status).toBe(400);
  });

  test('a unique value is taken once, whatever its case', async () => {
    const { call } = createTestOrg();
    const id = await create(call, 'Account', { Name: 'x', Customer_Number__c: 'AB-1' });
    expect(await call('POST', '/sobjects/Account', { Name: 'y', Customer_Number__c: 'ab-1' })).toMatchObject({
      status: 400,
      body: [
        {
          errorCode: 'DUPLICATE_VALUE',
          message: `duplicate value found: Customer_Number__c duplicates value on record with id: ${id.slice(0, 15)}`,
        },
      ],
    });
  });

  test('a lookup to a deleted record is refused', async () => {
    const { call } = createTestOrg();
    const Partner__c = await create(call, 'Account', { Name: 'x' });
    await call('DELETE', `/sobjects/Account/${Partner__c}`);
    expect(await call('POST', '/sobjects/Opportunity', { ...newDeal, Partner__c })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'ENTITY_IS_DELETED' }],
    });
  });
});

describe("the org's own automation", () => {
  test('rewrites fields on save, and sees what was there before', async () => {
    const { call, org } = createTestOrg();
    const remove = org.admin.addAutomation('Account', (record, { operation, previous }) => ({
      Site: `${operation}:${previous?.Phone ?? 'none'}:${record.Phone ?? 'none'}`,
    }));
    const id = await create(call, 'Account', { Name: 'x', Phone: '1' });
    expect(org.admin.findRecord('Account', id)).toMatchObject({ Site: 'insert:none:1' });
    await call('PATCH', `/sobjects/Account/${id}`, { Phone: '2' });
    expect(org.admin.findRecord('Account', id)).toMatchObject({ Site: 'update:1:2' });
    remove();
    await call('PATCH', `/sobjects/Account/${id}`, { Site: 'own' });
    expect(org.admin.findRecord('Account', id)).toMatchObject({ Site: 'own' });
  });

  test('a validation rule refuses with its own sentence and changes nothing', async () => {
    const { call, org } = createTestOrg();
    const id = await create(call, 'Opportunity', newDeal);
    org.admin.addValidationRule('Opportunity', (record) =>
      Number(record.Amount) > 100 ? { message: 'Too much for one deal', field: 'Amount' } : null,
    );
    org.admin.addValidationRule('Opportunity', (record) => (record.Name === 'x' ? 'No such name' : null));
    expect(await call('PATCH', `/sobjects/Opportunity/${id}`, { Amount: 101, Name: 'x' })).toMatchObject({
      status: 400,
      body: [
        { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Too much for one deal', fields: ['Amount'] },
        { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No such name', fields: [] },
      ],
    });
    expect(org.admin.findRecord('Opportunity', id)).toMatchObject({ Name: 'Campus network', Amount: null });
  });

  test('a record that somebody else holds cannot be saved until it is let go', async () => {
    const { call, org } = createTestOrg();
    const id = await create(call, 'Account', { Name: 'x' });
    const unlock = org.admin.lockRecord(id);
    expect(await call('PATCH', `/sobjects/Account/${id}`, { Phone: '1' })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'UNABLE_TO_LOCK_ROW' }],
    });
    unlock();
    expect((await call('PATCH', `/sobjects/Account/${id}`, { Phone: '1' })).status).toBe(204);
  });
});
