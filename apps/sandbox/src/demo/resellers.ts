import listed from './data/oasis-vendors.json' with { type: 'json' };
import { toResellerName } from './organization-names.ts';
import { createRandom } from './random.ts';
import { toKey } from './record.ts';
import type { Segment } from './segment.ts';
import { type Region, regions } from './territory.ts';

export type PartnerStanding = 'Active' | 'Prospective' | 'Inactive';

export interface DemoReseller {
  key: string;
  name: string;
  standing: PartnerStanding;
  region: Region;
  segment: Segment;
  productLines: readonly string[];
  /** What stands in no field of the CRM yet, though those who know the company could say it. */
  unfilled: 'region' | 'segment' | null;
}

const PROSPECTIVE = 14;
const INACTIVE = 12;

/** Resellers in a hundred of which the region, and as many of which the segment, has not been entered. */
const UNFILLED = 4;

const REGION_WEIGHTS: Readonly<Record<Region, number>> = { Americas: 5, EMEA: 3, APAC: 2 };

export function listResellers(): DemoReseller[] {
  const random = createRandom('resellers');
  const blanks = createRandom('blanks');
  const companies = [...productLinesByName()];
  const leaving = random.sample(
    companies.map(([name]) => name),
    PROSPECTIVE + INACTIVE,
  );
  const prospective = new Set(leaving.slice(0, PROSPECTIVE));
  const inactive = new Set(leaving.slice(PROSPECTIVE));
  return companies.map(([name, productLines]) => ({
    key: toKey('reseller', name),
    name,
    standing: prospective.has(name) ? 'Prospective' : inactive.has(name) ? 'Inactive' : 'Active',
    region: random.weighted(regions.map((region) => [region, REGION_WEIGHTS[region]] as const)),
    segment: random.weighted([
      ['Enterprise', 3],
      ['Mid-Market', 4],
      ['Public Sector', 3],
      ['Small Business', 2],
    ]),
    productLines,
    unfilled: blanks.weighted([
      ['region', UNFILLED],
      ['segment', UNFILLED],
      [null, 100 - 2 * UNFILLED],
    ] as const),
  }));
}

/** By name, not by number: the list spells one company in two ways, and gives one number to two companies. */
function productLinesByName(): Map<string, string[]> {
  const byName = new Map<string, Set<string>>();
  for (const { name: listedName, pool } of listed) {
    const name = toResellerName(listedName);
    byName.set(name, (byName.get(name) ?? new Set()).add(pool));
  }
  return new Map([...byName].map(([name, pools]) => [name, [...pools].sort()]));
}
