import type { HubSpotClient } from './client.ts';
import type { ObjectType } from './objects.ts';
import type { RecordRow } from './record-row.ts';
import { toRow } from './record-row.ts';

export interface ListRequest {
  type: ObjectType;
  properties: string[];
  /** Rows a page; the list gives 100 at most, the search 200 ("Search the CRM"). */
  pageSize: number;
}

const LIST_MAXIMUM = 100;

export interface RowPage {
  rows: RecordRow[];
  /** Where the list goes on; `null` at its end. */
  after: string | null;
}

/**
 * Every record, in the order of ids, which no change can move while it is read: the search would be too young by some
 * seconds, and ends after 10,000. A page may be short or empty, and is the last one only if it says so.
 */
export async function* listRecords(
  { records }: HubSpotClient,
  { type, properties, pageSize }: ListRequest,
  { from = null, archived = false }: { from?: string | null; archived?: boolean } = {},
): AsyncGenerator<RowPage> {
  let after = from ?? undefined;
  const limit = Math.min(pageSize, LIST_MAXIMUM);
  do {
    const page = await records.getPage(type, limit, after, properties, undefined, undefined, archived);
    after = page.paging?.next?.after;
    yield { rows: page.results.map(toRow(type)), after: after ?? null };
  } while (after !== undefined);
}

/**
 * What was archived at an instant or after it, oldest first. The search shows no archived records and the list does not
 * filter them, so all that were archived in the last 90 days are looked through; or only the first page of them, which is
 * all that there are in most accounts.
 */
export async function listArchived(
  client: HubSpotClient,
  request: ListRequest,
  since: string,
  { wholly }: { wholly: boolean },
): Promise<RecordRow[]> {
  const found: RecordRow[] = [];
  for await (const { rows } of listRecords(client, request, { archived: true })) {
    found.push(...rows.filter((row) => row.archivedAt !== null && row.archivedAt >= since));
    if (!wholly) break;
  }
  return found.toSorted(byStamp);
}

export const stampOf = ({ archivedAt, modifiedAt }: RecordRow): string => archivedAt ?? modifiedAt;

export const byStamp = (one: RecordRow, other: RecordRow): number =>
  stampOf(one) < stampOf(other) ? -1 : stampOf(one) > stampOf(other) ? 1 : 0;
