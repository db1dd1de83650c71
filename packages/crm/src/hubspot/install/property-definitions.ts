import {
  PropertyCreateFieldTypeEnum as FieldType,
  type PropertyCreate,
  PropertyCreateTypeEnum as Type,
} from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import type { HubSpotFields } from '../fields.ts';
import type { ObjectType } from '../objects.ts';
import { ACCOUNT_TYPES, PRODUCT_LINES, REGIONS, SEGMENTS, STATUSES } from './select-values.ts';

export const PROPERTY_GROUP = { name: 'tierline', label: 'Tierline' };

/** Decision 7's table. Selects of companies begin empty; a company's option comes when it is first needed. */
export function propertyDefinitions(fields: HubSpotFields): Readonly<Record<ObjectType, PropertyCreate[]>> {
  const { company } = fields;
  const chainOf = ({ partner, secondPartner }: HubSpotFields['deal']) => [
    select(
      partner,
      'Partner',
      [],
      'The company that sells to the customer. Its value is the record id of that company.',
    ),
    select(secondPartner, 'Distributor', [], 'The company behind the partner, set and checked by Tierline.'),
  ];
  return {
    companies: [
      flag(company.inSync, 'Share with Tierline'),
      select(company.accountType, 'Account type', ACCOUNT_TYPES),
      select(company.status, 'Programme status', STATUSES),
      checkboxes(company.contractNames, 'Distributors', []),
      select(company.preferred, 'Preferred distributor', []),
      select(company.region, 'Region', REGIONS),
      select(company.segment, 'Segment', SEGMENTS),
      checkboxes(company.productLines, 'Product lines', PRODUCT_LINES),
    ],
    deals: chainOf(fields.deal),
    leads: chainOf(fields.lead),
  };
}

const enumeration =
  (fieldType: FieldType) =>
  (name: string, label: string, values: readonly string[], description = ''): PropertyCreate => ({
    name,
    label,
    description,
    groupName: PROPERTY_GROUP.name,
    type: Type.Enumeration,
    fieldType,
    options: values.map((value, displayOrder) => ({ label: value, value, displayOrder, hidden: false })),
  });

const select = enumeration(FieldType.Select);
const checkboxes = enumeration(FieldType.Checkbox);

/** The two options are required of every boolean property ("Properties"). */
const flag = (name: string, label: string): PropertyCreate => ({
  name,
  label,
  description: '',
  groupName: PROPERTY_GROUP.name,
  type: Type.Bool,
  fieldType: FieldType.Booleancheckbox,
  options: [
    { label: 'Yes', value: 'true', displayOrder: 0, hidden: false },
    { label: 'No', value: 'false', displayOrder: 1, hidden: false },
  ],
});
