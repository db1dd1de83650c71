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
      const signed = signWith(distributors, random);
      return [reseller.key, { distributors: signed, preferred: choosePreferred(signed, random), unknownName }];
    }),
  );
}

function signWith(distributors: readonly DemoDistributor[], random: Random): DemoDistributor[] {
  const count = random.weighted([
    [1, 25],
    [2, 30],
    [3, 25],
    [4, 13],
    [5, 7],
  ]);
  const signed: DemoDistributor[] = [];
  while (signed.length < count) {
    const others = distributors.filter((distributor) => !signed.includes(distributor));
    signed.push(random.weighted(others.map((distributor) => [distributor, distributor.weight] as const)));
  }
  return signed;
}

function choosePreferred(signed: readonly DemoDistributor[], random: Random): DemoDistributor | null {
  const active = signed.filter((distributor) => distributor.active);
  return active.length > 0 && random.chance(85) ? random.pick(active) : null;
}

const split = <T>(list: readonly T[], at: number): [T[], T[]] => [list.slice(0, at), list.slice(at)];
