import type { CrmPage, CrmRecords, ListQuery, SyncedObject } from '@tierline/domain/crm';
import { CARRIED, fieldsOfCrm } from './crm-fields.ts';
import type { MemoryRecords, Stored } from './memory-records.ts';

/** Small, so that a few records have several pages. */
const PAGE = 3;

export function toCrmRecord(
  { crm }: MemoryRecords,
  { id, object, tierlineId, modifiedAt, modifiedBy, deleted, inSync, values }: Stored,
  asked: readonly string[] = [],
): CrmRecords[SyncedObject] {
  const of = (key: string): string[] => [...(values[key] ?? [])];
  const told = Object.entries(fieldsOfCrm(crm, object)).filter(([, name]) => asked.includes(name));
  const fields = Object.fromEntries(told.map(([key, name]) => [name, of(key)]));
  const base = { id, tierlineId, modifiedAt, modifiedBy, deleted, fields };
  const [name = '', email = null] = [of('name')[0], of('email')[0]];
  if (object === 'contact') {
    const full = [...of('first_name'), ...of('last_name')].join(' ');
    return { ...base, name: full, organizationId: of('organization')[0] ?? null, email };
  }
  const [accountType = null, status = null, preferredId = null] = [
    of('account_type')[0],
    of('status')[0],
    of('preferred')[0],
  ];
  const carried = Object.fromEntries(CARRIED.map((key) => [key, of(key)]));
  const own = { inSync, accountType, status, contractNames: of('contracts'), preferredId, values: carried };
  return { ...base, name, ...own, parentId: null };
}

type Page = CrmPage<Stored>;

/** Every record that is there, by id, as each is when its page is asked for. */
export function nextOfAll(records: MemoryRecords, object: SyncedObject, after: string | null): Page {
  const rest = records
    .all(object)
    .filter(({ id, deleted }) => !deleted && (after === null || id > after))
    .toSorted(byId);
  const page = rest.slice(0, PAGE);
  return { records: page, after: rest.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** What changed, page by page. Salesforce finds it all at once; HubSpot searches anew for each, in an index that is behind. */
export function* pagesOfChanges(
  records: MemoryRecords,
  object: SyncedObject,
  since: NonNullable<ListQuery['since']>,
): Generator<Page> {
  const isFound = ({ modifiedAt }: Stored) => modifiedAt >= since;
  if (records.crm === 'salesforce') {
    const found = records.all(object).filter(isFound).toSorted(byStamp);
    for (let from = 0; from < found.length; from += PAGE)
      yield { records: found.slice(from, from + PAGE), after: null };
    return;
  }
  const seen = new Set<string>();
  const keyOf = ({ id, modifiedAt }: Stored) => `${id} ${modifiedAt}`;
  for (let from = since; ; ) {
    const live = records.indexed(object).filter(({ deleted }) => !deleted);
    // What was archived is listed, and not searched for.
    const archived = records.all(object).filter(({ deleted }) => deleted);
    const found = [...live, ...archived].filter(
      (each) => isFound(each) && each.modifiedAt >= from && !seen.has(keyOf(each)),
    );
    const page = found.toSorted(byStamp).slice(0, PAGE);
    const last = page.at(-1);
    if (!last) return;
    from = last.modifiedAt;
    for (const each of page) seen.add(keyOf(each));
    yield { records: page, after: null };
  }
}

const byId = (one: Stored, other: Stored): number => (one.id < other.id ? -1 : 1);
const byStamp = (one: Stored, other: Stored): number =>
  one.modifiedAt === other.modifiedAt ? byId(one, other) : one.modifiedAt < other.modifiedAt ? -1 : 1;
