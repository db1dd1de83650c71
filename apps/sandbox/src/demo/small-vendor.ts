import { addDays } from './calendar.ts';
import { type ContactRole, toContact } from './contacts.ts';
import type { DemoContracts } from './contracts.ts';
import type { DemoCustomer } from './customers.ts';
import type { DemoDistributor } from './distributors.ts';
import { type DemoRecord, type DemoVendor, ref, toKey } from './record.ts';
import {
  ASSOCIATED_DISTRIBUTORS,
  toCustomerAccount,
  toDistributorAccount,
  toResellerAccount,
  toUser,
} from './records.ts';
import type { DemoRep } from './reps.ts';
import type { DemoReseller } from './resellers.ts';

/**
 * A vendor for tests, small enough to know by heart. Alpha and Beta are active distributors, Gamma is not; North has a
 * contract with all three and prefers Beta, South has one with Alpha and no preference, West has none. North has two
 * people, Alpha one; the customer Acme has one, who is no concern of Tierline's.
 */
export function smallVendor(today: string): DemoVendor {
  const made = `${addDays(today, -400)}T09:00:00Z`;
  const accounts = [
    ...[alpha, beta, gamma].map((each) => toDistributorAccount(each, rita, made)),
    toResellerAccount(north, contracts([alpha, beta, gamma], beta), rita, made),
    toResellerAccount(south, contracts([alpha], null), rita, made),
    toResellerAccount(west, contracts([], null), rita, made),
    ...[acme, bolt].map((each) => toCustomerAccount(each, made)),
  ];
  return {
    name: 'Small Vendor',
    picklistValues: [
      { object: 'Account', field: ASSOCIATED_DISTRIBUTORS, values: [alpha, beta, gamma].map(({ name }) => name) },
    ],
    records: [
      toUser(rita, 'small-vendor.example', made),
      ...accounts,
      ...people(accounts, made),
      ...opportunities(today),
      ...leads(today),
    ],
    conversions: [],
  };
}

const rita: DemoRep = {
  key: 'user:rita',
  firstName: 'Rita',
  lastName: 'Rep',
  alias: 'rita',
  title: 'Account Executive',
  region: 'Americas',
  timeZone: 'America/New_York',
};

const distributor = (name: string, active: boolean): DemoDistributor => ({
  key: toKey('distributor', name),
  name: `${name} Distribution`,
  active,
  region: 'Americas',
  segment: 'Mid-Market',
  segmentUnfilled: true,
  weight: 1,
});
const alpha = distributor('Alpha', true);
const beta = distributor('Beta', true);
const gamma = distributor('Gamma', false);

const reseller = (name: string, productLines: readonly string[]): DemoReseller => ({
  key: toKey('reseller', name),
  name: `${name} Reseller`,
  standing: 'Active',
  region: 'Americas',
  segment: 'Mid-Market',
  productLines,
  unfilled: null,
});
const north = reseller('North', ['Pool 1', 'Pool 2']);
const south = reseller('South', ['Pool 1']);
const west = reseller('West', []);

const contracts = (distributors: readonly DemoDistributor[], preferred: DemoDistributor | null): DemoContracts => ({
  distributors,
  preferred,
  unknownName: null,
});

const customer = (name: string, currency: DemoCustomer['currency'], country: string): DemoCustomer => ({
  key: toKey('customer', name),
  name: `${name} Customer`,
  industry: 'Manufacturing',
  country,
  region: country === 'Japan' ? 'APAC' : 'Americas',
  currency,
  employees: 100,
  rep: rita,
});
const acme = customer('Acme', 'USD', 'United States');
const bolt = customer('Bolt', 'JPY', 'Japan');

function people(accounts: readonly DemoRecord[], at: string): DemoRecord[] {
  const person = (company: { key: string }, firstName: string, lastName: string, role: ContactRole | null) =>
    accounts
      .filter(({ key }) => key === company.key)
      .map((account) => toContact({ firstName, lastName, role, title: 'Employee', phone: null }, account, at));
  return [
    ...person(north, 'Nora', 'Keller', 'Executive'),
    ...person(north, 'Nils', 'Brandt', 'Sales'),
    ...person(alpha, 'Ana', 'Silva', 'Manager'),
    ...person(acme, 'Cleo', 'Client', null),
  ];
}

interface Chain {
  partner: DemoReseller | null;
  distributor: DemoDistributor | null;
}

/** One for each thing that a card can meet; the key says which. */
function opportunities(today: string): DemoRecord[] {
  const open = (key: string, name: string, buyer: DemoCustomer, amount: number, chain: Chain): DemoRecord => ({
    object: 'Opportunity',
    key: `opportunity:${key}`,
    at: `${addDays(today, -30)}T09:00:00Z`,
    fields: {
      Name: `${buyer.name} – ${name}`,
      AccountId: ref(buyer.key),
      StageName: 'Qualification',
      Amount: amount,
      CurrencyIsoCode: buyer.currency,
      CloseDate: addDays(today, 60),
      OwnerId: ref(rita.key),
      ...toFields(chain),
    },
  });
  return [
    open('unassigned', 'switches', acme, 12_500.5, { partner: north, distributor: null }),
    open('assigned', 'routers', bolt, 1_500_000, { partner: north, distributor: alpha }),
    open('no-preference', 'firewall', acme, 8_000, { partner: south, distributor: null }),
    open('no-contract', 'wireless', bolt, 900_000, { partner: south, distributor: beta }),
    open('inactive-distributor', 'cables', acme, 700, { partner: north, distributor: gamma }),
    open('partner-without-contracts', 'support', acme, 4_200, { partner: west, distributor: null }),
    open('no-partner', 'licences', bolt, 300_000, { partner: null, distributor: null }),
  ];
}

function leads(today: string): DemoRecord[] {
  const lead = (key: string, lastName: string, chain: Chain): DemoRecord => ({
    object: 'Lead',
    key: `lead:${key}`,
    at: `${addDays(today, -10)}T09:00:00Z`,
    fields: {
      FirstName: 'Lee',
      LastName: lastName,
      Company: `${lastName} Company`,
      Status: 'Open - Not Contacted',
      CurrencyIsoCode: 'USD',
      OwnerId: ref(rita.key),
      ...toFields(chain),
    },
  });
  return [
    lead('unassigned', 'First', { partner: north, distributor: null }),
    lead('assigned', 'Second', { partner: south, distributor: alpha }),
    lead('no-partner', 'Third', { partner: null, distributor: null }),
  ];
}

const toFields = ({ partner, distributor: behind }: Chain) => ({
  Partner__c: partner && ref(partner.key),
  Distributor__c: behind && ref(behind.key),
});
