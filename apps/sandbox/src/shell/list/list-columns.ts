import { type FieldInfo, findField, nameFieldOf, type ObjectInfo } from '../record/object-info.ts';

export interface ListColumn {
  /** What SOQL selects and sorts by: `Amount`, `Partner__r.Name`. */
  path: string;
  field: FieldInfo;
}

/** The columns of each list, as an administrator would choose them; a real org keeps them in list views. */
const COLUMNS: Record<string, string[]> = {
  Opportunity: ['AccountId', 'Partner__c', 'Distributor__c', 'StageName', 'Amount', 'CloseDate'],
  Lead: ['Company', 'Partner__c', 'Distributor__c', 'Status', 'Rating'],
  Account: ['Tierline_Account_Type__c', 'Tierline_Status__c', 'Tierline_Region__c', 'Tierline_Segment__c', 'Type'],
  Contact: ['AccountId', 'Tierline_Role__c', 'Email', 'Title'],
  Tierline_Signing_Key__c: ['Retired__c', 'CreatedById', 'CreatedDate'],
};

/** The name first, then the object's columns as far as the viewer may read them. */
export function listColumns(info: ObjectInfo): ListColumn[] {
  return [nameFieldOf(info), ...(COLUMNS[info.name] ?? [])].flatMap((name) => {
    const field = findField(info, name);
    if (!field) return [];
    return [
      { field, path: field.type === 'reference' && field.relationshipName ? `${field.relationshipName}.Name` : name },
    ];
  });
}
