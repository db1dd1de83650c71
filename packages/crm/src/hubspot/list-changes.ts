import type { HubSpotClient } from './client.ts';
import { inChunks } from './every-page.ts';
import { toInstant } from './instant.ts';
import type { ListRequest } from './list-records.ts';
import { byStamp, listArchived, stampOf } from './list-records.ts';
import type { RecordRow } from './record-row.ts';
import { searchChanges } from './search-changes.ts';

/** What changed at an instant or after it, and what was archived, in one order of time. */
export async function* listChanges(
  client: HubSpotClient,
  request: ListRequest,
  since: string,
): AsyncGenerator<RecordRow[]> {
  const from = toInstant(since);
  if (from === null) throw new RangeError(`${since} is no instant.`);
  let archived = await listArchived(client, request, from);
  for await (const rows of searchChanges(client, request, from)) {
    const until = rows.map(stampOf).toSorted().at(-1) ?? from;
    const before = archived.filter((row) => stampOf(row) <= until);
    archived = archived.slice(before.length);
    yield* inChunks([...before, ...rows].toSorted(byStamp), request.pageSize);
  }
  yield* inChunks(archived, request.pageSize);
}
