import { DEFAULT_HUBSPOT_FIELDS } from '../hubspot/fields.ts';
import type { ScriptedRequest } from './scripted-server.ts';

export interface PlayedSearch {
  /** `null` for what is no search. */
  answer(request: ScriptedRequest): PlayedAnswer | null;
}

interface PlayedAnswer {
  status: number;
  body: { results: object[]; message?: string };
}

interface SearchBody {
  filterGroups: { filters: { propertyName: string; operator: string; value: string }[] }[];
  sorts: string[];
  limit: number;
  after?: string;
}

interface PlayedRecord {
  id: string;
  /** Milliseconds since 1970. */
  stamp: number;
}

/** The limits of "Search the CRM": a page, all pages together, sorts, filters in a group. */
const PAGE = 200;
const ALL = 10_000;

/** HubSpot's search over companies that have ids and stamps, as its documents describe it; `before` may change them. */
export function playSearch(
  records: readonly PlayedRecord[],
  before: (searches: number) => void = () => {},
): PlayedSearch {
  let searches = 0;
  return {
    answer({ url, body }) {
      if (!url.endsWith('/search')) return null;
      searches += 1;
      before(searches);
      const { filterGroups, sorts, limit, after = '0' } = JSON.parse(body) as SearchBody;
      const filters = filterGroups[0]?.filters ?? [];
      if (limit > PAGE || Number(after) + limit > ALL || sorts.length > 1 || filterGroups.length > 1) {
        return { status: 400, body: { results: [], message: 'beyond the limits' } };
      }
      const found = records
        .filter((record) => filters.every((filter) => matches(numberOf(record, filter.propertyName), filter)))
        .toSorted((one, other) => numberOf(one, sorts[0]) - numberOf(other, sorts[0]));
      return { status: 200, body: { results: found.slice(Number(after), Number(after) + limit).map(toRecord) } };
    },
  };
}

const numberOf = ({ id, stamp }: PlayedRecord, property = ''): number =>
  property === 'hs_object_id' ? Number(id) : stamp;

function matches(value: number, { operator, value: text }: { operator: string; value: string }): boolean {
  if (operator === 'GTE') return value >= Number(text);
  if (operator === 'GT') return value > Number(text);
  if (operator === 'EQ') return value === Number(text);
  throw new Error(`no filter ${operator}`);
}

/** What is asked for and blank is told as null. */
const BLANK = Object.fromEntries(Object.values(DEFAULT_HUBSPOT_FIELDS.company).map((name) => [name, null]));

function toRecord({ id, stamp }: PlayedRecord) {
  const updatedAt = new Date(stamp).toISOString();
  return {
    id,
    properties: { ...BLANK, name: id, hs_lastmodifieddate: updatedAt },
    createdAt: updatedAt,
    updatedAt,
    archived: false,
  };
}
