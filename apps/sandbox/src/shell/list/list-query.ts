import { findField, type ObjectInfo } from '../record/object-info.ts';
import type { ListColumn } from './list-columns.ts';

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
