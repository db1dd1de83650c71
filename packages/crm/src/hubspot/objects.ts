import type { CrmObject } from '@tierline/domain/crm';

export type ObjectType = 'companies' | 'contacts' | 'deals' | 'leads';

const OBJECTS: Readonly<Record<CrmObject, { type: ObjectType; spellings: readonly string[] }>> = {
  organization: { type: 'companies', spellings: ['companies', 'company', '0-2'] },
  contact: { type: 'contacts', spellings: ['contacts', 'contact', '0-1'] },
  deal: { type: 'deals', spellings: ['deals', 'deal', '0-3'] },
  lead: { type: 'leads', spellings: ['leads', 'lead', '0-136'] },
};

export const objectName = (object: CrmObject): ObjectType => OBJECTS[object].type;

/**
 * Paths of the API name objects in the plural, pages and webhooks in the singular, in capitals, or by their type id
 * (HubSpot developer documentation, "Understanding the CRM", object type ids).
 */
export function toObject(name: string): CrmObject | null {
  const objects = Object.keys(OBJECTS) as CrmObject[];
  return objects.find((object) => OBJECTS[object].spellings.includes(name.toLowerCase())) ?? null;
}
