import { addDays } from './calendar.ts';
import { listContacts } from './contacts.ts';
import { type DemoContracts, signContracts } from './contracts.ts';
import { listCustomers } from './customers.ts';
import { listDistributors } from './distributors.ts';
import { listLeads } from './leads.ts';
import { listOpportunities } from './opportunities.ts';
import { createRandom } from './random.ts';
import { byAge, type DemoRecord, type DemoVendor } from './record.ts';
import {
  ASSOCIATED_DISTRIBUTORS,
  toCustomerAccount,
  toDistributorAccount,
  toResellerAccount,
  toUser,
} from './records.ts';
import { pickRep, reps } from './reps.ts';
import { listResellers } from './resellers.ts';
import { enteredOn } from './stages.ts';

/** The maker of network equipment that the demo is about. There is no such company. */
export const DEMO_VENDOR = 'Ostrane Networks';

const NO_CONTRACTS: DemoContracts = { distributors: [], preferred: null, unknownName: null };

/**
 * Everything that the demo org holds. The same for the same `today` (YYYY-MM-DD) on every machine; only dates depend on
 * it: open deals close after it, and everything was entered before it.
 */
export function demoVendor(today: string): DemoVendor {
  const distributors = listDistributors();
  const resellers = listResellers();
  const contracts = signContracts(resellers, distributors);
  const customers = listCustomers();
  const channel = { resellers, distributors, contracts };
  const leads = listLeads(customers, channel, today);

  const random = createRandom('accounts');
  const madeBetween = (oldest: number, newest: number) =>
    enteredOn(addDays(today, -random.integer(newest, oldest)), random);
  const people = reps.map((rep) => toUser(rep, 'ostrane.example', enteredOn(addDays(today, -1_600), random)));
  const organizations = [
    ...distributors.map((each) => toDistributorAccount(each, pickRep(each.region, random), madeBetween(1_500, 1_300))),
    ...resellers.map((each) =>
      toResellerAccount(
        each,
        contracts.get(each.key) ?? NO_CONTRACTS,
        pickRep(each.region, random),
        madeBetween(1_250, 1_000),
      ),
    ),
  ];
  const records: DemoRecord[] = [
    ...people,
    ...organizations,
    ...customers.map((each) => toCustomerAccount(each, madeBetween(990, 760))),
    ...listOpportunities(customers, channel, today),
    ...leads.records,
    ...listContacts(organizations),
  ];
  return {
    name: DEMO_VENDOR,
    picklistValues: [
      { object: 'Account', field: ASSOCIATED_DISTRIBUTORS, values: distributors.map(({ name }) => name).sort() },
    ],
    records: records.sort(byAge),
    conversions: leads.conversions,
  };
}
