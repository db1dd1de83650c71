import type { WrittenObject } from '@tierline/domain/crm';
import { dealFields } from './deal-fields.ts';
import type { SalesforceFields } from './fields.ts';

/** Tierline's own id of an account or a contact: an external id, by which a record is created once and no more. */
export const TIERLINE_ID = 'Tierline_Id__c';

export const TIER = 'Tierline_Tier__c';

export const STANDARD_CONTACT_FIELDS = {
  first_name: 'FirstName',
  last_name: 'LastName',
  email: 'Email',
  phone: 'Phone',
  title: 'Title',
  role: 'Tierline_Role__c',
  status: 'Tierline_Status__c',
  last_login: 'Tierline_Last_Login__c',
} as const;

export const standardAccountFields = ({ account }: SalesforceFields) => ({
  name: 'Name',
  account_type: account.accountType,
  status: account.status,
  region: account.region,
  segment: account.segment,
  product_lines: account.productLines,
  tier: TIER,
  contracts: account.contractNames,
  preferred: account.preferred,
});

export function standardFields(object: WrittenObject, fields: SalesforceFields): Readonly<Record<string, string>> {
  if (object === 'deal' || object === 'lead') return dealFields(object, fields);
  return object === 'organization' ? standardAccountFields(fields) : STANDARD_CONTACT_FIELDS;
}
