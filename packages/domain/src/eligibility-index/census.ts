import { bitsOf, countBits, hasBit, isEmpty, setBit, type Words } from './bits.ts';
import type { IndexState } from './index-state.ts';
import { fillRow, SignatureWriter } from './rule-view.ts';
import { Signatures } from './signatures.ts';
import type { Coverage } from './types.ts';

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

/** Partners with one signature have the same second partners, so each signature is looked at once. */
function ofRules(state: IndexState): Census {
  const { partners, rules } = state;
  const census: Census = { pairs: 0, activePairs: 0, uncovered: new Uint32Array(partners.width) };
  const view = state.view();
  const members = bitsOf(partners.members);
  const signatures = new Signatures();
  const signatureOf = members.map((partner) => {
    const { writer, end } = state.sign(partner);
    return signatures.take(writer.list, end);
  });
  const { words } = rules;
  const row = new Uint32Array(view.width);
  const counts = new Uint32Array(signatures.size);
  for (let at = 0; at < signatures.size; at += 1) {
    const start = signatures.startOf(at);
    const place = { pool: signatures.pool, rules: start, words, values: start + words, end: signatures.endOf(at) };
    fillRow(view, place, null, row);
    counts[at] = countBits(row);
  }
  members.forEach((partner, n) => {
    addPartner(census, partners.active, partner, counts[signatureOf[n] as number] as number);
  });
  return census;
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
  if (isEmpty(matching)) return 0;
  const same = view.same.map((fields, at) => (at === rule ? fields : null));
  const writer = new SignatureWriter(state.terms, same);
  const { words } = state.rules;
  for (let i = 0; i < words; i += 1) writer.put(i, 0);
  writer.put(rule >>> 5, 1 << (rule & 31));
  const signatures = new Signatures();
  const signatureOf = bitsOf(matching).map((partner) =>
    signatures.take(writer.list, writer.putValues(words, state.partners.lists.get(partner))),
  );
  const row = new Uint32Array(view.width);
  const counts = Array.from({ length: signatures.size }, (_, at) => {
    const start = signatures.startOf(at);
    const place = { pool: signatures.pool, rules: start, words, values: start + words, end: signatures.endOf(at) };
    fillRow(view, place, null, row);
    return countBits(row);
  });
  return signatureOf.reduce((sum, at) => sum + (counts[at] as number), 0);
}
