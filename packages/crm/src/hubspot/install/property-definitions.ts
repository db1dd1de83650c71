import {
  PropertyCreateFieldTypeEnum as FieldType,
  type PropertyCreate,
  PropertyCreateTypeEnum as Type,
} from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import type { HubSpotFields } from '../fields.ts';
import type { ObjectType } from '../objects.ts';
import {
  ACCOUNT_TYPES,
  CONTACT_ROLES,
  CONTACT_STATUSES,
  PRODUCT_LINES,
  REGIONS,
  SEGMENTS,
  STATUSES,
  TIERS,
} from './select-values.ts';

export const PROPERTY_GROUP = { name: 'tierline', label: 'Tierline' };

/** Decision 7's table. Selects of companies begin empty; a company's option comes when it is first needed. */
export function propertyDefinitions(fields: HubSpotFields): Readonly<Record<ObjectType, PropertyCreate[]>> {
  const { company, contact } = fields;
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
      ownId(company.tierlineId),
      flag(company.inSync, 'Share with Tierline'),
      select(company.accountType, 'Account type', ACCOUNT_TYPES),
      select(company.status, 'Programme status', STATUSES),
      checkboxes(company.contractNames, 'Distributors', []),
      select(company.preferred, 'Preferred distributor', []),
      select(company.region, 'Region', REGIONS),
      select(company.segment, 'Segment', SEGMENTS),
      checkboxes(company.productLines, 'Product lines', PRODUCT_LINES),
      select(company.tier, 'Programme tier', TIERS),
    ],
    contacts: [
      ownId(contact.tierlineId),
      select(contact.role, 'Programme role', CONTACT_ROLES),
      select(contact.status, 'Programme status', CONTACT_STATUSES),
      instant(contact.lastLogin, 'Last login to the partner portal'),
    ],
    deals: chainOf(fields.deal),
    leads: chainOf(fields.lead),
  };
}

/** Their values say what Tierline did with a record, so that each of them is needed. */
export const statusProperties = ({ company, contact }: HubSpotFields): Readonly<Record<ObjectType, string[]>> => ({
  companies: [company.status],
  contacts: [contact.status],
  deals: [],
  leads: [],
});

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

/** By which a creation that is tried again finds what it made ("Properties": create unique identifier properties). */
const ownId = (name: string): PropertyCreate => ({
  name,
  label: 'Tierline ID',
  description: 'The id by which Tierline knows a record that it made. Nobody need change it.',
  groupName: PROPERTY_GROUP.name,
  type: Type.String,
  fieldType: FieldType.Text,
  hasUniqueValue: true,
});

const instant = (name: string, label: string): PropertyCreate => ({
  name,
  label,
  description: '',
  groupName: PROPERTY_GROUP.name,
  type: Type.Datetime,
  fieldType: FieldType.Date,
});

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
