import { CrmFailure } from '@tierline/domain/crm';
import type { HubSpotClient } from './client.ts';
import { hasReason } from './failure.ts';
import type { ObjectType } from './objects.ts';
import { propertyOfMany } from './property-of-many.ts';

/** A select of companies has a company's record id as value and its name, for people, as label (decision 7). */
export interface CompanyProperty {
  type: ObjectType;
  name: string;
}

export interface Company {
  id: string;
  name: string;
}

export interface Option {
  value: string;
  label: string;
  hidden: boolean;
  displayOrder?: number;
}

export async function readOptions({ properties }: HubSpotClient, { type, name }: CompanyProperty): Promise<Option[]> {
  return (await properties.getByName(type, name)).options;
}

/** The list of options with the company's; `null` when it has one. The API takes only whole lists ("Properties"). */
export function withCompany(options: readonly Option[], company: Company): Option[] | null {
  if (options.some((option) => option.value === company.id)) return null;
  const kept = options.map(({ value, label, hidden, displayOrder = -1 }) => ({ value, label, hidden, displayOrder }));
  return [...kept, { value: company.id, label: freeLabel(options, company), hidden: false, displayOrder: -1 }];
}

/** Two options must not look the same, though two companies may be named so, or not at all. */
function freeLabel(options: readonly Option[], { id, name }: Company): string {
  const taken = options.some(({ label }) => label.toLowerCase() === name.toLowerCase());
  return taken || name === '' ? `${name} (${id})`.trim() : name;
}

/** Reads the options that there are at this moment, for the whole list is sent back, and adds those that are missing. */
export async function addCompanies(
  client: HubSpotClient,
  property: CompanyProperty,
  companies: readonly Company[],
): Promise<void> {
  const there: readonly Option[] = await readOptions(client, property);
  const options = companies.reduce((known, company) => withCompany(known, company) ?? known, there);
  if (options !== there) await client.properties.update(property.type, property.name, { options: [...options] });
}

export async function getCompany(client: HubSpotClient, id: string): Promise<Company> {
  const name = (await propertyOfMany(client, 'companies', 'name', [id])).get(id);
  if (name === undefined) throw new CrmFailure('rejected', `HubSpot has no company ${id}.`);
  return { id, name: name ?? '' };
}

/**
 * Sets or clears the property, after its options were made to fit. Who else added an option at the same time may have
 * overwritten ours: then it is added once more.
 */
export async function writeCompanyProperty(
  client: HubSpotClient,
  property: CompanyProperty,
  recordId: string,
  company: Company | null,
  options: readonly Option[],
): Promise<void> {
  const write = async (known: readonly Option[]) => {
    const extended = company && withCompany(known, company);
    if (extended) await client.properties.update(property.type, property.name, { options: extended });
    const properties = { [property.name]: company?.id ?? '' };
    await client.records.update(property.type, recordId, { properties });
  };
  try {
    await write(options);
  } catch (error) {
    if (!hasReason(error, 'INVALID_OPTION')) throw error;
    await write(await readOptions(client, property));
  }
}
