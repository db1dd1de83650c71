import { type Property, standardProperty } from '../property.ts';
import { commonProperties } from './every-object.ts';

const group = 'lead_information';
const calculated = { readOnly: true, calculated: true };

export const leadProperties: Property[] = [
  ...commonProperties(group),
  standardProperty(group, 'hs_lead_name', 'Lead Name', 'string'),
  standardProperty(group, 'hs_pipeline', 'Pipeline', 'enumeration', { externalOptions: true }),
  standardProperty(group, 'hs_pipeline_stage', 'Lead Stage', 'enumeration', { externalOptions: true }),
  standardProperty(group, 'hs_lead_type', 'Lead Type', 'enumeration', {
    options: [
      ['NEW BUSINESS', 'New business'],
      ['UPSELL', 'Upsell'],
      ['RE-ATTEMPTING', 'Re-attempting'],
    ],
  }),
  standardProperty(group, 'hs_lead_label', 'Lead Label', 'enumeration', {
    options: [
      ['HOT', 'Hot'],
      ['WARM', 'Warm'],
      ['COLD', 'Cold'],
    ],
  }),
  standardProperty(group, 'hs_lead_is_open', 'Is open', 'bool', calculated),
  standardProperty(group, 'hs_primary_company_id', 'Primary company ID', 'number', calculated),
  standardProperty(group, 'hs_primary_contact_id', 'Primary contact ID', 'number', calculated),
  standardProperty(group, 'hs_associated_company_name', 'Associated company name', 'string', calculated),
  standardProperty(group, 'hs_createdate', 'Create date', 'datetime', { readOnly: true }),
  standardProperty(group, 'hs_lastmodifieddate', 'Last modified date', 'datetime', { readOnly: true }),
];
