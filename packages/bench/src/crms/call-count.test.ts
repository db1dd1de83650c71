import { describe, expect, it } from 'vitest';
import { countCalls, isWrite } from './call-count.ts';

describe('calls', () => {
  it.each([
    ['salesforce', 'PATCH', '/services/data/v67.0/composite/sobjects', true],
    ['salesforce', 'PATCH', '/services/data/v67.0/composite/sobjects/Account/Tierline_Id__c', true],
    ['salesforce', 'PATCH', '/services/data/v67.0/sobjects/Account/001000000000001', true],
    ['salesforce', 'GET', '/services/data/v67.0/query', false],
    ['salesforce', 'POST', '/services/oauth2/token', false],
    ['hubspot', 'POST', '/crm/v3/objects/companies/batch/update', true],
    ['hubspot', 'POST', '/crm/v3/objects/companies/batch/upsert', true],
    ['hubspot', 'PATCH', '/crm/v3/objects/companies/18000000001', true],
    ['hubspot', 'POST', '/crm/v3/objects/companies/batch/read', false],
    ['hubspot', 'POST', '/crm/v3/objects/companies/search', false],
    ['hubspot', 'PATCH', '/crm/v3/properties/companies/tierline_region', false],
    ['hubspot', 'GET', '/crm/v3/objects/companies', false],
  ] as const)('%s %s %s: %s', (kind, method, path, expected) => {
    expect(isWrite(kind, method, path)).toBe(expected);
  });

  it('are counted with the records that they name, and pass on as they are', async () => {
    const passed: unknown[] = [];
    const counted = countCalls('hubspot', async (request) => {
      passed.push(await request.json());
      return new Response();
    });
    const body = { inputs: [{ id: '1' }, { id: '2' }] };
    const post = (path: string) =>
      counted.fetch(
        new Request(`https://api.hubapi.com/crm/v3/objects/${path}`, { method: 'POST', body: JSON.stringify(body) }),
      );
    await post('companies/batch/update');
    await post('companies/batch/read');
    expect(passed).toEqual([body, body]);
    expect(counted.take()).toEqual({ writes: 1, written: 2, reads: 1 });
    expect(counted.take()).toEqual({ writes: 0, written: 0, reads: 0 });
  });
});
