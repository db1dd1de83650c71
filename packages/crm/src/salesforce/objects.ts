import type { CrmObject } from '@tierline/domain/crm';

const OBJECT_NAMES: Readonly<Record<CrmObject, string>> = {
  organization: 'Account',
  contact: 'Contact',
  deal: 'Opportunity',
  lead: 'Lead',
};

export const objectName = (object: CrmObject): string => OBJECT_NAMES[object];

/** API names are not case sensitive. */
export function toObject(name: string): CrmObject | null {
  const objects = Object.keys(OBJECT_NAMES) as CrmObject[];
  return objects.find((object) => OBJECT_NAMES[object].toLowerCase() === name.toLowerCase()) ?? null;
}
