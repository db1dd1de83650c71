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
import type { DescribedField, Description } from './describe.ts';
import type { SalesforceFields } from './fields.ts';
import { TIER, TIERLINE_ID } from './standard-fields.ts';

/** A field of accounts that the integration user may see, by both of its names. */
export interface AccountField extends OrganizationField {
  apiName: string;
}

const PREFIX = 'salesforce.';

const TYPES: Readonly<Record<string, FieldType>> = { picklist: 'select', multipicklist: 'multi_select' };

/** Types of which a person would see nothing that tells companies apart: ids, and fields made of other fields. */
const UNTOLD_TYPES = ['id', 'reference', 'address', 'location', 'base64', 'anyType', 'complexvalue'];

/** What the platform keeps about the record itself, or about a service that few have ("Account", Object Reference). */
export const UNTOLD = [
  ...[
    'IsDeleted',
    'MasterRecordId',
    'CreatedDate',
    'LastModifiedDate',
    'SystemModstamp',
    'LastActivityDate',
    'LastViewedDate',
  ],
  ...['LastReferencedDate', 'PhotoUrl', 'Jigsaw', 'JigsawCompanyId', 'CleanStatus', 'DunsNumber', 'NaicsCode'],
  ...['NaicsDesc', 'YearStarted', 'IsPartner', 'IsCustomerPortal', 'BillingGeocodeAccuracy', 'ShippingGeocodeAccuracy'],
  ...['BillingLatitude', 'BillingLongitude', 'ShippingLatitude', 'ShippingLongitude'],
].map((name) => name.toLowerCase());

type Fields = SalesforceFields['account'];

/** Those that Tierline knows by the same key in every CRM. */
const namedFields = (fields: Fields): Readonly<Record<string, string>> => ({
  [NAME_FIELD]: 'Name',
  [REGION_FIELD]: fields.region,
  [SEGMENT_FIELD]: fields.segment,
  [PRODUCT_LINES_FIELD]: fields.productLines,
  [TIER_FIELD]: TIER,
});

/** Of the fields that Tierline names itself, those that a page's snapshot carries. */
export const watchedFields = ({ region, segment, productLines }: Fields): string[] => [region, segment, productLines];

export function toAccountFields(description: Description | null, fields: Fields): AccountField[] {
  const left = [
    ...UNTOLD,
    TIERLINE_ID.toLowerCase(),
    ...Object.values(ownFields(fields)).map((name) => name.toLowerCase()),
  ];
  const keys = new Map(Object.entries(namedFields(fields)).map(([key, name]) => [name.toLowerCase(), key]));
  return (description?.fields ?? [])
    .filter(({ name, type }) => !UNTOLD_TYPES.includes(type) && !left.includes(name.toLowerCase()))
    .map((field) => toField(field, keys.get(field.name.toLowerCase()) ?? PREFIX + field.name));
}

function toField({ name, label, type, picklistValues = [] }: DescribedField, key: string): AccountField {
  const kind = key === NAME_FIELD ? NAME_FIELD : (TYPES[type] ?? 'other');
  const values = kind === 'select' || kind === 'multi_select' ? picklistValues.filter(({ active }) => active) : [];
  return {
    // Tierline's own fields bear its name in an org's lists; here that goes without saying.
    ...{ key, apiName: name, label: label.replace(/^Tierline /, ''), type: kind },
    values: values.map((each) => ({ value: each.value, label: each.label ?? each.value })),
  };
}

/** Whether records tell its values: those with a list of them. */
export const hasValues = ({ type }: OrganizationField): boolean => type === 'select' || type === 'multi_select';

const ownFields = (fields: Fields): Readonly<Record<OwnField, string>> => ({
  contracts: fields.contractNames,
  preferred: fields.preferred,
  account_type: fields.accountType,
  in_sync: fields.inSync,
  status: fields.status,
});

export function accountFieldName(fields: Fields, of: OwnField | { key: string }): string {
  if (typeof of === 'string') return ownFields(fields)[of];
  const named = namedFields(fields);
  if (Object.hasOwn(named, of.key)) return named[of.key] ?? '';
  if (of.key.startsWith(PREFIX)) return of.key.slice(PREFIX.length);
  throw new CrmFailure('rejected', `Salesforce has no field ${of.key}.`);
}
