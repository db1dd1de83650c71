import type { DemoDistributor } from './distributors.ts';
import { createRandom, type Random } from './random.ts';
import type { DemoReseller } from './resellers.ts';

/** What a reseller's two CRM fields say. A contract that ended is not in them, so the demo has none. */
export interface DemoContracts {
  distributors: readonly DemoDistributor[];
  preferred: DemoDistributor | null;
  /** A name in the field that no account bears, left over from before the distributor was renamed. */
  unknownName: string | null;
}

/** Active resellers that have not signed with anybody yet. */
const WITHOUT_CONTRACT = 14;

/** Resellers in a hundred that are an exception to the custom, one way or the other. */
const WITHOUT_ONE = 6;
const WITH_ANOTHER = 5;

const UNKNOWN_NAMES = ['Ingram Micro Inc.', 'Scansource Inc'];

const NONE: DemoContracts = { distributors: [], preferred: null, unknownName: null };

/** By the reseller's key; a reseller that is only a prospect has no contract. */
export function signContracts(
  resellers: readonly DemoReseller[],
  distributors: readonly DemoDistributor[],
): Map<string, DemoContracts> {
  const random = createRandom('contracts');
  const active = resellers.filter(({ standing }) => standing === 'Active');
  const [without, outdated] = split(random.sample(active, WITHOUT_CONTRACT + UNKNOWN_NAMES.length), WITHOUT_CONTRACT);
  return new Map(
    resellers.map((reseller) => {
      if (reseller.standing === 'Prospective' || without.includes(reseller)) return [reseller.key, NONE];
      const unknownName = UNKNOWN_NAMES[outdated.indexOf(reseller)] ?? null;
      const signed = signWith(reseller, distributors, random);
      return [reseller.key, { distributors: signed, preferred: choosePreferred(signed, random), unknownName }];
    }),
  );
}

/**
 * The programme's custom, which nobody has written down: whoever serves the reseller's segment in its region. A few
 * resellers have one of them not, or somebody besides.
 */
function signWith(reseller: DemoReseller, distributors: readonly DemoDistributor[], random: Random): DemoDistributor[] {
  const { region, segment } = reseller;
  const customary = distributors.filter((each) => each.region === region && each.segment === segment);
  const signed = random.shuffled(customary);
  if (signed.length > 1 && random.chance(WITHOUT_ONE)) signed.pop();
  if (random.chance(WITH_ANOTHER)) {
    const others = distributors.filter((each) => each.active && !customary.includes(each));
    signed.push(random.weighted(others.map((distributor) => [distributor, distributor.weight] as const)));
  }
  return signed;
}

function choosePreferred(signed: readonly DemoDistributor[], random: Random): DemoDistributor | null {
  const active = signed.filter((distributor) => distributor.active);
  return active.length > 0 && random.chance(85) ? random.pick(active) : null;
}

const split = <T>(list: readonly T[], at: number): [T[], T[]] => [list.slice(0, at), list.slice(at)];
