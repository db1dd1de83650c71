import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/objects/index.js';
import { CrmFailure } from '@tierline/domain/crm';
import type { HubSpotClient } from './client.ts';
import { toMilliseconds } from './instant.ts';
import type { ListRequest } from './list-records.ts';
import { propertiesOfMany } from './properties-of-many.ts';
import type { RecordRow } from './record-row.ts';
import { stampProperty, toRow } from './record-row.ts';

const SEARCH_MAXIMUM = 200;
const ID = 'hs_object_id';

/**
 * What changed at an instant or after it, oldest change first. Each page is a search of its own that begins at the last
 * stamp of the one before. The search's own paging counts places: a record that is changed meanwhile moves to the end,
 * and the one that takes its place would be skipped for good; and it ends at the 10,000th ("Search the CRM", limits).
 */
export async function* searchChanges(
  client: HubSpotClient,
  request: ListRequest,
  since: string,
): AsyncGenerator<RecordRow[]> {
  const stamp = stampProperty(request.type);
  let from = since;
  let seen = new Set<string>();
  while (true) {
    const changed = filter(stamp, FilterOperatorEnum.Gte, toMilliseconds(from));
    const rows = await search(client, request, [changed], stamp);
    const [first, last] = [rows[0]?.modifiedAt, rows.at(-1)?.modifiedAt];
    const full = rows.length >= limitOf(request);
    if (full && last !== undefined && first === last) {
      // A whole page of one stamp, as a bulk change leaves it: its records are told apart by their ids.
      yield* searchStamp(client, request, last);
      from = oneLater(last);
      seen = new Set();
      continue;
    }
    const fresh = rows.filter((row) => !seen.has(keyOf(row)));
    if (fresh.length > 0) yield fresh;
    if (!full) return;
    if (last === undefined || last <= from) {
      throw new CrmFailure('unavailable', 'HubSpot did not sort what it found, so that its end would not be noticed.');
    }
    from = last;
    seen = new Set(rows.map(keyOf));
  }
}

async function* searchStamp(client: HubSpotClient, request: ListRequest, stamp: string): AsyncGenerator<RecordRow[]> {
  const atStamp = filter(stampProperty(request.type), FilterOperatorEnum.Eq, toMilliseconds(stamp));
  let after = '0';
  while (true) {
    const rows = await search(client, request, [atStamp, filter(ID, FilterOperatorEnum.Gt, after)], ID);
    if (rows.length > 0) yield rows;
    if (rows.length < limitOf(request)) return;
    after = rows.at(-1)?.id ?? after;
  }
}

interface Filter {
  propertyName: string;
  operator: FilterOperatorEnum;
  value: string;
}

const filter = (propertyName: string, operator: FilterOperatorEnum, value: string): Filter => ({
  propertyName,
  operator,
  value,
});

/** One sort is all that a search takes. */
async function search(client: HubSpotClient, request: ListRequest, filters: Filter[], sort: string) {
  const { type } = request;
  const { first: properties, rest } = split(request.properties);
  const answer = await client.search.doSearch(type, {
    filterGroups: [{ filters }],
    sorts: [sort],
    properties,
    limit: limitOf(request),
  });
  const rows = answer.results.map(toRow(type));
  if (rest.length === 0) return rows;
  const more = await propertiesOfMany(
    client,
    type,
    rest,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, properties: { ...row.properties, ...more.get(row.id) } }));
}

/** Of the 3,000 characters that the body of a search may have ("Search the CRM", limits), what is left for names. */
const NAMES_MAXIMUM = 2_400;

/** The names that fit into a search, and those that have to be read of each record that it finds. */
function split(names: readonly string[]): { first: string[]; rest: string[] } {
  let room = NAMES_MAXIMUM;
  const end = names.findIndex((name) => {
    room -= name.length + 3; // in quotes, with a comma
    return room < 0;
  });
  return end === -1 ? { first: [...names], rest: [] } : { first: names.slice(0, end), rest: names.slice(end) };
}

const limitOf = ({ pageSize }: ListRequest): number => Math.min(pageSize, SEARCH_MAXIMUM);

const keyOf = ({ id, modifiedAt }: RecordRow): string => `${id} ${modifiedAt}`;

const oneLater = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();
