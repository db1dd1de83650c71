import type { Pace } from '@tierline/db/quota';

/**
 * An app has 110 calls in 10 s for each portal, and 5 searches a second ("API usage guidelines and limits"). In any 10 s
 * these paces give at most 99 turns, in any second 4 searches: a call that is late on its way may arrive together with
 * those that were sent up to a second after it.
 */
export const HUBSPOT_PACE = {
  paces: {
    calls: { interval: 110, burst: 8 },
    searches: { interval: 300, burst: 1 },
  } satisfies Record<string, Pace>,
  kinds: { call: ['calls'], search: ['searches', 'calls'] },
};
