import { addDays } from './calendar.ts';
import { type ChainCounts, type Channel, type DemoChain, planChains } from './channel.ts';
import type { DemoCustomer } from './customers.ts';
import { namesByRegion, titles } from './people.ts';
import { type DemoProspect, sampleProspects } from './prospects.ts';
import { createRandom, type Random } from './random.ts';
import { byAge, type DemoConversion, type DemoRecord, ref } from './record.ts';
import { pickRep } from './reps.ts';
import { enteredOn } from './stages.ts';
import { getTerritory } from './territory.ts';
import { firstTopics, toDealName } from './topics.ts';

export const LEADS = 120;
export const CONVERTED_LEADS = 8;
export const LEAD_CHAINS: ChainCounts = { partner: 96, distributor: 38, noContract: 2, inactive: 0 };

/** Leads from companies that are customers already, the converted ones included. */
const FROM_CUSTOMERS = 32;

export interface DemoLeads {
  records: DemoRecord[];
  conversions: DemoConversion[];
}

export function listLeads(customers: readonly DemoCustomer[], channel: Channel, today: string): DemoLeads {
  const random = createRandom('leads');
  const known = random.sample(customers, FROM_CUSTOMERS);
  const converted = known.slice(0, CONVERTED_LEADS);
  const companies = [...known, ...sampleProspects(LEADS - FROM_CUSTOMERS, random)];
  const chains = planChains(
    companies.map(({ region }) => region),
    channel,
    LEAD_CHAINS,
    createRandom('lead chains'),
  );
  const records = companies.map((company, index) => {
    const status = index < CONVERTED_LEADS ? 'Working - Contacted' : pickStatus(random);
    return toLead(`lead:${index + 1}`, company, chains[index], status, today, random);
  });
  const conversions = converted.map((customer, index) => ({
    lead: ref(`lead:${index + 1}`),
    account: ref(customer.key),
    opportunityName: toDealName(customer.name, random.pick(firstTopics)),
    convertedStatus: 'Closed - Converted',
    at: enteredOn(addDays(today, -random.integer(3, 20)), random),
  }));
  return { records, conversions: conversions.sort(byAge) };
}

const pickStatus = (random: Random): string =>
  random.weighted([
    ['Open - Not Contacted', 45],
    ['Working - Contacted', 40],
    ['Closed - Not Converted', 15],
  ]);

function toLead(
  key: string,
  company: DemoCustomer | DemoProspect,
  chain: DemoChain | undefined,
  status: string,
  today: string,
  random: Random,
): DemoRecord {
  const { first, last } = namesByRegion[company.region];
  return {
    object: 'Lead',
    key,
    at: enteredOn(addDays(today, -random.integer(25, 150)), random),
    fields: {
      FirstName: random.pick(first),
      LastName: random.pick(last),
      Title: random.pick(titles),
      Company: company.name,
      Country: company.country,
      Industry: company.industry,
      Status: status,
      LeadSource: random.pick(['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List']),
      Rating: random.pick(['Hot', 'Warm', 'Cold']),
      CurrencyIsoCode: getTerritory(company.country).currency,
      OwnerId: ref(pickRep(company.region, random).key),
      Partner__c: chain?.partner ? ref(chain.partner.key) : null,
      Distributor__c: chain?.distributor ? ref(chain.distributor.key) : null,
    },
  };
}
