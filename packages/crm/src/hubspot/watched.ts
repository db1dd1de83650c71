import type { CrmObject } from '@tierline/domain/crm';
import { type CompanyField, hasValues } from './company-fields.ts';
import type { HubSpotFields } from './fields.ts';
import { objectName } from './objects.ts';
import { COMMON_PROPERTIES, NAME_PROPERTY } from './record-row.ts';

/** The properties of which a record is made, and which its page should therefore watch. */
export function watchedProperties(fields: HubSpotFields, object: CrmObject): string[] {
  const name = NAME_PROPERTY[objectName(object)];
  if (object === 'organization') return [name, ...Object.values(fields.company)];
  const { partner, secondPartner } = fields[object];
  return object === 'deal'
    ? [name, 'dealstage', 'amount', 'deal_currency_code', 'hubspot_owner_id', partner, secondPartner]
    : [name, 'hs_pipeline_stage', 'hubspot_owner_id', partner, secondPartner];
}

/** `listed`: the properties of companies whose values are told. */
export const readProperties = (fields: HubSpotFields, object: CrmObject, listed: readonly CompanyField[]): string[] => {
  const told = object === 'organization' ? listed.filter(hasValues).map(({ property }) => property) : [];
  return [...new Set([...COMMON_PROPERTIES, ...watchedProperties(fields, object), ...told])];
};
