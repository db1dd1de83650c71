import { VIEWER_HEADER } from '../../pages/context.ts';
import type { FetchAnswer, FetchRequest, HookAnswer, HostCalls, LogLevel } from '../../worker/boundary.ts';
import type {
  CrmPropertiesResponse,
  FetchAssociationsRequest,
  FetchCrmSearchRequest,
} from '../../worker/sdk-requests.ts';
import { listAssociated } from '../associations/association-api.ts';
import { viewer } from '../platform/context.ts';
import { formatProperty } from '../platform/format-property.ts';
import { callHubSpot, messageOf } from '../platform/hubspot-api.ts';
import { findObjectType } from '../platform/object-types.ts';
import { loadSchema } from '../platform/schema.ts';
import type { RecordStore } from '../record/record-store.ts';

const NO_RECORD = { error: 'There is no record at this place.' };

/** What the worker asks of the page. `store` is null where there is no record. */
export function hostCalls(store: RecordStore | null): Omit<HostCalls, 'failed'> {
  return {
    log: (level: LogLevel, message: string) => console[level](`[extension] ${message}`),
    fetch: fetchByProxy,
    fetchCrmProperties: async (names, onUpdate) => {
      if (!store) return NO_RECORD;
      const cleanup = store.subscribe(() => onUpdate(store.pick(names)));
      return { data: store.pick(names), cleanup: () => void cleanup() };
    },
    fetchAssociations: (request) => answer(() => fetchAssociations(store, request)),
    fetchCrmSearch: (request) => answer(() => search(request)),
    formatCrmProperties: async ({ propertiesList, objectType }) => {
      const type = findObjectType(objectType);
      const { properties } = type ? await loadSchema(type.name) : { properties: [] };
      return propertiesList.map((raw) => format(raw, properties));
    },
  };
}

async function answer(ask: () => Promise<unknown>): Promise<HookAnswer<unknown>> {
  try {
    return { data: await ask() };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

async function fetchByProxy(request: FetchRequest): Promise<FetchAnswer> {
  const response = await fetch('/hubspot-fetch', {
    method: 'POST',
    headers: { [VIEWER_HEADER]: viewer.key, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  return { status: response.status, body: await response.text() };
}

async function fetchAssociations(store: RecordStore | null, request: FetchAssociationsRequest) {
  const to = findObjectType(request.toObjectType);
  if (!store || !to) throw new Error(NO_RECORD.error);
  const { pageLength = 100, offset = 0, properties = [] } = request;
  const all = await listAssociated(store.type, store.id, to);
  const page = all.slice(offset, offset + pageLength);
  const read = await callHubSpot<{ results: { id: string; properties: CrmPropertiesResponse }[] }>(
    `/crm/v3/objects/${to.name}/batch/read`,
    { method: 'POST', body: { inputs: page.map(({ id }) => ({ id })), properties } },
  );
  const found = new Map(read.results.map((record) => [record.id, record.properties]));
  return {
    results: page.map(({ id, types }) => ({
      toObjectId: Number(id),
      associationTypes: types.map((type) => ({ ...type, label: type.label ?? '' })),
      properties: found.get(id) ?? {},
    })),
    hasMore: offset + page.length < all.length,
    nextOffset: offset + page.length,
  };
}

async function search({ objectType, pageLength = 100, ...rest }: FetchCrmSearchRequest) {
  const name = findObjectType(objectType)?.name ?? objectType;
  const { results, total, paging } = await callHubSpot<{
    results: { id: string; properties: CrmPropertiesResponse }[];
    total: number;
    paging?: { next?: { after: string } };
  }>(`/crm/v3/objects/${name}/search`, { method: 'POST', body: { ...rest, limit: pageLength } });
  return {
    results: results.map(({ id, properties }) => ({ objectId: Number(id), properties })),
    total,
    hasMore: paging?.next !== undefined,
    ...(paging?.next && { after: paging.next.after }),
  };
}

const format = (raw: CrmPropertiesResponse, properties: Awaited<ReturnType<typeof loadSchema>>['properties']) =>
  Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [
      name,
      formatProperty(
        properties.find((each) => each.name === name),
        value,
      ),
    ]),
  );
