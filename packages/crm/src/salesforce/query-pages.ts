import { CrmFailure } from '@tierline/domain/crm';
import type { Api } from './api.ts';
import { hasErrorCode } from './failure.ts';

export type Row = Readonly<Record<string, unknown>>;

interface QueryPage {
  records: Row[];
  nextRecordsUrl?: string;
}

export interface RowPage {
  rows: Row[];
  /** Whether the query has no more of them. */
  last: boolean;
}

export interface QueryReader {
  /** `queryAll` sees deleted records too. */
  resource: 'query' | 'queryAll';
  /** Rows a page, 200 to 2,000; Salesforce may send fewer. */
  pageSize: number;
  /** The query for what is still to come, given the pages that came. */
  query: () => string;
}

/**
 * The rows of a query, page by page. A locator lives two days and shares a small number of places with all that its user
 * reads (REST API Developer Guide, "Query"), so one may be gone at any time: then the query begins anew from where the
 * last page ended.
 */
export async function* queryPages(api: Api, { resource, pageSize, query }: QueryReader): AsyncIterable<RowPage> {
  const headers = { 'sforce-query-options': `batchSize=${pageSize}` };
  const start = () => fetchPage(api, `/${resource}?q=${encodeURIComponent(query())}`, headers);

  let page = await start();
  while (true) {
    const next = page.nextRecordsUrl;
    yield { rows: page.records, last: next === undefined };
    if (next === undefined) return;
    try {
      page = await fetchPage(api, next, headers);
    } catch (error) {
      if (!hasErrorCode(error, 'INVALID_QUERY_LOCATOR')) throw error;
      page = await start();
    }
  }
}

/** All rows of a query for a few; where they are wide, even these may come in pages. */
export async function queryRows(api: Api, soql: string, resource: QueryReader['resource'] = 'query'): Promise<Row[]> {
  let page = await fetchPage(api, `/${resource}?q=${encodeURIComponent(soql)}`, {});
  const rows = [...page.records];
  while (page.nextRecordsUrl !== undefined) {
    page = await fetchPage(api, page.nextRecordsUrl, {});
    rows.push(...page.records);
  }
  return rows;
}

async function fetchPage(api: Api, path: string, headers: Readonly<Record<string, string>>): Promise<QueryPage> {
  const { body } = await api({ method: 'GET', path, headers });
  if (isQueryPage(body)) return body;
  throw new CrmFailure('unavailable', 'Salesforce answered a query with something that is no query result.', {
    cause: body,
  });
}

const isQueryPage = (body: unknown): body is QueryPage =>
  typeof body === 'object' &&
  body !== null &&
  'records' in body &&
  Array.isArray(body.records) &&
  (!('nextRecordsUrl' in body) || typeof body.nextRecordsUrl === 'string');
