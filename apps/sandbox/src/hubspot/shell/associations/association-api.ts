import { callHubSpot } from '../platform/hubspot-api.ts';
import { nameOf, type ObjectType } from '../platform/object-types.ts';

export interface AssociationType {
  category: string;
  typeId: number;
  label: string | null;
}

export interface Associated {
  id: string;
  name: string;
  types: AssociationType[];
}

interface Page {
  results: { toObjectId: number | string; associationTypes: AssociationType[] }[];
}
interface Named {
  results: { id: string; properties: Record<string, string | null> }[];
}

const MOST = 100;

/** The first hundred records of the other kind, by name. */
export async function listAssociated(from: ObjectType, id: string, to: ObjectType): Promise<Associated[]> {
  const { results } = await callHubSpot<Page>(
    `/crm/v4/objects/${from.name}/${id}/associations/${to.name}?limit=${MOST}`,
  );
  if (results.length === 0) return [];
  const { results: named } = await callHubSpot<Named>(`/crm/v3/objects/${to.name}/batch/read`, {
    method: 'POST',
    body: { inputs: results.map(({ toObjectId }) => ({ id: String(toObjectId) })), properties: to.nameProperties },
  });
  const names = new Map(named.map((record) => [record.id, nameOf(to, record.properties) || record.id]));
  return results
    .map(({ toObjectId, associationTypes }) => {
      const otherId = String(toObjectId);
      return { id: otherId, name: names.get(otherId) ?? otherId, types: associationTypes };
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Every type with a label that such an association may have, HubSpot's own among them. */
export async function listLabels(from: ObjectType, to: ObjectType): Promise<AssociationType[]> {
  const { results } = await callHubSpot<{ results: AssociationType[] }>(
    `/crm/v4/associations/${from.name}/${to.name}/labels`,
  );
  return results.filter(({ label }) => label !== null);
}

const toSpec = ({ category, typeId }: AssociationType) => ({
  associationCategory: category,
  associationTypeId: typeId,
});

export interface LabelChange {
  from: ObjectType;
  id: string;
  to: ObjectType;
  toId: string;
  added: readonly AssociationType[];
  removed: readonly AssociationType[];
}

/** Associates the two when they are not yet; a change without labels leaves a bare association. */
export async function changeLabels({ from, id, to, toId, added, removed }: LabelChange): Promise<void> {
  const one = `/crm/v4/objects/${from.name}/${id}/associations`;
  if (removed.length > 0) {
    await callHubSpot(`/crm/v4/associations/${from.name}/${to.name}/batch/labels/archive`, {
      method: 'POST',
      body: { inputs: [{ from: { id }, to: { id: toId }, types: removed.map(toSpec) }] },
    });
  }
  if (added.length > 0) {
    await callHubSpot(`${one}/${to.name}/${toId}`, { method: 'PUT', body: added.map(toSpec) });
  } else if (removed.length === 0) {
    await callHubSpot(`${one}/default/${to.name}/${toId}`, { method: 'PUT' });
  }
}

export async function disassociate(from: ObjectType, id: string, to: ObjectType, toId: string): Promise<void> {
  await callHubSpot(`/crm/v4/objects/${from.name}/${id}/associations/${to.name}/${toId}`, { method: 'DELETE' });
}

/** Records whose name holds the words. */
export async function searchByName(type: ObjectType, words: string): Promise<{ id: string; name: string }[]> {
  const { results } = await callHubSpot<Named>(`/crm/v3/objects/${type.name}/search`, {
    method: 'POST',
    body: { query: words, limit: 20, properties: type.nameProperties },
  });
  return results.map(({ id, properties }) => ({ id, name: nameOf(type, properties) || id }));
}
