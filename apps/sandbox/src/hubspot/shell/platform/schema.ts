import { callHubSpot } from './hubspot-api.ts';
import { getObjectType, type ObjectName } from './object-types.ts';

export interface PropertyOption {
  label: string;
  value: string;
  hidden?: boolean;
}

/** "Properties": a property as the API describes it. */
export interface PropertyDefinition {
  name: string;
  label: string;
  type: string;
  fieldType: string;
  groupName: string;
  options: PropertyOption[];
  hidden?: boolean;
  modificationMetadata?: { readOnlyValue?: boolean };
}

export interface Pipeline {
  id: string;
  label: string;
  stages: { id: string; label: string; displayOrder: number }[];
}

export interface ObjectSchema {
  properties: readonly PropertyDefinition[];
  pipelines: readonly Pipeline[];
}

interface Results<T> {
  results: T[];
}
interface Owner {
  id: string;
  firstName?: string;
  lastName?: string;
  email?: string;
}

const loaded = new Map<ObjectName, Promise<ObjectSchema>>();

/** Properties with the options of owners and stages filled in, as HubSpot's pages offer them. */
export function loadSchema(object: ObjectName, { fresh = false } = {}): Promise<ObjectSchema> {
  const known = loaded.get(object);
  if (known && !fresh) return known;
  const loading = readSchema(object);
  loaded.set(object, loading);
  loading.catch(() => loaded.delete(object));
  return loading;
}

async function readSchema(object: ObjectName): Promise<ObjectSchema> {
  const [{ results: properties }, { results: owners }, pipelines] = await Promise.all([
    callHubSpot<Results<PropertyDefinition>>(`/crm/v3/properties/${object}`),
    callHubSpot<Results<Owner>>('/crm/v3/owners?limit=100'),
    getObjectType(object).stageProperty === null
      ? Promise.resolve([])
      : callHubSpot<Results<Pipeline>>(`/crm/v3/pipelines/${object}`).then(({ results }) => results.map(inOrder)),
  ]);
  const people = owners.map(({ id, firstName, lastName, email }) => ({
    value: id,
    label: [firstName, lastName].filter(Boolean).join(' ') || (email ?? id),
  }));
  const stages = pipelines.flatMap((pipeline) => pipeline.stages.map(({ id, label }) => ({ value: id, label })));
  const options: Record<string, PropertyOption[]> = {
    hubspot_owner_id: people,
    dealstage: stages,
    hs_pipeline_stage: stages,
    pipeline: pipelines.map(({ id, label }) => ({ value: id, label })),
    hs_pipeline: pipelines.map(({ id, label }) => ({ value: id, label })),
  };
  return {
    pipelines,
    properties: properties.map((property) => {
      const own = options[property.name];
      return own ? { ...property, type: 'enumeration', fieldType: 'select', options: own } : property;
    }),
  };
}

const inOrder = (pipeline: Pipeline): Pipeline => ({
  ...pipeline,
  stages: [...pipeline.stages].sort((one, other) => one.displayOrder - other.displayOrder),
});
