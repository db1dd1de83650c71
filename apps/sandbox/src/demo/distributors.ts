import registered from './data/sec-distributors.json' with { type: 'json' };
import { toDistributorName } from './organization-names.ts';
import { createRandom } from './random.ts';
import { toKey } from './record.ts';
import { type Segment, segments } from './segment.ts';
import { type Region, regions } from './territory.ts';

export interface DemoDistributor {
  key: string;
  name: string;
  active: boolean;
  region: Region;
  /** Whose resellers it serves. */
  segment: Segment;
  /** Nobody has entered the segment into the CRM yet. */
  segmentUnfilled: boolean;
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

/** New in the programme: what they serve is known to those who signed them, and stands in no field. */
const SEGMENT_UNFILLED = new Set(['Henry Schein Inc', 'McKesson Corp']);

export function listDistributors(): DemoDistributor[] {
  const random = createRandom('distributors');
  const inRegion = new Map<Region, number>();
  return registered.map(({ name: registeredName }) => {
    const name = toDistributorName(registeredName);
    const active = !INACTIVE.has(name);
    const region = random.weighted(regions.map((each) => [each, each === 'Americas' ? 2 : 1] as const));
    // In turn, so that every segment of every region has one.
    const place = inRegion.get(region) ?? 0;
    if (active) inRegion.set(region, place + 1);
    return {
      key: toKey('distributor', name),
      name,
      active,
      region,
      segment: segments[place % segments.length] as Segment,
      segmentUnfilled: SEGMENT_UNFILLED.has(name),
      weight: DEALS_IN_COMPUTERS.has(name) ? 12 : DEALS_IN_ELECTRICAL_GOODS.has(name) ? 5 : 1,
    };
  });
}
