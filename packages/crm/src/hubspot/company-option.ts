import type { HubSpotClient } from './client.ts';
import { hasReason } from './failure.ts';
import type { ObjectType } from './objects.ts';

/** A select of companies has a company's record id as value and its name, for people, as label (decision 7). */
export interface CompanyProperty {
  type: ObjectType;
  name: string;
}

export interface Company {
  id: string;
  name: string;
}

/** Sets the property, and adds the company's option first where the property does not know it yet. */
export async function writeCompanyProperty(
  client: HubSpotClient,
  property: CompanyProperty,
  recordId: string,
  company: Company | null,
): Promise<void> {
  const write = () =>
    client.records.update(property.type, recordId, { properties: { [property.name]: company?.id ?? '' } });
  try {
    await write();
  } catch (error) {
    if (company === null || !hasReason(error, 'INVALID_OPTION')) throw error;
    await addOption(client, property, company);
    await write();
  }
}

/** The API takes only the whole list of options, and no two with one label ("Properties"). */
async function addOption({ properties }: HubSpotClient, { type, name }: CompanyProperty, company: Company) {
  const { options } = await properties.getByName(type, name);
  if (options.some((option) => option.value === company.id)) return;
  const taken = options.some((option) => option.label.toLowerCase() === company.name.toLowerCase());
  const label = taken || company.name === '' ? `${company.name} (${company.id})`.trim() : company.name;
  const kept = options.map(({ value, label, hidden, displayOrder = -1 }) => ({ value, label, hidden, displayOrder }));
  await properties.update(type, name, {
    options: [...kept, { value: company.id, label, hidden: false, displayOrder: -1 }],
  });
}
