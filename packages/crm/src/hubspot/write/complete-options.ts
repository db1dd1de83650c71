import { CrmFailure } from '@tierline/domain/crm';
import type { HubSpotClient } from '../client.ts';
import { addCompanies, type Company } from '../company-option.ts';
import type { Need } from './planned-write.ts';

/**
 * Adds to what properties of companies offer, for many writes at once. A property that HubSpot does not let be changed costs
 * those who need it their write, and nobody else: answers the failures by property.
 */
export async function completeOptions(
  client: HubSpotClient,
  needs: readonly Need[],
): Promise<ReadonlyMap<string, CrmFailure>> {
  const failures = new Map<string, CrmFailure>();
  for (const [name, options] of byProperty(needs)) {
    try {
      await addCompanies(client, { type: 'companies', name }, options);
    } catch (error) {
      if (!(error instanceof CrmFailure) || !isForGood(error)) throw error;
      const message = `HubSpot did not let the property ${name} offer more: ${error.message}`;
      failures.set(name, new CrmFailure('rejected', message, { cause: error, fields: [name] }));
    }
  }
  return failures;
}

const isForGood = ({ code }: CrmFailure): boolean => ['rejected', 'not_authorized', 'not_found'].includes(code);

function byProperty(needs: readonly Need[]): ReadonlyMap<string, Company[]> {
  const all = new Map<string, Map<string, Company>>();
  for (const { property, options } of needs) {
    const known = all.get(property) ?? new Map<string, Company>();
    for (const option of options) known.set(option.id, option);
    all.set(property, known);
  }
  return new Map([...all].map(([property, options]) => [property, [...options.values()]]));
}

/** What is not offered yet, as far as that was last described. */
export const lacking = (needs: readonly Need[], offers: (property: string, value: string) => boolean): Need[] =>
  needs
    .map(({ property, options }) => ({ property, options: options.filter(({ id }) => !offers(property, id)) }))
    .filter(({ options }) => options.length > 0);
