import { type Property, standardProperty } from '../property.ts';
import { commonProperties } from './every-object.ts';

const group = 'dealinformation';
const calculated = { readOnly: true, calculated: true };

export function dealProperties(currencies: readonly string[]): Property[] {
  return [
    ...commonProperties(group),
    standardProperty(group, 'dealname', 'Deal Name', 'string'),
    standardProperty(group, 'pipeline', 'Pipeline', 'enumeration', { externalOptions: true }),
    standardProperty(group, 'dealstage', 'Deal Stage', 'enumeration', { externalOptions: true, fieldType: 'radio' }),
    standardProperty(group, 'amount', 'Amount', 'number'),
    standardProperty(group, 'deal_currency_code', 'Currency', 'enumeration', {
      options: currencies.map((code) => [code, code] as const),
    }),
    standardProperty(group, 'closedate', 'Close Date', 'datetime'),
    standardProperty(group, 'description', 'Deal Description', 'string', { fieldType: 'textarea' }),
    standardProperty(group, 'dealtype', 'Deal Type', 'enumeration', {
      options: [
        ['newbusiness', 'New Business'],
        ['existingbusiness', 'Existing Business'],
      ],
    }),
    standardProperty(group, 'hs_deal_stage_probability', 'Deal probability', 'number', calculated),
    standardProperty(group, 'hs_is_closed', 'Is Deal Closed?', 'bool', calculated),
    standardProperty(group, 'hs_is_closed_won', 'Is Closed Won', 'bool', calculated),
    standardProperty(group, 'hs_is_closed_lost', 'Is closed lost', 'bool', calculated),
    standardProperty(group, 'hs_primary_associated_company', 'Primary Associated Company', 'number', calculated),
    standardProperty(group, 'createdate', 'Create Date', 'datetime'),
    standardProperty(group, 'hs_createdate', 'HubSpot Create Date', 'datetime', { readOnly: true }),
    standardProperty(group, 'hs_lastmodifieddate', 'Last Modified Date', 'datetime', { readOnly: true }),
  ];
}
