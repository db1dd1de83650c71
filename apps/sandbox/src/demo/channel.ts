import type { DemoContracts } from './contracts.ts';
import type { DemoDistributor } from './distributors.ts';
import type { Random } from './random.ts';
import type { DemoReseller } from './resellers.ts';
import type { Region } from './territory.ts';

/** Who stands between the vendor and the customer of one deal. */
export interface DemoChain {
  partner: DemoReseller | null;
  distributor: DemoDistributor | null;
}

export interface Channel {
  resellers: readonly DemoReseller[];
  distributors: readonly DemoDistributor[];
  contracts: ReadonlyMap<string, DemoContracts>;
}

/** How many deals of a list have whom; the misfits are among those with a distributor. */
export interface ChainCounts {
  partner: number;
  distributor: number;
  /** Deals whose distributor has no contract with the partner (any more). */
  noContract: number;
  /** Deals whose distributor left the programme. */
  inactive: number;
}

/** One chain for each deal's region, with exactly the counts asked for. */
export function planChains(
  dealRegions: readonly Region[],
  channel: Channel,
  counts: ChainCounts,
  random: Random,
): DemoChain[] {
  const chains: DemoChain[] = dealRegions.map(() => ({ partner: null, distributor: null }));
  const sold = random.sample([...chains.entries()], counts.partner).map(([index, chain]) => {
    chain.partner = pickPartner(channel.resellers, dealRegions[index], random);
    return { chain, contracts: contractsOf(chain.partner, channel) };
  });

  const fitting = sold.filter(({ contracts }) => contracts.distributors.some(({ active }) => active));
  const assigned = random.sample(fitting, counts.distributor - counts.noContract - counts.inactive);
  for (const { chain, contracts } of assigned) chain.distributor = pickFitting(contracts, random);

  const left = sold.filter(({ chain }) => chain.distributor === null);
  const misfits = random.sample(left, counts.noContract + counts.inactive);
  for (const [index, { chain, contracts }] of misfits.entries()) {
    const active = index < counts.noContract;
    chain.distributor = random.pick(
      channel.distributors.filter((each) => each.active === active && !contracts.distributors.includes(each)),
    );
  }
  return chains;
}

/** Mostly an active one of the region, and rather one that sells much. */
function pickPartner(resellers: readonly DemoReseller[], region: Region | undefined, random: Random): DemoReseller {
  const wanted = random.chance(96) ? 'Active' : 'Inactive';
  return random.weighted(
    resellers
      .filter((reseller) => reseller.region === region && reseller.standing === wanted)
      .map((reseller) => [reseller, reseller.productLines.length]),
  );
}

function pickFitting({ distributors, preferred }: DemoContracts, random: Random): DemoDistributor {
  if (preferred && random.chance(65)) return preferred;
  return random.pick(distributors.filter(({ active }) => active));
}

function contractsOf(partner: DemoReseller, { contracts }: Channel): DemoContracts {
  const own = contracts.get(partner.key);
  if (!own) throw new Error(`${partner.name} is not a reseller of the demo.`);
  return own;
}
