import { type Property, standardProperty } from '../property.ts';

/** What records of every type have: who owns them, who made and changed them, whence they came. */
export function commonProperties(group: string): Property[] {
  const readOnly = { readOnly: true };
  return [
    standardProperty(group, 'hs_object_id', 'Record ID', 'number', readOnly),
    standardProperty(group, 'hubspot_owner_id', 'Owner', 'enumeration', { externalOptions: true }),
    standardProperty(group, 'hubspot_owner_assigneddate', 'Owner assigned date', 'datetime', readOnly),
    standardProperty(group, 'hs_created_by_user_id', 'Created by user ID', 'number', readOnly),
    standardProperty(group, 'hs_updated_by_user_id', 'Updated by user ID', 'number', readOnly),
    standardProperty(group, 'hs_object_source', 'Record creation source', 'string', readOnly),
    standardProperty(group, 'hs_object_source_id', 'Record creation source ID', 'string', readOnly),
    standardProperty(group, 'hs_merged_object_ids', 'Merged record IDs', 'string', readOnly),
  ];
}

/** How far a company or a contact has come on its way to a customer. */
export function lifecycleStage(group: string): Property {
  return standardProperty(group, 'lifecyclestage', 'Lifecycle Stage', 'enumeration', {
    options: [
      ['subscriber', 'Subscriber'],
      ['lead', 'Lead'],
      ['marketingqualifiedlead', 'Marketing Qualified Lead'],
      ['salesqualifiedlead', 'Sales Qualified Lead'],
      ['opportunity', 'Opportunity'],
      ['customer', 'Customer'],
      ['evangelist', 'Evangelist'],
      ['other', 'Other'],
    ],
  });
}
