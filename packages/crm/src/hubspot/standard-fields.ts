import type { WrittenObject } from '@tierline/domain/crm';
import { dealFields } from './deal-fields.ts';
import type { HubSpotFields } from './fields.ts';

/** The properties that Tierline maps unless told otherwise, by Tierline's keys. */
export function standardFields(fields: HubSpotFields, object: WrittenObject): Readonly<Record<string, string>> {
  if (object === 'deal' || object === 'lead') return dealFields(object, fields);
  const { company, contact } = fields;
  if (object === 'organization') {
    return {
      name: 'name',
      account_type: company.accountType,
      status: company.status,
      region: company.region,
      segment: company.segment,
      product_lines: company.productLines,
      tier: company.tier,
      contracts: company.contractNames,
      preferred: company.preferred,
    };
  }
  return {
    first_name: 'firstname',
    last_name: 'lastname',
    email: 'email',
    phone: 'phone',
    title: 'jobtitle',
    role: contact.role,
    status: contact.status,
    last_login: contact.lastLogin,
  };
}
