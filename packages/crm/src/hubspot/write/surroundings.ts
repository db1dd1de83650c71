import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import { CrmFailure, type CrmWrite, type WrittenObject } from '@tierline/domain/crm';
import type { RecordProperties } from '../account-properties.ts';
import type { CompanyField } from '../company-fields.ts';
import type { Company } from '../company-option.ts';
import type { HubSpotFields } from '../fields.ts';
import { propertyOfMany } from '../property-of-many.ts';
import { toRecordId } from '../record-id.ts';
import type { Reading } from '../record-reader.ts';
import type { AroundDeals } from './around-deals.ts';

/** What writes are checked against, read once for all of them. */
export interface Surroundings {
  object: WrittenObject;
  fields: HubSpotFields;
  known: ReadonlyMap<string, Property>;
  listed: readonly CompanyField[];
  /** Names of the companies that the writes speak of, by id. */
  companies: ReadonlyMap<string, string | null>;
  /** Of deals and leads. */
  around: AroundDeals;
}

export async function readCompanies(
  { client }: Pick<Reading, 'client'>,
  object: WrittenObject,
  writes: readonly CrmWrite[],
): Promise<Surroundings['companies']> {
  const ids = writes
    .map(({ write }) => (object === 'contact' ? write.organizationId : write.preferredId))
    .flatMap((id) => toRecordId(id ?? '') ?? []);
  return ids.length === 0 ? new Map() : propertyOfMany(client, 'companies', 'name', ids);
}

export const surroundingsOf = (
  { properties, listed }: RecordProperties,
  more: Omit<Surroundings, 'known' | 'listed'>,
): Surroundings => ({ ...more, listed, known: new Map(properties.map((property) => [property.name, property])) });

/** `field`: the property that was to hold it. */
export function getCompany(companies: Surroundings['companies'], id: string, field: string): Company {
  const recordId = toRecordId(id);
  if (recordId === null) throw new CrmFailure('rejected', `${id} is no id of a HubSpot company.`, { fields: [field] });
  const name = companies.get(recordId);
  if (name === undefined) throw new CrmFailure('rejected', `HubSpot has no company ${recordId}.`, { fields: [field] });
  return { id: recordId, name: name ?? '' };
}
