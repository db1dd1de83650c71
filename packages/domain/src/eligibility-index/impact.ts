import { listAffected } from './affected.ts';
import { forEachBit, hasBit } from './bits.ts';
import { ColumnComparison } from './column-comparison.ts';
import type { Compared, Visit } from './compared.ts';
import { Comparison } from './comparison.ts';
import type { WholeDeal } from './deal-table.ts';
import { add, hashText, product, type Sums, toDigest, zero } from './digest.ts';
import type { IndexState } from './index-state.ts';
import type { Side } from './side.ts';
import { type Changes, gather, Trial } from './trial.ts';
import type { Impact, IndexChange, IndexedDeal, Pair } from './types.ts';

type Which = 'gained' | 'lost';

/** What changes would do to the state, which stays as it is. */
export function toImpact(state: IndexState, changes: readonly IndexChange[]): Impact {
  const last = gather(changes);
  const trial = new Trial(state, last);
  const orphaned = new Set<string>();
  const deals = { lost: [] as IndexedDeal[], gained: [] as IndexedDeal[] };
  const visit: Visit = (comparison, group) => {
    addOrphaned(state, trial, comparison, group, orphaned);
    addDeals(state, last.deals, comparison, group, deals);
  };
  const comparisons = listAffected(state, trial).map((affected) =>
    'second' in affected ? new ColumnComparison(affected, visit) : new Comparison(state, trial, affected, visit),
  );
  addChangedDeals(state, trial, last.deals, deals);
  return new Difference(state, comparisons, {
    orphaned: [...orphaned].sort(byText),
    broken: deals.lost.sort(byId),
    mended: deals.gained.sort(byId),
  });
}

const byText = (a: string, b: string) => (a < b ? -1 : 1);
const byId = (a: IndexedDeal, b: IndexedDeal) => byText(a.id, b.id);

class Difference implements Impact {
  readonly gained: number;
  readonly lost: number;
  readonly orphaned: readonly string[];
  readonly broken: readonly IndexedDeal[];
  readonly mended: readonly IndexedDeal[];
  readonly #comparisons: readonly Compared[];
  readonly #partners: Side;
  readonly #seconds: Side;
  #digest: string | null = null;

  constructor(
    { partners, seconds }: IndexState,
    comparisons: readonly Compared[],
    { orphaned, broken, mended }: Pick<Impact, 'orphaned' | 'broken' | 'mended'>,
  ) {
    this.#partners = partners;
    this.#seconds = seconds;
    this.#comparisons = comparisons;
    this.gained = this.#count('gained');
    this.lost = this.#count('lost');
    this.orphaned = orphaned;
    this.broken = broken;
    this.mended = mended;
  }

  listPairs(which: Which, from: number, limit: number): Pair[] {
    const pairs: Pair[] = [];
    let skip = from;
    for (const comparison of this.#comparisons) {
      for (let group = 0; group < comparison.groups && pairs.length < limit; group += 1) {
        const each = comparison[which][group] as number;
        const members = comparison.membersOf(group);
        if (skip >= each * members.length) {
          skip -= each * members.length;
          continue;
        }
        const seconds: number[] = [];
        forEachBit(comparison.rowOf(group, which), (bit) => seconds.push(comparison.secondAt(bit)));
        for (let n = skip; n < each * members.length && pairs.length < limit; n += 1) {
          pairs.push({
            partnerId: this.#partners.slots.idOf(members[Math.floor(n / each)] as number),
            secondPartnerId: this.#seconds.slots.idOf(seconds[n % each] as number),
          });
        }
        skip = 0;
      }
    }
    return pairs;
  }

  get digest(): string {
    this.#digest ??= toDigest([
      ...this.#sumPairs('gained'),
      ...this.#sumPairs('lost'),
      sum(this.orphaned),
      sum(this.broken.map(dealText)),
      sum(this.mended.map(dealText)),
    ]);
    return this.#digest;
  }

  #count(which: Which): number {
    let count = 0;
    for (const comparison of this.#comparisons) {
      for (let group = 0; group < comparison.groups; group += 1) {
        const each = comparison[which][group] as number;
        if (each > 0) count += each * comparison.sizeOf(group);
      }
    }
    return count;
  }

  #sumPairs(which: Which): Sums[] {
    const sums = zero();
    for (const comparison of this.#comparisons) {
      for (let group = 0; group < comparison.groups; group += 1) {
        if (comparison[which][group] === 0) continue;
        const partners = zero();
        for (const partner of comparison.membersOf(group)) this.#partners.hashes.addTo(partners, partner);
        const seconds = zero();
        this.#seconds.hashes.addAllTo(seconds, comparison.rowOf(group, which), (word) => comparison.wordAt(word));
        add(sums, product(partners, seconds));
      }
    }
    const count = this[which];
    return [sums, [count | 0, Math.floor(count / 2 ** 32), 0]];
  }
}

function sum(texts: readonly string[]): Sums {
  const sums = zero();
  for (const text of texts) add(sums, hashText(text));
  return sums;
}

const dealText = ({ id, partnerId, secondPartnerId, amount }: IndexedDeal): string =>
  `${id}\n${partnerId}\n${secondPartnerId}\n${amount ? `${amount.minor} ${amount.currency}` : ''}`;

/** Those of a group are alike only in the second partners that can change, so each is asked whether it has others. */
function addOrphaned(state: IndexState, trial: Trial, comparison: Compared, group: number, ids: Set<string>): void {
  if (comparison.gained[group] !== 0) return;
  for (const partner of comparison.membersOf(group)) {
    if (!trial.isAlone(partner)) continue;
    if (hasBit(state.partners.active, partner) && trial.isActive(partner)) ids.add(state.partners.slots.idOf(partner));
  }
}

/** Deals that name both before and after, and whose second partner is associated only at one of the two times. */
function addDeals(
  state: IndexState,
  changed: Changes['deals'],
  comparison: Compared,
  group: number,
  into: Record<Which, IndexedDeal[]>,
): void {
  const { deals } = state;
  for (const partner of comparison.membersOf(group)) {
    for (let at = deals.firstOf(partner); at >= 0; at = deals.after(at)) {
      const which = comparison.tell(deals.secondOf(at), group);
      if (which === null) continue;
      const id = deals.idOf(at);
      if (!changed.has(id)) into[which].push(toIndexedDeal(state, id, deals.get(at)));
    }
  }
}

function addChangedDeals(
  state: IndexState,
  trial: Trial,
  changed: Changes['deals'],
  into: Record<Which, IndexedDeal[]>,
): void {
  for (const [id, after] of changed) {
    const before = state.deals.find(id);
    if (!before || !after || after.partnerId === null || after.secondPartnerId === null) continue;
    const was = state.isAssociated(before.partner, before.second);
    const partner = state.partners.slots.find(after.partnerId);
    const second = state.seconds.slots.find(after.secondPartnerId);
    const is = partner !== undefined && second !== undefined && trial.isAssociated(partner, second);
    if (was !== is) into[was ? 'lost' : 'gained'].push(after);
  }
}

const toIndexedDeal = ({ partners, seconds }: IndexState, id: string, deal: WholeDeal): IndexedDeal => ({
  id,
  partnerId: partners.slots.idOf(deal.partner),
  secondPartnerId: seconds.slots.idOf(deal.second),
  amount: deal.amount,
});
