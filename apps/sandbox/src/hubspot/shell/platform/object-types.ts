export type ObjectName = 'companies' | 'contacts' | 'deals' | 'leads';

export interface ObjectType {
  name: ObjectName;
  /** As it stands in addresses. */
  typeId: string;
  label: string;
  plural: string;
  /** Which together make the record's name. */
  nameProperties: readonly [string, ...string[]];
  stageProperty: string | null;
  columns: readonly string[];
  /** Listed on the record's page; those of the app follow. */
  about: readonly string[];
}

/** "Understanding the CRM": the ids of HubSpot's own object types. */
export const OBJECT_TYPES: readonly ObjectType[] = [
  {
    name: 'deals',
    typeId: '0-3',
    label: 'Deal',
    plural: 'Deals',
    nameProperties: ['dealname'],
    stageProperty: 'dealstage',
    columns: ['dealname', 'dealstage', 'amount', 'closedate', 'hubspot_owner_id'],
    about: ['dealname', 'dealstage', 'amount', 'deal_currency_code', 'closedate', 'hubspot_owner_id'],
  },
  {
    name: 'companies',
    typeId: '0-2',
    label: 'Company',
    plural: 'Companies',
    nameProperties: ['name'],
    stageProperty: null,
    columns: ['name', 'tierline_account_type', 'tierline_status', 'country', 'hubspot_owner_id'],
    about: ['name', 'domain', 'industry', 'country', 'numberofemployees', 'hubspot_owner_id'],
  },
  {
    name: 'contacts',
    typeId: '0-1',
    label: 'Contact',
    plural: 'Contacts',
    nameProperties: ['firstname', 'lastname'],
    stageProperty: null,
    columns: ['firstname', 'lastname', 'email', 'jobtitle', 'tierline_role', 'hubspot_owner_id'],
    about: ['firstname', 'lastname', 'email', 'phone', 'jobtitle', 'hubspot_owner_id'],
  },
  {
    name: 'leads',
    typeId: '0-136',
    label: 'Lead',
    plural: 'Leads',
    nameProperties: ['hs_lead_name'],
    stageProperty: 'hs_pipeline_stage',
    columns: ['hs_lead_name', 'hs_pipeline_stage', 'hubspot_owner_id'],
    about: ['hs_lead_name', 'hs_pipeline_stage', 'hs_lead_label', 'hubspot_owner_id'],
  },
];

export const findObjectType = (typeIdOrName: string): ObjectType | undefined =>
  OBJECT_TYPES.find(({ typeId, name }) => typeId === typeIdOrName || name === typeIdOrName);

/** Blank for a record without any. */
export const nameOf = ({ nameProperties }: ObjectType, properties: Record<string, string | null>): string =>
  nameProperties.flatMap((name) => properties[name] || []).join(' ');

export const getObjectType = (name: ObjectName): ObjectType => findObjectType(name) as ObjectType;
