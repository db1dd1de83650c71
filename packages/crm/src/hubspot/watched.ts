import type { CrmObject } from '@tierline/domain/crm';
import type { RecordProperties } from './account-properties.ts';
import { hasValues } from './company-fields.ts';
import type { HubSpotFields } from './fields.ts';
import { objectName } from './objects.ts';
import { commonProperties, NAME_PROPERTIES } from './record-row.ts';
import { COMPANY_OF_CONTACT } from './to-contact.ts';

/** The properties of which a record is made, and which its page should therefore watch. */
export function watchedProperties(fields: HubSpotFields, object: CrmObject): string[] {
  const names = NAME_PROPERTIES[objectName(object)];
  if (object === 'contact') return [...names, COMPANY_OF_CONTACT];
  if (object === 'organization') {
    // No page need tell by which id Tierline knows its record, or what only mappings are about.
    const { tierlineId, tier, ...watched } = fields.company;
    return [...names, ...Object.values(watched)];
  }
  const { partner, secondPartner } = fields[object];
  return object === 'deal'
    ? [...names, 'dealstage', 'amount', 'deal_currency_code', 'hubspot_owner_id', partner, secondPartner]
    : [...names, 'hs_pipeline_stage', 'hubspot_owner_id', partner, secondPartner];
}

/** What is read of every record, the properties of `known` whose values are told included. */
export function readProperties(fields: HubSpotFields, object: CrmObject, known: RecordProperties | null): string[] {
  const told = known?.listed.filter(hasValues).map(({ property }) => property) ?? [];
  const common = commonProperties(objectName(object));
  return [...new Set([...common, ...watchedProperties(fields, object), ...told, ...origins(fields, object, known)])];
}

function origins(fields: HubSpotFields, object: CrmObject, known: RecordProperties | null): string[] {
  if (object === 'deal') return ['hs_merged_object_ids'];
  if (object === 'lead') return [];
  const { tierlineId } = object === 'organization' ? fields.company : fields.contact;
  const hasId = known?.properties.some(({ name }) => name === tierlineId);
  return [
    'hs_merged_object_ids',
    ...(object === 'organization' ? ['hs_parent_company_id'] : []),
    ...(hasId ? [tierlineId] : []),
  ];
}
