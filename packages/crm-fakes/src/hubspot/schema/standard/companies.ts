import { type Property, standardProperty } from '../property.ts';
import { commonProperties, lifecycleStage } from './every-object.ts';

const group = 'companyinformation';

export const companyProperties: Property[] = [
  ...commonProperties(group),
  standardProperty(group, 'name', 'Company name', 'string'),
  standardProperty(group, 'domain', 'Company Domain Name', 'string'),
  standardProperty(group, 'website', 'Website URL', 'string'),
  standardProperty(group, 'phone', 'Phone Number', 'string', { fieldType: 'phonenumber' }),
  standardProperty(group, 'description', 'Description', 'string', { fieldType: 'textarea' }),
  standardProperty(group, 'address', 'Street Address', 'string'),
  standardProperty(group, 'city', 'City', 'string'),
  standardProperty(group, 'state', 'State/Region', 'string'),
  standardProperty(group, 'zip', 'Postal Code', 'string'),
  standardProperty(group, 'country', 'Country/Region', 'string'),
  standardProperty(group, 'numberofemployees', 'Number of Employees', 'number'),
  standardProperty(group, 'annualrevenue', 'Annual Revenue', 'number'),
  standardProperty(group, 'type', 'Type', 'enumeration', {
    options: [
      ['PROSPECT', 'Prospect'],
      ['PARTNER', 'Partner'],
      ['RESELLER', 'Reseller'],
      ['VENDOR', 'Vendor'],
      ['OTHER', 'Other'],
    ],
  }),
  standardProperty(group, 'hs_parent_company_id', 'Parent Company', 'number', { readOnly: true, calculated: true }),
  lifecycleStage(group),
  standardProperty(group, 'createdate', 'Create Date', 'datetime', { readOnly: true }),
  standardProperty(group, 'hs_lastmodifieddate', 'Last Modified Date', 'datetime', { readOnly: true }),
];
