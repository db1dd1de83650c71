import { CrmFailure } from '@tierline/domain/crm';
import { afterEach, describe, expect, it } from 'vitest';
import { type ScriptedSalesforce, startScriptedSalesforce } from '../testing/scripted-salesforce.ts';
import type { ScriptedAnswer } from '../testing/scripted-server.ts';

let salesforce: ScriptedSalesforce | undefined;
afterEach(() => salesforce?.close());

/** What the adapter makes of one answer to a write, jsforce included. */
async function failureOf(answer: ScriptedAnswer): Promise<CrmFailure> {
  salesforce = await startScriptedSalesforce(() => answer);
  const failure: unknown = await salesforce.crm
    .writeSecondPartner('lead', '00QD000000IRFmaMAH', null)
    .catch((error: unknown) => error);
  if (!(failure instanceof CrmFailure)) throw new Error(`not a failure: ${String(failure)}`);
  return failure;
}

const errors = (status: number, ...body: { message: string; errorCode: string; fields?: string[] }[]) => ({
  status,
  body,
});

// The bodies are those of Salesforce's documents (REST API Developer Guide, "Status Codes and Error Responses" and its
// pages on records and upsert; SOAP API Developer Guide, "StatusCode") and of public reports where those show none.
describe('what Salesforce refuses', () => {
  it.each([
    [
      'locked',
      400,
      'UNABLE_TO_LOCK_ROW',
      'unable to obtain exclusive access to this record or 1 records: 00QD000000IRFmaMAH',
    ],
    ['locked', 500, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record'],
    ['rate_limited', 403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'],
    ['rate_limited', 403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'],
    ['not_authorized', 403, 'API_DISABLED_FOR_ORG', 'API is not enabled for this Organization or Partner'],
    ['rejected', 400, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id'],
    ['rejected', 403, 'INSUFFICIENT_ACCESS', 'insufficient access rights on object id'],
    [
      'rejected',
      400,
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      'insufficient access rights on cross-reference id',
    ],
    ['rejected', 400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'A distributor is fixed once the deal is closed.'],
    ['rejected', 400, 'FIELD_INTEGRITY_EXCEPTION', 'Distributor: id value of incorrect type: 003D000000IRFmaIAH'],
    [
      'rejected',
      400,
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Status: bad value for restricted picklist field: Nope',
    ],
    ['rejected', 400, 'INVALID_FIELD', "No such column 'Distributor__c' on sobject of type Lead"],
    ['rejected', 400, 'MALFORMED_ID', 'Distributor: id value of incorrect type: 001'],
    ['rejected', 400, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead'],
    ['rejected', 400, 'A_CODE_OF_A_LATER_RELEASE', 'No.'],
    [
      'duplicate',
      400,
      'DUPLICATE_VALUE',
      'duplicate value found: Key__c duplicates value on record with id: 00QD000000IRFma',
    ],
    ['duplicate', 400, 'DUPLICATES_DETECTED', 'Use one of these records?'],
    ['not_found', 404, 'NOT_FOUND', 'The requested resource does not exist'],
    ['not_found', 404, 'ENTITY_IS_DELETED', 'entity is deleted'],
    ['not_found', 404, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'],
    ['rejected', 400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'],
    ['rejected', 400, 'ENTITY_IS_DELETED', 'entity is deleted'],
    ['unavailable', 500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred.'],
    ['unavailable', 503, 'SERVER_UNAVAILABLE', 'Server temporarily unavailable'],
    ['unavailable', 500, 'A_CODE_OF_A_LATER_RELEASE', 'Oops.'],
  ])('is %s: %i %s', async (code, status, errorCode, message) => {
    const failure = await failureOf(errors(status, { message, errorCode, fields: [] }));
    expect(failure).toMatchObject({ code, message });
    expect(failure.cause).toMatchObject({ errorCode });
  });

  it('is read where the body is one object and no array ("Upsert Records", error responses)', async () => {
    const body = { message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' };
    expect(await failureOf({ status: 404, body })).toMatchObject({ code: 'not_found', message: body.message });
  });

  it('is read where it comes as XML, as it does for a request that was not understood', async () => {
    const body =
      '<?xml version="1.0" encoding="UTF-8"?><Errors><Error><errorCode>MALFORMED_QUERY</errorCode><message>unexpected token</message></Error></Errors>';
    const failure = await failureOf({ status: 400, body, contentType: 'application/xml' });
    expect(failure).toMatchObject({ code: 'rejected', message: 'unexpected token' });
  });

  it('is locked, too, where a trigger met the lock', async () => {
    const message =
      'SetRegion: execution of AfterUpdate caused by: System.DmlException: Update failed. First exception on row 0; ' +
      'first error: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access to this record: []';
    const failure = await failureOf(errors(400, { message, errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' }));
    expect(failure.code).toBe('locked');
  });

  it('is said in full where there are several errors, and waiting is no use if one of them stays', async () => {
    const failure = await failureOf(
      errors(
        400,
        { message: 'unable to obtain exclusive access to this record', errorCode: 'UNABLE_TO_LOCK_ROW' },
        { message: 'A closed deal is fixed.', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' },
        { message: 'A closed deal is fixed.', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' },
      ),
    );
    expect(failure).toMatchObject({
      code: 'rejected',
      message: 'unable to obtain exclusive access to this record A closed deal is fixed.',
    });
  });

  it('is ambiguous where an id stands for several records (status 300)', async () => {
    const body = [
      '/services/data/v67.0/sobjects/Lead/00QD000000IRFmaMAH',
      '/services/data/v67.0/sobjects/Lead/00QD000000IRFmbMAH',
    ];
    expect(await failureOf({ status: 300, body })).toMatchObject({ code: 'ambiguous' });
  });
});

describe('when to come back', () => {
  const limited = (headers: Record<string, string>) =>
    failureOf({ status: 429, body: [{ message: 'Too many requests.', errorCode: 'TOO_MANY' }], headers });

  it('is said in seconds', async () => {
    expect(await limited({ 'retry-after': '17' })).toMatchObject({ code: 'rate_limited', retryAfter: 17 });
  });

  it('or as a date, by the clock of who says it', async () => {
    const headers = { date: 'Mon, 23 Nov 2026 10:00:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 10:01:30 GMT' };
    expect(await limited(headers)).toMatchObject({ retryAfter: 90 });
  });

  it.each([{}, { 'retry-after': 'soon' }])('or not at all: %j', async (headers) => {
    expect(await limited(headers)).toMatchObject({ code: 'rate_limited', retryAfter: null });
  });
});

describe('what is no answer of the API', () => {
  const html = '<html><head><title>502 Bad Gateway</title></head></html>';

  it.each(['text/html', 'text/html; charset=UTF-8'])(
    'is unavailable, without the page in the sentence: %s',
    async (contentType) => {
      const failure = await failureOf({ status: 502, body: html, contentType });
      expect(failure).toMatchObject({ code: 'unavailable', retryAfter: null });
      expect(failure.message).toBe('Salesforce answered with status 502 and no explanation.');
    },
  );

  it.each(['never comes', 'stalls half way'] as const)('%s: the call ends at its deadline', async (answer) => {
    const patience = new AbortController();
    salesforce = await startScriptedSalesforce(
      () => {
        setTimeout(() => patience.abort(), 50);
        return answer;
      },
      { deadline: () => patience.signal },
    );
    await expect(salesforce.crm.now()).rejects.toMatchObject({
      code: 'unavailable',
      message: 'Salesforce did not answer in full within the time that a call may take.',
    });
  });

  it.each(['is cut half way', 'is a closed connection'] as const)('%s: nobody knows what was done', async (answer) => {
    expect(await failureOf(answer)).toMatchObject({ code: 'unavailable' });
    expect(salesforce?.calls()).toHaveLength(1);
  });

  it('nothing listens there', async () => {
    salesforce = await startScriptedSalesforce(() => 'never comes');
    await salesforce.close();
    await expect(salesforce.crm.now()).rejects.toMatchObject({
      code: 'unavailable',
      message: 'Salesforce could not be reached, or the connection broke (ECONNREFUSED).',
    });
  });
});
