import { bitsOf, countBits, hasBit, setBit, type Words } from './bits.ts';
import type { IndexState } from './index-state.ts';
import { Signatures } from './signatures.ts';
import type { Coverage } from './types.ts';
import { countUnion } from './union.ts';

/** What counting everybody's associations tells. */
export interface Census {
  pairs: number;
  /** Those of active partners. */
  activePairs: number;
  /** Active partners that nobody may stand behind. */
  uncovered: Words;
}

export const takeCensus = (state: IndexState): Census =>
  state.source === 'contracts' ? ofContracts(state) : ofRules(state);

function ofContracts({ partners, seconds, contracts }: IndexState): Census {
  const census: Census = { pairs: 0, activePairs: 0, uncovered: new Uint32Array(partners.width) };
  for (const partner of bitsOf(partners.members)) {
    let count = 0;
    for (const second of contracts.ofPartner(partner)) if (seconds.has(second)) count += 1;
    addPartner(census, partners.active, partner, count);
  }
  return census;
}

function ofRules(state: IndexState): Census {
  const { partners } = state;
  const census: Census = { pairs: 0, activePairs: 0, uncovered: new Uint32Array(partners.width) };
  countEach(
    state,
    partners.members,
    (partner, list) => state.writeRows(partner, list),
    (partner, count) => {
      addPartner(census, partners.active, partner, count);
    },
  );
  return census;
}

/** How many second partners some partners have. Those with the same rows have equally many, and are counted once. */
function countEach(
  state: IndexState,
  partners: Words,
  writeRows: (partner: number, list: number[]) => number,
  visit: (partner: number, count: number) => void,
): void {
  const view = state.view();
  const slots = bitsOf(partners);
  const list: number[] = [];
  const signatures = new Signatures();
  const signatureOf = slots.map((partner) => signatures.take(list, writeRows(partner, list)));
  const row = new Uint32Array(view.width);
  const counts = new Uint32Array(signatures.size);
  for (let at = 0; at < signatures.size; at += 1) {
    counts[at] = countUnion(row, view.data, signatures.pool, signatures.startOf(at), signatures.endOf(at));
  }
  for (let n = 0; n < slots.length; n += 1) visit(slots[n] as number, counts[signatureOf[n] as number] as number);
}

function addPartner(census: Census, active: Words, partner: number, count: number): void {
  census.pairs += count;
  if (!hasBit(active, partner)) return;
  census.activePairs += count;
  if (count === 0) setBit(census.uncovered, partner);
}

export function toCoverage(state: IndexState, census: Census): Coverage {
  const { partners, seconds, rules } = state;
  return {
    partners: countBits(partners.active),
    secondPartners: countBits(seconds.active),
    pairs: census.activePairs,
    uncovered: countBits(census.uncovered),
    rules: rules.rules.flatMap((rule, at) => {
      if (!rule) return [];
      const matching = rule.partners.map((word, i) => word & (partners.active[i] ?? 0));
      const secondSet = rules.secondSets.row(at);
      const pairs = rule.same ? countSame(state, at, matching) : countBits(matching) * countBits(secondSet);
      return [{ id: rule.id, partners: countBits(matching), secondPartners: countBits(secondSet), pairs }];
    }),
  };
}

/** The pairs of one rule that wants a common value. */
function countSame(state: IndexState, rule: number, matching: Words): number {
  const view = state.view();
  let pairs = 0;
  const writeRows = (partner: number, list: number[]) =>
    view.writeRows(rule, state.partners.lists.get(partner), list, 0);
  countEach(state, matching, writeRows, (_, count) => {
    pairs += count;
  });
  return pairs;
}
