import type { CrmOrganization } from '@tierline/domain/crm';
import { type CompanyField, hasValues } from './company-fields.ts';
import type { HubSpotFields } from './fields.ts';
import type { RecordRow } from './record-row.ts';
import { identityOf, originOf } from './to-identity.ts';
import { toFlag, toReference, toText, toValues, type Value } from './values.ts';

export function toOrganization(
  row: RecordRow,
  fields: HubSpotFields['company'],
  people: ReadonlyMap<string, string>,
  listed: readonly CompanyField[],
): CrmOrganization {
  const { properties } = row;
  return {
    ...identityOf(row, 'companies', people),
    ...originOf(properties, fields.tierlineId),
    inSync: toFlag(properties[fields.inSync]),
    accountType: toText(properties[fields.accountType]),
    status: toText(properties[fields.status]),
    contractNames: toValues(properties[fields.contractNames]),
    preferredId: toReference(properties[fields.preferred]),
    parentId: toReference(properties.hs_parent_company_id),
    values: Object.fromEntries(
      listed
        .filter((field) => hasValues(field) && properties[field.property] !== undefined)
        .map(({ key, type, property }) => [
          key,
          type === 'multi_select' ? toValues(properties[property]) : toOne(properties[property]),
        ]),
    ),
  };
}

const toOne = (value: Value): string[] => {
  const text = toText(value);
  return text === null ? [] : [text];
};
