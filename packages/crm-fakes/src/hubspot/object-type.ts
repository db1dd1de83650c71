export type ObjectTypeName = 'contacts' | 'companies' | 'deals' | 'leads';

/** One kind of CRM record ("Understanding the CRM": object type ids). */
export interface ObjectType {
  id: string;
  name: ObjectTypeName;
  singular: string;
  /** The properties that carry creation and last change; contacts have older names than the rest. */
  createdProperty: string;
  modifiedProperty: string;
  /** Answered where a request names no properties. */
  defaultProperties: readonly string[];
  /** Looked through by the `query` of a search ("Search the CRM", default searchable properties). */
  searchedProperties: readonly string[];
  pipeline?: { property: string; stageProperty: string };
}

export const objectTypes: readonly ObjectType[] = [
  {
    id: '0-1',
    name: 'contacts',
    singular: 'contact',
    createdProperty: 'createdate',
    modifiedProperty: 'lastmodifieddate',
    defaultProperties: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
    searchedProperties: ['firstname', 'lastname', 'email', 'phone', 'company'],
  },
  {
    id: '0-2',
    name: 'companies',
    singular: 'company',
    createdProperty: 'createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: ['createdate', 'domain', 'hs_lastmodifieddate', 'hs_object_id', 'name'],
    searchedProperties: ['website', 'phone', 'name', 'domain'],
  },
  {
    id: '0-3',
    name: 'deals',
    singular: 'deal',
    createdProperty: 'createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: [
      'amount',
      'closedate',
      'createdate',
      'dealname',
      'dealstage',
      'hs_lastmodifieddate',
      'hs_object_id',
      'pipeline',
    ],
    searchedProperties: ['dealname', 'pipeline', 'dealstage', 'description', 'dealtype'],
    pipeline: { property: 'pipeline', stageProperty: 'dealstage' },
  },
  {
    id: '0-136',
    name: 'leads',
    singular: 'lead',
    createdProperty: 'hs_createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
    searchedProperties: ['hs_lead_name'],
    pipeline: { property: 'hs_pipeline', stageProperty: 'hs_pipeline_stage' },
  },
];

/** By type id, plural or singular name in any case, as paths and subscriptions say it. */
export function findObjectType(text: string): ObjectType | undefined {
  const name = text.toLowerCase();
  return objectTypes.find((type) => type.id === name || type.name === name || type.singular === name);
}

export function getObjectType(text: string): ObjectType {
  const type = findObjectType(text);
  if (!type) throw new Error(`HubSpot has no object type ${text} here`);
  return type;
}
