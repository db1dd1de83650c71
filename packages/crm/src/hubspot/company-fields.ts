import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import { CrmFailure, type OwnField } from '@tierline/domain/crm';
import {
  type FieldType,
  NAME_FIELD,
  type OrganizationField,
  PRODUCT_LINES_FIELD,
  REGION_FIELD,
  SEGMENT_FIELD,
  TIER_FIELD,
} from '@tierline/domain/organization-field';
import { isWritable } from './describe-fields.ts';
import type { HubSpotFields } from './fields.ts';

/** A property of companies, by both of its names. */
export interface CompanyField extends OrganizationField {
  property: string;
  /** False for what HubSpot computes or keeps to itself. */
  writable: boolean;
}

const PREFIX = 'hubspot.';

/** "Properties": the field types of enumerations. */
const TYPES: Readonly<Record<string, FieldType>> = { select: 'select', radio: 'radio', checkbox: 'multi_select' };

type Fields = HubSpotFields['company'];

/** Those that Tierline knows by the same key in every CRM. */
const namedFields = (fields: Fields): Readonly<Record<string, string>> => ({
  [NAME_FIELD]: 'name',
  [REGION_FIELD]: fields.region,
  [SEGMENT_FIELD]: fields.segment,
  [PRODUCT_LINES_FIELD]: fields.productLines,
  [TIER_FIELD]: fields.tier,
});

/** Hidden ones are left out, and those that tell a person nothing: computed texts, numbers and dates. */
export function toCompanyFields(properties: readonly Property[], fields: Fields): CompanyField[] {
  const own = [fields.tierlineId, ...Object.values(ownFields(fields))];
  const keys = new Map(Object.entries(namedFields(fields)).map(([key, name]) => [name, key]));
  return properties
    .filter(({ name, hidden }) => !hidden && !own.includes(name))
    .map((property) => toField(property, keys.get(property.name) ?? PREFIX + property.name))
    .filter(({ type, writable }) => writable || type !== 'other');
}

function toField(property: Property, key: string): CompanyField {
  const { name, label, type, fieldType, externalOptions } = property;
  // Owners, pipelines and stages are kept elsewhere and come and go by themselves.
  const listed = type === 'enumeration' && !externalOptions ? TYPES[fieldType] : undefined;
  const options = listed ? property.options.filter((option) => !option.hidden) : [];
  return {
    ...{ key, property: name, label, type: key === NAME_FIELD ? NAME_FIELD : (listed ?? 'other') },
    values: options.map((option) => ({ value: option.value, label: option.label })),
    writable: isWritable(property),
  };
}

/** Whether records tell its values: those with a list of them. */
export const hasValues = ({ type }: OrganizationField): boolean =>
  type === 'select' || type === 'radio' || type === 'multi_select';

const ownFields = (fields: Fields): Readonly<Record<OwnField, string>> => ({
  contracts: fields.contractNames,
  preferred: fields.preferred,
  account_type: fields.accountType,
  in_sync: fields.inSync,
  status: fields.status,
});

export function companyFieldName(fields: Fields, of: OwnField | { key: string }): string {
  if (typeof of === 'string') return ownFields(fields)[of];
  const named = namedFields(fields)[of.key];
  if (named !== undefined) return named;
  if (of.key.startsWith(PREFIX)) return of.key.slice(PREFIX.length);
  throw new CrmFailure('rejected', `HubSpot has no property ${of.key}.`);
}
