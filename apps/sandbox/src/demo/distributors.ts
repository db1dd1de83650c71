import registered from './data/sec-distributors.json' with { type: 'json' };
import { toDistributorName } from './organization-names.ts';
import { createRandom } from './random.ts';
import { toKey } from './record.ts';
import { type Region, regions } from './territory.ts';

export interface DemoDistributor {
  key: string;
  name: string;
  active: boolean;
  region: Region;
  /** How readily resellers of network equipment sign with it; those that deal in computers lead. */
  weight: number;
}

const DEALS_IN_COMPUTERS = new Set([
  'Arrow Electronics, Inc.',
  'Avnet Inc',
  'CDW Corp',
  'Climb Global Solutions, Inc.',
  'ePlus inc.',
  'Ingram Micro Holding Corp',
  'Insight Enterprises Inc',
  'PC Connection Inc',
  'ScanSource, Inc.',
  'TD SYNNEX Corp',
]);

const DEALS_IN_ELECTRICAL_GOODS = new Set([
  'Applied Industrial Technologies Inc',
  'Fastenal Co',
  'Global Industrial Co',
  'Richardson Electronics, Ltd.',
  'W.W. Grainger, Inc.',
  'WESCO International Inc',
]);

/** Left the demo vendor's programme. */
const INACTIVE = new Set([
  'Beacon Roofing Supply Inc',
  'Genuine Parts Co',
  'Richardson Electronics, Ltd.',
  'The Andersons, Inc.',
]);

export function listDistributors(): DemoDistributor[] {
  const random = createRandom('distributors');
  return registered.map(({ name: registeredName }) => {
    const name = toDistributorName(registeredName);
    return {
      key: toKey('distributor', name),
      name,
      active: !INACTIVE.has(name),
      region: random.weighted(regions.map((region) => [region, region === 'Americas' ? 3 : 1] as const)),
      weight: DEALS_IN_COMPUTERS.has(name) ? 12 : DEALS_IN_ELECTRICAL_GOODS.has(name) ? 5 : 1,
    };
  });
}
