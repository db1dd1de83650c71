import type { CrmOrganization } from '@tierline/domain/crm';
import type { HubSpotFields } from './fields.ts';
import type { RecordRow } from './record-row.ts';
import { identityOf } from './to-identity.ts';
import { toFlag, toReference, toText, toValues } from './values.ts';

export function toOrganization(
  row: RecordRow,
  fields: HubSpotFields['company'],
  people: ReadonlyMap<string, string>,
): CrmOrganization {
  const { properties } = row;
  return {
    ...identityOf(row, 'companies', people),
    inSync: toFlag(properties[fields.inSync]),
    accountType: toText(properties[fields.accountType]),
    status: toText(properties[fields.status]),
    contractNames: toValues(properties[fields.contractNames]),
    preferredId: toReference(properties[fields.preferred]),
    region: toText(properties[fields.region]),
    segment: toText(properties[fields.segment]),
    productLines: toValues(properties[fields.productLines]),
  };
}
