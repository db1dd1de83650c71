import invented from './data/customers.json' with { type: 'json' };
import { createRandom } from './random.ts';
import { toKey } from './record.ts';
import { type DemoRep, pickRep } from './reps.ts';
import { getTerritory, type Territory } from './territory.ts';

export interface DemoCustomer extends Territory {
  key: string;
  name: string;
  industry: string;
  country: string;
  employees: number;
  /** Owns the account and its deals. */
  rep: DemoRep;
}

export function listCustomers(): DemoCustomer[] {
  const random = createRandom('customers');
  return invented.map(({ name, industry, country }) => {
    const territory = getTerritory(country);
    return {
      ...territory,
      key: toKey('customer', name),
      name,
      industry,
      country,
      employees: random.integer(4, 40) * random.weighted(headcounts),
      rep: pickRep(territory.region, random),
    };
  });
}

const headcounts = [
  [10, 4],
  [50, 4],
  [200, 2],
] as const;
