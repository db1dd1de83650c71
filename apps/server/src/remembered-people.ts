import type { HubSpotPeople, HubSpotPerson } from '@tierline/api/context';
import { CrmFailure } from '@tierline/domain/crm';

/** A role that HubSpot gives or takes away counts after this long, and outlives an hour of silence. Milliseconds. */
const FRESH_MS = 60_000;
const KEPT_MS = 3_600_000;
const MOST_PEOPLE = 10_000;

interface Remembered {
  person: HubSpotPerson | null;
  at: number;
}

/** Asks a portal for a person once a minute at most; one who is known stays known while HubSpot does not answer. */
export function rememberPeople(people: HubSpotPeople, now: () => number = Date.now): HubSpotPeople {
  const remembered = new Map<string, Remembered>();
  return {
    list: people.list,
    async find(tenantId, userId) {
      const key = `${tenantId}/${userId}`;
      const known = remembered.get(key);
      if (known && now() - known.at < FRESH_MS) return known.person;
      try {
        const person = await people.find(tenantId, userId);
        remembered.delete(key);
        remembered.set(key, { person, at: now() });
        const oldest = remembered.keys().next().value;
        if (remembered.size > MOST_PEOPLE && oldest !== undefined) remembered.delete(oldest);
        return person;
      } catch (error) {
        if (error instanceof CrmFailure && known && now() - known.at < KEPT_MS) return known.person;
        throw error;
      }
    },
  };
}
