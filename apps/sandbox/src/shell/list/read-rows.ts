import { callSalesforce } from '../platform/salesforce-api.ts';
import { type ListQuery, toCountSoql, toSoql } from './list-query.ts';

/** A row as SOQL answers it. */
export interface QueriedRow {
  Id: string;
  [field: string]: unknown;
}

export async function readRows(query: ListQuery): Promise<{ rows: QueriedRow[]; total: number }> {
  const [page, count] = await Promise.all([ask<QueriedRow>(toSoql(query)), ask<never>(toCountSoql(query))]);
  return { rows: page.records, total: count.totalSize };
}

const ask = <Row>(soql: string) =>
  callSalesforce<{ records: Row[]; totalSize: number }>(`/query?${new URLSearchParams({ q: soql })}`);
