import type { Crm, CrmObject, CrmPage, CrmRecords, ListQuery } from '@tierline/domain/crm';

export async function readPages<K extends CrmObject>(
  crm: Crm,
  object: K,
  query: ListQuery,
): Promise<CrmPage<CrmRecords[K]>[]> {
  const pages = [];
  for await (const page of crm.list(object, query)) pages.push(page);
  return pages;
}

/** Each record once, as it was seen last: `list` may show one twice. */
export async function readAll<K extends CrmObject>(
  crm: Crm,
  object: K,
  query: string | null | ListQuery,
): Promise<CrmRecords[K][]> {
  const pages = await readPages(crm, object, isQuery(query) ? query : { since: query });
  return [...new Map(pages.flatMap(({ records }) => records).map((record) => [record.id, record])).values()];
}

const isQuery = (query: string | null | ListQuery): query is ListQuery => typeof query === 'object' && query !== null;
