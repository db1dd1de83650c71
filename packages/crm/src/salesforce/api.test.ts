import { decodeJwt, jwtVerify } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { type ScriptedSalesforce, scriptedPublicKey, startScriptedSalesforce } from '../testing/scripted-salesforce.ts';
import { startScriptedServer } from '../testing/scripted-server.ts';
import { DEFAULT_SALESFORCE_FIELDS } from './fields.ts';
import { createSalesforceCrm } from './salesforce-crm.ts';

let salesforce: ScriptedSalesforce | undefined;
afterEach(() => salesforce?.close());

const DATE = { date: 'Mon, 23 Nov 2026 10:00:00 GMT' };
const expired = { status: 401, body: [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }] };
const logins = () => salesforce?.requests.filter((request) => request.url === '/services/oauth2/token') ?? [];

describe('the login', () => {
  it('asks with a signed assertion for the integration user, valid three minutes ("OAuth 2.0 JWT Bearer Flow")', async () => {
    salesforce = await startScriptedSalesforce(() => ({ status: 200, body: [], headers: DATE }));
    await salesforce.crm.now();
    const form = new URLSearchParams(logins()[0]?.body);
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const { payload } = await jwtVerify(form.get('assertion') ?? '', scriptedPublicKey, {
      algorithms: ['RS256'],
      currentDate: new Date('2026-11-23T10:02:59Z'),
    });
    expect(payload).toEqual({
      iss: 'client',
      sub: 'integration@vendor.example',
      aud: salesforce.url,
      exp: Date.parse('2026-11-23T10:03:00Z') / 1000,
    });
  });

  it('names another audience where the org is reached by an address that is not its own', async () => {
    const audience = 'https://login.salesforce.com';
    salesforce = await startScriptedSalesforce(() => ({ status: 200, body: [], headers: DATE }), { audience });
    await salesforce.crm.now();
    expect(decodeJwt(new URLSearchParams(logins()[0]?.body).get('assertion') ?? '').aud).toBe(audience);
  });

  it('is shared by all calls that wait for it, and kept', async () => {
    salesforce = await startScriptedSalesforce(() => ({ status: 200, body: [], headers: DATE }));
    await Promise.all([salesforce.crm.now(), salesforce.crm.now(), salesforce.crm.now()]);
    await salesforce.crm.now();
    expect(logins()).toHaveLength(1);
    expect(salesforce.calls().map((call) => call.headers.authorization)).toEqual(Array(4).fill('Bearer token-1'));
  });

  it('refused says why, without the assertion, and is tried anew by the next call', async () => {
    const refusals = await startScriptedServer(() => ({
      status: 400,
      body: { error: 'invalid_grant', error_description: "user hasn't approved this consumer" },
    }));
    salesforce = await startScriptedSalesforce(() => ({ status: 200 }), { loginUrl: refusals.url });
    for (const attempts of [1, 2]) {
      await expect(salesforce.crm.now()).rejects.toMatchObject({
        code: 'not_authorized',
        message: "Salesforce did not let Tierline in: invalid_grant: user hasn't approved this consumer.",
        cause: { statusCode: 400, error: 'invalid_grant', description: "user hasn't approved this consumer" },
      });
      expect(refusals.requests).toHaveLength(attempts);
    }
    await refusals.close();
  });

  it.each([
    [{ status: 503, body: 'busy', contentType: 'text/plain' }, 'unavailable'],
    [{ status: 200, body: '<html>maintenance</html>', contentType: 'text/html' }, 'unavailable'],
    [{ status: 429, body: '' }, 'rate_limited'],
    ['is cut half way', 'unavailable'],
  ] as const)('that gets %j is %s', async (answer, code) => {
    const broken = await startScriptedServer(() => answer);
    salesforce = await startScriptedSalesforce(() => ({ status: 200 }), { loginUrl: broken.url });
    await expect(salesforce.crm.now()).rejects.toMatchObject({ code });
    await broken.close();
  });
});

describe('a key that is none', () => {
  it('is told at once, before anything is asked', () => {
    const create = () =>
      createSalesforceCrm({
        loginUrl: 'https://login.salesforce.com',
        clientId: 'client',
        username: 'integration@vendor.example',
        privateKey: 'not a key',
        fields: DEFAULT_SALESFORCE_FIELDS,
        currency: 'USD',
        limiter: (call) => call(),
        clock: () => new Date('2026-11-23T10:00:00Z'),
      });
    expect(create).toThrow('The key for Salesforce is not a private key in PEM form.');
  });
});

describe('a session that ended', () => {
  it('is renewed once for all calls that found it so, and each is sent again once', async () => {
    salesforce = await startScriptedSalesforce(({ headers }) =>
      headers.authorization === 'Bearer token-1' ? expired : { status: 200, body: [], headers: DATE },
    );
    expect(await Promise.all([salesforce.crm.now(), salesforce.crm.now()])).toHaveLength(2);
    expect(logins()).toHaveLength(2);
    expect(salesforce.calls()).toHaveLength(4);
  });

  it('is not renewed for ever when every token is refused', async () => {
    salesforce = await startScriptedSalesforce(() => expired);
    await expect(salesforce.crm.now()).rejects.toMatchObject({
      code: 'not_authorized',
      message: 'Session expired or invalid',
    });
    expect(salesforce.calls()).toHaveLength(2);
    expect(logins()).toHaveLength(2);
  });
});

describe('a call', () => {
  const record = {
    Id: '00QD000000IRFmaMAH', Name: 'Ann Example', SystemModstamp: '2026-11-23T10:00:00.000+0000', LastModifiedBy: null,
    IsDeleted: false, Partner__c: null, Partner__r: null, Distributor__c: null, Distributor__r: null, Company: 'Example',
    Status: 'Open', IsConverted: false, Owner: { Name: 'Ada', Email: null }, ConvertedOpportunityId: null,
    MasterRecordId: null,
  }; // biome-ignore format: one record

  it('that writes sends one field and nothing else, and names us (row 103)', async () => {
    salesforce = await startScriptedSalesforce(({ method }) =>
      method === 'PATCH' ? { status: 204 } : { status: 200, body: { totalSize: 1, done: true, records: [record] } },
    );
    await salesforce.crm.writeSecondPartner('lead', '00QD000000IRFma', '001D000000IRFmaIAH');
    const [write] = salesforce.calls();
    expect(write).toMatchObject({ method: 'PATCH', url: '/services/data/v67.0/sobjects/Lead/00QD000000IRFmaMAH' });
    expect(JSON.parse(write?.body ?? '')).toEqual({ Distributor__c: '001D000000IRFmaIAH' });
    expect(write?.headers['sforce-call-options']).toBe('client=Tierline');
  });

  it('that would write writes nothing while it could not read back what it wrote', async () => {
    salesforce = await startScriptedSalesforce(({ method }) => ({ status: method === 'PATCH' ? 204 : 503 }));
    await expect(salesforce.crm.writeSecondPartner('deal', '006D000000IRFma', null)).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(salesforce.calls().map(({ method }) => method)).toEqual(['GET']);
  });

  it('that wrote, and then could not read, leaves open how it went', async () => {
    salesforce = await startScriptedSalesforce(({ method }) =>
      method === 'PATCH'
        ? { status: 204 }
        : { status: 400, body: [{ message: "No such column 'Company'", errorCode: 'INVALID_FIELD' }] },
    );
    await expect(salesforce.crm.writeSecondPartner('lead', '00QD000000IRFma', null)).rejects.toMatchObject({
      code: 'unavailable',
      message: "Salesforce took the value, but then did not show the record: No such column 'Company'",
    });
  });

  it('is never repeated by the client itself', async () => {
    salesforce = await startScriptedSalesforce(() => ({ status: 503, body: [] }));
    await expect(salesforce.crm.now()).rejects.toMatchObject({ code: 'unavailable' });
    expect(salesforce.calls()).toHaveLength(1);
  });

  it('waits for its turn', async () => {
    const turns: string[] = [];
    salesforce = await startScriptedSalesforce(() => ({ status: 200, body: [], headers: DATE }), {
      limiter: async (call) => {
        turns.push('begins');
        return call().finally(() => turns.push('ends'));
      },
    });
    await salesforce.crm.now();
    expect(turns).toEqual(['begins', 'ends']);
  });

  it('for a query that answers with something else is unavailable', async () => {
    salesforce = await startScriptedSalesforce(() => ({ status: 200, body: '<html>', contentType: 'text/html' }));
    await expect(salesforce.crm.find('lead', '00QD000000IRFma')).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('the clock of the CRM', () => {
  it('is the date of its answers', async () => {
    salesforce = await startScriptedSalesforce(() => ({ status: 200, body: [], headers: DATE }));
    expect(await salesforce.crm.now()).toBe('2026-11-23T10:00:00.000Z');
  });

  it('is never guessed', async () => {
    salesforce = await startScriptedSalesforce(() => ({ status: 200, body: [], headers: { date: 'today' } }));
    await expect(salesforce.crm.now()).rejects.toMatchObject({ code: 'unavailable' });
  });
});
