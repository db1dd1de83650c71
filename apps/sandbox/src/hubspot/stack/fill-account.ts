import type { HubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import type { HalfCompany, HalfContact, HalfDeal, HubSpotHalf } from '../demo/hubspot-half.ts';
import { openSession } from './account-session.ts';
import { addOptions } from './add-options.ts';
import { associateCompanies, type CompanyLink } from './associate-companies.ts';
import { FIRST_REP, SUPER_ADMIN } from './people.ts';

/**
 * Puts a vendor's HubSpot half into an account in which Tierline is installed already. Records are placed as they were
 * made, at their times; options and associations go by the API. Answers the record ids by the demo's keys.
 */
export async function fillAccount(account: HubSpotAccount, half: HubSpotHalf): Promise<Map<string, string>> {
  const session = openSession(account, SUPER_ADMIN);
  const now = new Date().toISOString();
  const owners = new Map(
    half.owners.map(({ key, ...person }, place) => [
      key,
      account.admin.createUser({ id: FIRST_REP + place, ...person }).ownerId,
    ]),
  );
  const ids = new Map<string, string>();
  const seed = <R extends HalfRecord>(
    object: 'companies' | 'contacts' | 'deals' | 'leads',
    records: readonly R[],
    more: (record: R) => Record<string, string | null> = () => ({}),
  ) => {
    const made = account.admin.seed(
      object,
      records.map((record) => ({
        properties: {
          ...record.properties,
          hubspot_owner_id: (record.owner && owners.get(record.owner)) ?? null,
          ...more(record),
        },
        createdAt: record.at,
        // Whoever brings records into HubSpot changes them now, whenever they were created.
        updatedAt: now,
      })),
    );
    for (const [place, { key }] of records.entries()) ids.set(key, made[place] ?? '');
  };
  const idOf = (key: string | null) => (key === null ? null : (ids.get(key) ?? null));

  const distributors = half.companies.filter(({ properties }) => properties.tierline_account_type === 'Distributor');
  const others = half.companies.filter((company) => !distributors.includes(company));
  seed('companies', distributors);
  seed('companies', others, ({ preferred }) => ({ tierline_preferred_distributor: idOf(preferred) }));
  seed('contacts', half.contacts);
  const chain = ({ partner, distributor }: HalfDeal) => ({
    tierline_partner: idOf(partner),
    tierline_distributor: idOf(distributor),
  });
  seed('deals', half.deals, chain);
  seed('leads', half.leads, chain);

  await addOptions(session, half, idOf);
  const link = (key: string, company: string | null, label: CompanyLink['label']): CompanyLink[] => {
    const [from, to] = [idOf(key), idOf(company)];
    return from === null || to === null ? [] : [{ from, company: to, label }];
  };
  const linksOf = ({ key, customer, partner, distributor }: HalfDeal) => [
    ...link(key, customer, 'Primary'),
    ...link(key, partner, 'Partner'),
    ...link(key, distributor, 'Distributor'),
  ];
  const employers = half.contacts.flatMap(({ key, company }) => link(key, company, 'Primary'));
  await associateCompanies(session, 'contacts', employers);
  await associateCompanies(session, 'deals', half.deals.flatMap(linksOf));
  await associateCompanies(session, 'leads', half.leads.flatMap(linksOf));
  // Nobody waits for word of what was there before the app.
  account.webhooks.drop();
  account.requests.clear();
  return ids;
}

type HalfRecord = HalfCompany | HalfContact | HalfDeal;
