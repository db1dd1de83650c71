import { createRandom } from '../../demo/random.ts';
import type { DemoRecord } from '../../demo/record.ts';
import type { HalfDeal } from './hubspot-half.ts';
import { toDeal } from './to-hubspot.ts';

/** What marketers sell by themselves; no opportunity has these names. */
const CAMPAIGNS = ['webinar starter kit', 'trade fair bundle', 'newsletter trial'];

/** So many deals of a hundred that reps do not know of, in the likeness of theirs: open, and without a distributor yet. */
export function dealsOnlyHere(opportunities: readonly DemoRecord[], percent: number): HalfDeal[] {
  const random = createRandom('hubspot only');
  return opportunities
    .filter(() => random.chance(percent))
    .map((record, place) => {
      const deal = toDeal(record);
      const campaign = CAMPAIGNS[place % CAMPAIGNS.length];
      return {
        ...deal,
        key: `hubspot-${deal.key}`,
        salesforce: null,
        distributor: null,
        properties: {
          ...deal.properties,
          dealname: `${deal.properties.dealname?.split(' – ')[0]} – ${campaign} ${place + 1}`,
          dealstage: 'appointmentscheduled',
          amount: null,
        },
      };
    });
}
