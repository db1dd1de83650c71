import type { RecordAccess } from '../../components/record-access.tsx';
import { listAssociated } from '../associations/association-api.ts';
import { context } from '../platform/context.ts';
import { formatProperty } from '../platform/format-property.ts';
import { findObjectType } from '../platform/object-types.ts';
import { recordPath } from '../platform/route.ts';
import type { RecordStore } from './record-store.ts';

/** The page's record, as HubSpot's own CRM components read it. */
export function toRecordAccess(store: RecordStore): RecordAccess {
  const definitionOf = (name: string) => store.schema.properties.find((each) => each.name === name);
  return {
    properties: (names) =>
      names.map((name) => ({
        name,
        label: definitionOf(name)?.label ?? name,
        text: formatProperty(definitionOf(name), store.properties[name]),
      })),
    associations: async (objectTypeId) => {
      const to = findObjectType(objectTypeId);
      if (!to) return [];
      const found = await listAssociated(store.type, store.id, to);
      return found.map(({ id, name, types }) => ({
        id,
        name,
        labels: types.flatMap(({ label }) => label ?? []),
        path: recordPath(context.portalId, to.typeId, id),
      }));
    },
    stages: () => {
      const { stageProperty } = store.type;
      const now = stageProperty === null ? null : store.properties[stageProperty];
      const pipeline = store.schema.pipelines.find(({ stages }) => stages.some(({ id }) => id === now));
      return (pipeline?.stages ?? []).map(({ id, label }) => ({ label, current: id === now }));
    },
    subscribe: (listener) => store.subscribe(() => listener()),
  };
}
