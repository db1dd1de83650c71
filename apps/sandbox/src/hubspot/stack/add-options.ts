import type { HalfCompany, HubSpotHalf } from '../demo/hubspot-half.ts';
import type { AccountSession } from './account-session.ts';

interface Option {
  label: string;
  value: string;
}

/** Gives the selects of companies their options: names for contracts, ids with names for everything else. */
export async function addOptions(
  session: AccountSession,
  half: HubSpotHalf,
  idOf: (key: string) => string | null,
): Promise<void> {
  const byType = (type: string) => half.companies.filter(({ properties }) => properties.tierline_account_type === type);
  const [distributors, partners] = [byType('Distributor'), byType('Partner')];
  const byId = (companies: readonly HalfCompany[]) =>
    companies.flatMap(({ key, properties }) => {
      const value = idOf(key);
      return value === null ? [] : [{ value, label: properties.name ?? value }];
    });
  const named = new Set(half.companies.flatMap(({ properties }) => properties.tierline_distributors?.split(';') ?? []));
  for (const { properties } of distributors) named.add(properties.name ?? '');
  const set = (object: string, property: string, options: readonly Option[]) =>
    session.call('PATCH', `/crm/v3/properties/${object}/${property}`, {
      options: options.map((option, displayOrder) => ({ ...option, displayOrder, hidden: false })),
    });
  await set(
    'companies',
    'tierline_distributors',
    [...named].sort().map((name) => ({ value: name, label: name })),
  );
  await set('companies', 'tierline_preferred_distributor', byId(distributors));
  for (const object of ['deals', 'leads']) {
    await set(object, 'tierline_partner', byId(partners));
    await set(object, 'tierline_distributor', byId(distributors));
  }
}
