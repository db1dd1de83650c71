import type { CrmWrite } from '@tierline/domain/crm';
import { afterEach, describe, expect, it } from 'vitest';
import { type ScriptedSalesforce, startScriptedSalesforce } from '../testing/scripted-salesforce.ts';
import type { ScriptedAnswer } from '../testing/scripted-server.ts';

const ID = '003D000000IRFmaIAH';
const text = (name: string) => ({ name, label: name, type: 'string', updateable: true, createable: true });
const DESCRIPTION = {
  ...{ createable: true, updateable: true, deletable: false },
  fields: ['LastName', 'Tierline_Id__c'].map(text),
};

let salesforce: ScriptedSalesforce | undefined;
afterEach(() => salesforce?.close());

/** What becomes of a write, given what Salesforce answers to it and to the question whether the record is there. */
async function write(
  write: Partial<CrmWrite>,
  answer: ScriptedAnswer,
  rows: ScriptedAnswer = { status: 200, body: { records: [] } },
) {
  salesforce = await startScriptedSalesforce(({ url }) => {
    if (url.endsWith('/describe')) return { status: 200, body: DESCRIPTION };
    return url.includes('/query') ? rows : answer;
  });
  const [result] = await salesforce.crm.writeMany('contact', [
    { id: ID, tierlineId: 'ours-1', write: { fields: { LastName: ['Example'] } }, ...write },
  ]);
  return result;
}

const refusal = (statusCode: string, message = 'No.', fields: string[] = []): ScriptedAnswer => ({
  status: 200,
  body: [{ success: false, errors: [{ statusCode, message, fields }] }],
});
const found = (...records: object[]): ScriptedAnswer => ({ status: 200, body: { totalSize: 1, done: true, records } });

// Bodies as in REST API Developer Guide, "Update Multiple Records with Fewer Round-Trips" and "Upsert Multiple Records".
describe('a record of a collection', () => {
  it('goes with its type and its id, and fails alone', async () => {
    const saved = { status: 200, body: [{ id: ID, success: true, errors: [] }] };
    expect(await write({}, saved)).toEqual({ ok: true, id: ID, modifiedAt: null });
    const [call] = salesforce?.calls().filter(({ method }) => method === 'PATCH') ?? [];
    expect(call?.url).toBe('/services/data/v67.0/composite/sobjects');
    expect(JSON.parse(call?.body ?? '')).toEqual({
      allOrNone: false,
      records: [{ attributes: { type: 'Contact' }, id: ID, LastName: 'Example' }],
    });
  });

  it('or with Tierline’s own id, by which it is made or found', async () => {
    const saved = { status: 200, body: [{ id: ID, success: true, created: true, errors: [] }] };
    expect(await write({ id: null }, saved)).toMatchObject({ ok: true, id: ID });
    const [call] = salesforce?.calls().filter(({ method }) => method === 'PATCH') ?? [];
    expect(call?.url).toBe('/services/data/v67.0/composite/sobjects/Contact/Tierline_Id__c');
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      records: [{ Tierline_Id__c: 'ours-1', LastName: 'Example' }],
    });
  });

  it.each([
    ['locked', 'UNABLE_TO_LOCK_ROW'],
    ['locked', 'ALL_OR_NONE_OPERATION_ROLLED_BACK'],
    ['locked', 'PROCESSING_HALTED'],
    ['duplicate', 'DUPLICATES_DETECTED'],
    ['duplicate', 'DUPLICATE_VALUE'],
    ['ambiguous', 'DUPLICATE_EXTERNAL_ID'],
    ['not_found', 'NOT_FOUND'],
    ['rejected', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    ['rejected', 'STRING_TOO_LONG'],
    ['rejected', 'A_CODE_OF_A_LATER_RELEASE'],
  ])('is %s with %s', async (code, statusCode) => {
    const answer = refusal(statusCode, 'No.', ['LastName']);
    expect(await write({}, answer)).toMatchObject({ failure: { code, message: 'No.', fields: ['LastName'] } });
  });

  it('is refused even where Salesforce gives no reason', async () => {
    const result = await write({}, { status: 200, body: [{ success: false, errors: [] }] });
    expect(result).toMatchObject({ ok: false, failure: { code: 'rejected', message: expect.stringMatching(/./) } });
  });

  it('that is being made by another call at this moment is tried again', async () => {
    const message = 'duplicate value found: Tierline_Id__c duplicates value on record with id: 003D000000IRFma';
    expect(await write({ id: null }, refusal('DUPLICATE_VALUE', message))).toMatchObject({
      failure: { code: 'locked' },
    });
    await salesforce?.close();
    expect(await write({}, refusal('DUPLICATE_VALUE', message))).toMatchObject({ failure: { code: 'duplicate' } });
  });

  it.each(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY'])(
    '%s means itself where it is gone, else one that it should lead to',
    async (statusCode) => {
      expect(await write({}, refusal(statusCode))).toMatchObject({ failure: { code: 'not_found' } });
      await salesforce?.close();
      expect(await write({}, refusal(statusCode), found({ Id: ID }))).toMatchObject({ failure: { code: 'rejected' } });
      await salesforce?.close();
      const named = refusal(statusCode, 'No.', ['AccountId']);
      expect(await write({}, named)).toMatchObject({ failure: { code: 'rejected', fields: ['AccountId'] } });
    },
  );

  it('that was made once and lies in the bin is gone; one that never was leads to something that is', async () => {
    const creation = { id: null };
    const deleted = refusal('ENTITY_IS_DELETED');
    const binned = { Tierline_Id__c: 'OURS-1', IsDeleted: true };
    expect(await write(creation, deleted, found(binned))).toMatchObject({ failure: { code: 'not_found' } });
    await salesforce?.close();
    const renewed = found(binned, { Tierline_Id__c: 'ours-1', IsDeleted: false });
    expect(await write(creation, deleted, renewed)).toMatchObject({ failure: { code: 'rejected' } });
    await salesforce?.close();
    expect(await write(creation, deleted)).toMatchObject({ failure: { code: 'rejected' } });
  });

  it('is tried again where it cannot be told whether it is gone', async () => {
    const down = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'down' }] };
    expect(await write({}, refusal('ENTITY_IS_DELETED'), down)).toMatchObject({ failure: { code: 'unavailable' } });
  });
});

describe('a collection', () => {
  it.each([
    ['nothing', { status: 200, body: [] }],
    ['something else', { status: 200, body: { hasErrors: false } }],
    ['results without a verdict', { status: 200, body: [{ id: ID }] }],
  ])('that is answered with %s is in doubt', async (_, answer) => {
    await expect(write({}, answer)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is ambiguous as a whole where its answer is (status 300)', async () => {
    await expect(write({ id: null }, { status: 300, body: ['/a', '/b'] })).rejects.toMatchObject({ code: 'ambiguous' });
  });

  it('that fails as a whole is sent but once', async () => {
    const busy = { status: 400, body: [{ errorCode: 'UNABLE_TO_LOCK_ROW', message: 'busy' }] };
    await expect(write({}, busy)).rejects.toMatchObject({ code: 'locked' });
    expect(salesforce?.calls().filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  });

  it('that names a field which is gone although just described is sent no third time', async () => {
    const unknown = { status: 400, body: [{ errorCode: 'INVALID_FIELD', message: "No such column 'LastName'" }] };
    await expect(write({}, unknown)).rejects.toMatchObject({ code: 'rejected' });
    expect(salesforce?.calls().filter(({ method }) => method === 'PATCH')).toHaveLength(2);
  });
});
