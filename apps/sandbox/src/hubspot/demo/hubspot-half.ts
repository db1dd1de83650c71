import { createRandom, type Random } from '../../demo/random.ts';
import { type DemoRecord, type DemoValue, type DemoVendor, isReference } from '../../demo/record.ts';
import { dealsOnlyHere } from './deals-only-here.ts';
import type { Share } from './share.ts';
import { spellOtherwise } from './spell-otherwise.ts';
import { toCompany, toContact, toDeal, toLead, toProspect } from './to-hubspot.ts';

export interface HalfCompany {
  key: string;
  properties: Record<string, string | null>;
  /** Key of the preferred distributor's company. */
  preferred: string | null;
  owner: string | null;
  at: string;
  /** Key of the Salesforce record that is the same; null when there is none. */
  salesforce: string | null;
}

/** A person, and by key the company that employs him. */
export interface HalfContact {
  key: string;
  properties: Record<string, string | null>;
  owner: string | null;
  company: string;
  at: string;
  salesforce: string | null;
}

/** A deal or a lead, and by key the companies that stand around it. */
export interface HalfDeal {
  key: string;
  properties: Record<string, string | null>;
  owner: string | null;
  customer: string | null;
  partner: string | null;
  distributor: string | null;
  at: string;
  salesforce: string | null;
}

/** What of a vendor is in HubSpot. */
export interface HubSpotHalf {
  owners: { key: string; firstName: string; lastName: string; email: string }[];
  companies: HalfCompany[];
  contacts: HalfContact[];
  deals: HalfDeal[];
  leads: HalfDeal[];
}

/** The same for the same vendor and share on every machine. */
export function toHubSpotHalf(vendor: DemoVendor, share: Share): HubSpotHalf {
  const random = createRandom('hubspot');
  const of = (object: DemoRecord['object']) => vendor.records.filter((record) => record.object === object);
  const converted = new Set(vendor.conversions.map(({ lead }) => lead.ref));
  const accounts = of('Account');
  const deals = [
    ...of('Opportunity')
      .filter(() => random.chance(share.deals))
      .map(toDeal),
    ...dealsOnlyHere(of('Opportunity'), share.onlyHere),
  ];
  // A lead that became an opportunity is history on one side only.
  const shared = of('Lead').filter(({ key }) => !converted.has(key) && random.chance(share.leads));
  const prospects = listProspects(shared, accounts);
  const leads = shared.map((record) => toLead(record, findCustomer(record, accounts, prospects)));
  const needed = new Set(
    [...deals, ...leads].flatMap(({ customer, partner, distributor }) => [customer, partner, distributor]),
  );
  const names = new Map<string, string>();
  for (const account of accounts) names.set(account.key, nameIn(account, share, random));
  const companies = accounts
    .filter(({ key, fields }) => random.chance(share.companies) || needed.has(key) || isDistributor(fields))
    .map((record) => toCompany(record, names.get(record.key) ?? '', toContractsHere(accounts, names)));
  const present = new Set(companies.map(({ key }) => key));
  return {
    owners: of('User').map(({ key, fields }) => ({
      key,
      firstName: text(fields.FirstName),
      lastName: text(fields.LastName),
      email: text(fields.Email),
    })),
    companies: [
      ...companies.map((each) => (each.preferred && present.has(each.preferred) ? each : { ...each, preferred: null })),
      ...prospects.values(),
    ],
    // Whoever keeps a company keeps its people.
    contacts: of('Contact')
      .flatMap(toContact)
      .filter(({ company }) => present.has(company)),
    deals,
    leads,
  };
}

const nameIn = ({ fields }: DemoRecord, share: Share, random: Random): string =>
  random.chance(share.spelledOtherwise) ? spellOtherwise(text(fields.Name)) : text(fields.Name);

/** Contracts list distributors by name, and HubSpot lists them as it spells them itself; unknown names stay. */
function toContractsHere(accounts: readonly DemoRecord[], names: ReadonlyMap<string, string>) {
  const here = new Map(
    accounts.filter(({ fields }) => isDistributor(fields)).map((each) => [text(each.fields.Name), each.key]),
  );
  return (name: string): string => names.get(here.get(name) ?? '') ?? name;
}

const isDistributor = (fields: DemoRecord['fields']) => fields.Tierline_Account_Type__c === 'Distributor';

/** HubSpot wants a company around every lead; Salesforce keeps its name in the lead. */
function listProspects(leads: readonly DemoRecord[], accounts: readonly DemoRecord[]): Map<string, HalfCompany> {
  const known = new Set(accounts.map(({ fields }) => fields.Name));
  const unknown = leads.filter(({ fields }) => !known.has(fields.Company ?? null));
  return new Map(unknown.map((lead) => [text(lead.fields.Company), toProspect(lead)]));
}

function findCustomer(lead: DemoRecord, accounts: readonly DemoRecord[], prospects: Map<string, HalfCompany>) {
  const name = text(lead.fields.Company);
  return prospects.get(name)?.key ?? accounts.find(({ fields }) => fields.Name === name)?.key ?? null;
}

const text = (value: DemoValue | undefined): string =>
  value === undefined || value === null || isReference(value) ? '' : String(value);
