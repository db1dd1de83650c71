import { requireObjectScope } from '../access/scopes.ts';
import { invalid } from '../api-error.ts';
import { runSearch } from '../search/run-search.ts';
import { callerOf, type Endpoints, getTypeOf, readObject } from './context.ts';
import { toObjectBody } from './representation.ts';

/** `/crm/v3/objects/{type}/search`. */
export const objectSearch: Endpoints = (api, account) => {
  api.post('/crm/v3/objects/:type/search', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireObjectScope(callerOf(c), type, 'read');
    // "Search the CRM", limits.
    if ((await c.req.text()).length > 3_000) invalid('The body of a search has at most 3,000 characters.');
    const request = await readObject(c);
    const { total, records, after } = runSearch(account, type, request);
    const properties = Array.isArray(request.properties) ? request.properties.map(String) : [];
    return c.json({
      total,
      results: records.map((record) => toObjectBody(account, type, record, properties)),
      ...(after !== null && { paging: { next: { after } } }),
    });
  });
};
