import { CrmFailure, type CrmObject, type CrmPage, type CrmRecords, type ListQuery } from '@tierline/domain/crm';
import type { Lazy } from '../lazy.ts';
import type { Api } from './api.ts';
import { pathsOf } from './columns.ts';
import { findField } from './describe.ts';
import type { createDescriptions } from './descriptions.ts';
import { hasErrorCode } from './failure.ts';
import type { SalesforceFields } from './fields.ts';
import { createMergers } from './merged.ts';
import { objectName } from './objects.ts';
import { OPTIONAL_OF_DEALS, optionalColumns } from './optional-columns.ts';
import type { OrgCurrency } from './org-currency.ts';
import { queryPages, queryRows } from './query-pages.ts';
import { toRecord } from './reading.ts';
import { recordColumns } from './record-columns.ts';
import { toRecordId } from './record-id.ts';
import { changesQuery, everythingQuery, idsPerQuery, inQuery, type Position } from './soql.ts';

export interface ReaderParts {
  api: Api;
  fields: SalesforceFields;
  descriptions: ReturnType<typeof createDescriptions>;
  orgCurrency: Lazy<OrgCurrency>;
  /** Rows a page. */
  pageSize: number;
}

/** Until the org was asked, an amount is known only together with its currency. */
export const UNASKED: OrgCurrency = 'each-record';

export function createReader({ api, fields, descriptions, orgCurrency, pageSize }: ReaderParts) {
  async function columnsOf<K extends CrmObject>(object: K, asked: readonly string[] = [], mayAskAgain = false) {
    // Only deals have amounts, so only they wait for the currency; and deals and leads for no description, mostly.
    const currency = object === 'deal' ? await orgCurrency.get() : UNASKED;
    const ofDeals = OPTIONAL_OF_DEALS[object];
    if (!isSynced(object) && asked.length === 0) return recordColumns(fields, currency, [], {}, ofDeals)[object];
    const { description, listed } = await describeWith(object, mayAskAgain ? asked : []);
    return recordColumns(fields, currency, listed, optionalColumns(object, description, asked), ofDeals)[object];
  }
  /** A read of many is worth asking once more for fields that have come since the object was described. */
  async function describeWith(object: CrmObject, names: readonly string[]) {
    const known = await descriptions[object].get();
    const lacks = (name: string) => !known.description || !findField(known.description, name);
    return names.some(lacks) ? descriptions[object].renew() : known;
  }

  async function* list<K extends CrmObject>(
    object: K,
    { since, after = null, fields: asked = [] }: ListQuery,
  ): AsyncGenerator<CrmPage<CrmRecords[K]>> {
    const known = await columnsOf(object, asked, true);
    const [name, paths] = [objectName(object), pathsOf<CrmRecords[K]>(known)];
    let position: Position | null = null;
    let lastId = after === null ? null : getRecordId(after);
    const pages = queryPages(api, {
      resource: since === null ? 'query' : 'queryAll',
      pageSize,
      query: () => (since === null ? everythingQuery(name, paths, lastId) : changesQuery(name, paths, since, position)),
    });
    // Opportunities are not merged. Among changes the records that were merged are told themselves.
    const mergers = since === null && 'mergedInto' in known ? createMergers(api, name, pageSize) : null;
    try {
      for await (const { rows, last } of pages) {
        // Asked after each page, so that it knows of every merge that the page shows.
        await mergers?.renew();
        const read = rows.map((row) => toRecord<CrmRecords[K]>(known, row));
        const records = mergers ? read.map(mergers.withMerged) : read;
        position = records.at(-1) ?? position;
        lastId = position?.id ?? lastId;
        yield { records, after: since === null && !last ? lastId : null };
      }
    } catch (error) {
      throw forgetFields(object, error);
    }
  }

  /** A field that was there a while ago may be gone, or hidden from Tierline: the next read asks what there is. */
  function forgetFields(object: CrmObject, error: unknown): unknown {
    if (hasErrorCode(error, 'INVALID_FIELD')) descriptions[object].forget();
    return error;
  }

  async function findMany<K extends CrmObject>(
    object: K,
    ids: readonly string[],
    asked: readonly string[] = [],
  ): Promise<CrmRecords[K][]> {
    const wanted = [...new Set(ids.flatMap((id) => toRecordId(id) ?? []))];
    if (wanted.length === 0) return [];
    const known = await columnsOf(object, asked);
    const paths = pathsOf<CrmRecords[K]>(known);
    const most = idsPerQuery(paths);
    const records: CrmRecords[K][] = [];
    for (let start = 0; start < wanted.length; start += most) {
      const some = wanted.slice(start, start + most);
      const query = inQuery(objectName(object), paths, 'Id', some);
      const rows = await queryRows(api, query).catch((error: unknown) => {
        throw forgetFields(object, error);
      });
      records.push(...rows.map((row) => toRecord<CrmRecords[K]>(known, row)));
    }
    return records;
  }

  async function find<K extends CrmObject>(object: K, id: string, asked?: readonly string[]) {
    const [record] = await findMany(object, [id], asked);
    return record ?? null;
  }

  return { columnsOf, list, find, findMany };
}

const isSynced = (object: CrmObject): boolean => object === 'organization' || object === 'contact';

function getRecordId(text: string): string {
  const id = toRecordId(text);
  if (id === null) throw new CrmFailure('rejected', `No read of Salesforce stopped at ${text}.`);
  return id;
}
