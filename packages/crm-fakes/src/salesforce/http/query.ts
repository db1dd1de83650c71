import { refuse } from '../api-error.ts';
import type { RestRecord } from '../records/representation.ts';
import { runQuery } from '../soql/run-query.ts';
import { malformed } from '../soql/soql-error.ts';
import { type Ctx, callerOf, type Endpoints, versionOf } from './context.ts';

const largestPage = 2000;
const smallestPage = 200;

/** "Query", "QueryAll" and the pages that follow. */
export const query: Endpoints = (api, org) => {
  for (const resource of ['query', 'queryAll'] as const) {
    api.get(`/${resource}`, (c) => answer(c, resource));
    api.get(`/${resource}/:locator`, (c) => {
      const [locator = '', position] = c.req.param('locator').split('-');
      const cursor = org.cursors.find(locator, callerOf(c).access.userId);
      if (!cursor) return refuse(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
      return c.json(toPage(c, resource, cursor.rows, Number(position), cursor.pageSize, locator));
    });
  }
};

function answer(c: Ctx, resource: 'query' | 'queryAll') {
  const caller = callerOf(c);
  const text = c.req.query('q') ?? malformed('A query string has to be specified');
  const result = runQuery(caller, text, { version: versionOf(c), includeDeleted: resource === 'queryAll' });
  if ('count' in result) return c.json({ totalSize: result.count, done: true, records: [] });
  const { rows } = result;
  const pageSize = pageSizeOf(c);
  const locator =
    rows.length > pageSize ? caller.org.cursors.open({ userId: caller.access.userId, rows, pageSize }) : '';
  return c.json(toPage(c, resource, rows, 0, pageSize, locator));
}

function toPage(c: Ctx, resource: string, rows: readonly RestRecord[], from: number, size: number, locator: string) {
  const to = from + size;
  const done = to >= rows.length;
  return {
    totalSize: rows.length,
    done,
    ...(!done && { nextRecordsUrl: `/services/data/v${versionOf(c)}/${resource}/${locator}-${to}` }),
    records: rows.slice(from, to),
  };
}

/** "Query Options Header": 200 to 2,000 rows; Salesforce takes it as a wish, and so does `maxQueryPage`. */
function pageSizeOf(c: Ctx): number {
  const wished = Number(/batchSize=(\d+)/i.exec(c.req.header('Sforce-Query-Options') ?? '')?.[1] ?? largestPage);
  return Math.min(Math.max(wished, smallestPage), largestPage, callerOf(c).org.maxQueryPage);
}
