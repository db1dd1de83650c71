import { callSalesforce } from '../platform/salesforce-api.ts';
import { findField, type ObjectInfo } from '../record/object-info.ts';
import type { ListColumn } from './list-columns.ts';

/** A row as SOQL answers it. */
export interface QueriedRow {
  Id: string;
  [field: string]: unknown;
}

export interface ListQuery {
  object: ObjectInfo;
  columns: ListColumn[];
  /** A SOQL condition; empty for all. */
  where: string;
  /** The path to sort by. */
  sort: string;
  descending: boolean;
  offset: number;
  limit: number;
}

export async function readRows(query: ListQuery): Promise<{ rows: QueriedRow[]; total: number }> {
  const [page, count] = await Promise.all([ask<QueriedRow>(toSoql(query)), ask<never>(toCountSoql(query))]);
  return { rows: page.records, total: count.totalSize };
}

const ask = <Row>(soql: string) =>
  callSalesforce<{ records: Row[]; totalSize: number }>(`/query?${new URLSearchParams({ q: soql })}`);

export function toSoql({ object, columns, where, sort, descending, offset, limit }: ListQuery): string {
  const selected = columns.flatMap(({ path, field }) => [path, field.name]);
  const currency = findField(object, 'CurrencyIsoCode') ? ['CurrencyIsoCode'] : [];
  const fields = [...new Set(['Id', ...selected, ...currency])].join(', ');
  const order = `${sort} ${descending ? 'DESC' : 'ASC'} NULLS LAST, Id ASC`;
  return `SELECT ${fields} FROM ${object.name}${condition(where)} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
}

export const toCountSoql = ({ object, where }: Pick<ListQuery, 'object' | 'where'>): string =>
  `SELECT COUNT() FROM ${object.name}${condition(where)}`;

const condition = (where: string) => (where === '' ? '' : ` WHERE ${where}`);
