import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import type { CrmObject } from '@tierline/domain/crm';
import { type Kept, kept } from '../kept.ts';
import type { HubSpotClient } from './client.ts';
import { type CompanyField, toCompanyFields } from './company-fields.ts';
import type { HubSpotFields } from './fields.ts';
import { objectName } from './objects.ts';

/** How long a description of properties is good for. */
const SECONDS = 600;

/** What the account says of the properties of a kind of record: all of them, and those that people and rules may know. */
export interface RecordProperties {
  properties: readonly Property[];
  /** Of companies. */
  listed: readonly CompanyField[];
}

export type AccountProperties = Readonly<Record<CrmObject, Kept<RecordProperties>>>;

export function createAccountProperties(
  { properties: api }: HubSpotClient,
  fields: HubSpotFields,
  clock: () => Date,
): AccountProperties {
  const of = (object: CrmObject) =>
    kept(
      async () => {
        const { results: properties } = await api.getAll(objectName(object));
        return { properties, listed: object === 'organization' ? toCompanyFields(properties, fields.company) : [] };
      },
      SECONDS,
      clock,
    );
  return { organization: of('organization'), contact: of('contact'), deal: of('deal'), lead: of('lead') };
}
