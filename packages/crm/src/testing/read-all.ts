import type { Crm, CrmObject, CrmRecords } from '@tierline/domain/crm';

export async function readPages<K extends CrmObject>(
  crm: Crm,
  object: K,
  since: string | null,
): Promise<CrmRecords[K][][]> {
  const pages = [];
  for await (const page of crm.list(object, since)) pages.push(page);
  return pages;
}

/** Each record once, as it was seen last: `list` may show one twice. */
export async function readAll<K extends CrmObject>(
  crm: Crm,
  object: K,
  since: string | null,
): Promise<CrmRecords[K][]> {
  const pages = await readPages(crm, object, since);
  return [...new Map(pages.flat().map((record) => [record.id, record])).values()];
}
