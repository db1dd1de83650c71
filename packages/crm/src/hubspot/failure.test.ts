import { CrmFailure } from '@tierline/domain/crm';
import { afterEach, describe, expect, it } from 'vitest';
import { type ScriptedHubSpot, startScriptedHubSpot } from '../testing/scripted-hubspot.ts';
import type { ScriptedAnswer } from '../testing/scripted-server.ts';

let hubspot: ScriptedHubSpot | undefined;
afterEach(() => hubspot?.close());

/** What the adapter makes of one answer, HubSpot's client included. */
async function failureOf(answer: ScriptedAnswer): Promise<CrmFailure> {
  hubspot = await startScriptedHubSpot(() => answer);
  const failure: unknown = await hubspot.crm
    .list('deal', { since: null })
    [Symbol.asyncIterator]()
    .next()
    .catch((error) => error);
  if (!(failure instanceof CrmFailure)) throw new Error(`not a failure: ${String(failure)}`);
  return failure;
}

// The bodies are those of HubSpot's developer documentation ("Error handling", "API usage guidelines", "Scopes",
// "Properties") and of public reports where those show none.
describe('what HubSpot refuses', () => {
  it.each([
    [
      'rejected',
      400,
      { category: 'VALIDATION_ERROR', message: 'Invalid input (details will vary based on the error)' },
    ],
    ['not_found', 400, { category: 'OBJECT_NOT_FOUND', message: 'Object not found.  objectId are usually numeric.' }],
    ['duplicate', 400, { category: 'OBJECT_ALREADY_EXISTS', message: 'Property already exists' }],
    ['not_authorized', 401, { category: 'INVALID_AUTHENTICATION', message: 'Authentication credentials not found.' }],
    [
      'not_authorized',
      401,
      { category: 'EXPIRED_AUTHENTICATION', message: 'The OAuth token used to make this call expired 5 hour(s) ago.' },
    ],
    [
      'not_authorized',
      403,
      { category: 'MISSING_SCOPES', message: "This app hasn't been granted all required scopes to make this call." },
    ],
    ['not_authorized', 403, { category: 'BANNED', message: 'This account is not allowed to do this.' }],
    ['not_found', 404, { message: 'resource not found' }],
    ['duplicate', 409, { category: 'CONFLICT', message: 'Company already exists. Existing ID: 42' }],
    ['rejected', 414, { message: 'URI Too Long' }],
    ['locked', 423, { message: 'The resource is locked.' }],
    ['rate_limited', 429, { category: 'RATE_LIMITS', message: 'You have reached your ten_secondly_rolling limit.' }],
    ['unavailable', 477, { message: 'The account is being migrated.' }],
    ['unavailable', 500, { category: 'INTERNAL_ERROR', message: 'internal error' }],
    ['unavailable', 503, { message: 'Service unavailable' }],
    ['unavailable', 521, { message: 'Web server is down' }],
    ['rejected', 400, { category: 'A_CATEGORY_OF_A_LATER_YEAR', message: 'No.' }],
  ])('is %s: %i %j', async (code, status, body) => {
    const failure = await failureOf({ status, body: { status: 'error', correlationId: 'aeb5f871', ...body } });
    expect(failure).toMatchObject({ code, message: body.message, cause: { status } });
  });

  it('is said in the sentences of the single errors, where the message only repeats them as JSON ("Properties")', async () => {
    const failure = await failureOf({
      status: 400,
      body: {
        status: 'error',
        category: 'VALIDATION_ERROR',
        message:
          'Property values were not valid: [{"isValid":false,"message":"77 was not one of the allowed options"}]',
        errors: [
          {
            message: '77 was not one of the allowed options: [1, 2]',
            code: 'INVALID_OPTION',
            context: { propertyName: ['tierline_distributor'] },
          },
          { message: 'Property "tier" does not exist', code: 'PROPERTY_DOESNT_EXIST' },
        ],
      },
    });
    expect(failure).toMatchObject({
      code: 'rejected',
      message: '77 was not one of the allowed options: [1, 2] Property "tier" does not exist',
    });
  });
});

describe('when to come back', () => {
  const limited = (policyName: string | undefined, headers: Record<string, string> = {}) =>
    failureOf({
      status: 429,
      body: {
        status: 'error',
        message: 'You have reached your limit.',
        errorType: 'RATE_LIMIT',
        ...(policyName && { policyName }),
      },
      headers,
    });

  it.each([
    ['SECONDLY', 1],
    ['TEN_SECONDLY_ROLLING', 10],
    ['DAILY', null],
    [undefined, null],
  ])('follows from the limit that was met: %s', async (policy, retryAfter) => {
    expect(await limited(policy)).toMatchObject({ code: 'rate_limited', retryAfter });
  });

  it('is what the answer says itself, where it does', async () => {
    expect(await limited('TEN_SECONDLY_ROLLING', { 'retry-after': '4' })).toMatchObject({ retryAfter: 4 });
  });
});

describe('what is no answer of the API', () => {
  const html = '<html><head><title>502 Bad Gateway</title></head></html>';

  it('is unavailable, without the page in the sentence', async () => {
    const failure = await failureOf({ status: 502, body: html, contentType: 'text/html' });
    expect(failure).toMatchObject({
      code: 'unavailable',
      message: 'HubSpot answered with status 502 and no explanation.',
    });
  });

  it('is unavailable even where it says that all is well', async () => {
    expect(await failureOf({ status: 200, body: html, contentType: 'text/html' })).toMatchObject({
      code: 'unavailable',
      message: 'HubSpot answered with something that is no answer of its API.',
    });
  });

  it.each(['never comes', 'stalls half way'] as const)('%s: the call ends at its deadline', async (answer) => {
    const patience = new AbortController();
    hubspot = await startScriptedHubSpot(
      () => {
        setTimeout(() => patience.abort(), 50);
        return answer;
      },
      { deadline: () => patience.signal },
    );
    await expect(hubspot.crm.now()).rejects.toMatchObject({
      code: 'unavailable',
      message: 'HubSpot did not answer in full within the time that a call may take.',
    });
  });

  it.each(['is cut half way', 'is a closed connection'] as const)('%s: nobody knows what was done', async (answer) => {
    expect(await failureOf(answer)).toMatchObject({ code: 'unavailable' });
    expect(hubspot?.calls()).toHaveLength(1);
  });
});
