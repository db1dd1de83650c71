import { guessAmount, quoteAmount } from './amount.ts';
import { type ChainCounts, type Channel, planChains } from './channel.ts';
import type { DemoCustomer } from './customers.ts';
import { createRandom, type Random } from './random.ts';
import { type DemoRecord, ref } from './record.ts';
import { pickStage, timeDeal } from './stages.ts';
import { createTopics, toDealName } from './topics.ts';

export const OPPORTUNITIES = 400;
export const OPPORTUNITY_CHAINS: ChainCounts = { partner: 340, distributor: 204, noContract: 9, inactive: 3 };

export function listOpportunities(customers: readonly DemoCustomer[], channel: Channel, today: string): DemoRecord[] {
  const random = createRandom('opportunities');
  const topicOf = createTopics(random);
  const buyers = Array.from({ length: OPPORTUNITIES }, () => random.pick(customers));
  const chains = planChains(
    buyers.map(({ region }) => region),
    channel,
    OPPORTUNITY_CHAINS,
    createRandom('opportunity chains'),
  );
  return buyers.map((customer, index) => {
    const { partner, distributor } = chains[index] ?? { partner: null, distributor: null };
    const stage = pickStage(random);
    const topic = topicOf(customer);
    const { closeDate, at } = timeDeal(stage, today, random);
    const dollars = estimate(topic.dollars, customer, random);
    const quoted = random.chance(stage.quoted);
    const amount = quoted ? quoteAmount(dollars, customer.currency, random) : guessAmount(dollars, customer.currency);
    return {
      object: 'Opportunity',
      key: `opportunity:${index + 1}`,
      at,
      fields: {
        Name: toDealName(customer.name, topic.name),
        AccountId: ref(customer.key),
        StageName: stage.name,
        Amount: quoted || random.chance(stage.priced) ? amount : null,
        CurrencyIsoCode: customer.currency,
        CloseDate: closeDate,
        LeadSource: random.pick(['Web', 'Phone Inquiry', 'Partner Referral', 'Other']),
        OwnerId: ref(customer.rep.key),
        Partner__c: partner && ref(partner.key),
        Distributor__c: distributor && ref(distributor.key),
      },
    };
  });
}

/** Large customers buy more. */
function estimate(dollars: number, { employees }: DemoCustomer, random: Random): number {
  const size = employees < 300 ? 60 : employees < 2_000 ? 110 : 240;
  return Math.round((dollars * size * random.integer(70, 140)) / 10_000);
}
