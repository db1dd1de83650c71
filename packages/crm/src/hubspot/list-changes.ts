import type { HubSpotClient } from './client.ts';
import { inChunks } from './every-page.ts';
import { toInstant } from './instant.ts';
import type { ListRequest } from './list-records.ts';
import { byStamp, listArchived, stampOf } from './list-records.ts';
import type { RecordRow } from './record-row.ts';
import { searchChanges } from './search-changes.ts';

/** What changed at an instant or after it, and what was archived (`ListQuery.deletedSince`), in one order of time. */
export async function* listChanges(
  client: HubSpotClient,
  request: ListRequest,
  since: string,
  deletedSince: string | null = since,
): AsyncGenerator<RecordRow[]> {
  const from = instantOf(since);
  let archived = await listArchived(client, request, instantOf(deletedSince ?? since), {
    wholly: deletedSince !== null,
  });
  for await (const rows of searchChanges(client, request, from)) {
    const until = rows.map(stampOf).toSorted().at(-1) ?? from;
    const before = archived.filter((row) => stampOf(row) <= until);
    archived = archived.slice(before.length);
    yield* inChunks([...before, ...rows].toSorted(byStamp), request.pageSize);
  }
  yield* inChunks(archived, request.pageSize);
}

function instantOf(text: string): string {
  const instant = toInstant(text);
  if (instant === null) throw new RangeError(`${text} is no instant.`);
  return instant;
}
