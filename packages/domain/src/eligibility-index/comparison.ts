import type { AffectedPartners } from './affected.ts';
import { countWithout, hasBit, setBit, type Words } from './bits.ts';
import type { Compared, Visit } from './compared.ts';
import type { IndexState } from './index-state.ts';
import { type RuleView, wordsOf } from './rule-view.ts';
import { Signatures } from './signatures.ts';
import type { Trial } from './trial.ts';
import { unionInto } from './union.ts';

/**
 * Some partners' second partners, before and after. Partners alike in both are one group; its rows are filled in when they
 * are asked for, from what was true when this was made, so that a difference of millions of pairs takes no room.
 */
export class Comparison implements Compared {
  readonly gained: Uint32Array;
  readonly lost: Uint32Array;
  readonly groups: number;
  /** A group's signature: how many rows stand before and after alike, how many only before, and all their numbers. */
  readonly #signatures = new Signatures();
  readonly #members: Int32Array;
  readonly #starts: Int32Array;
  readonly #before: Moment;
  readonly #after: Moment;
  readonly #words: Int32Array | null;
  /** Where a word of a row stands in one that holds only some. */
  readonly #wordAt: Int32Array | null;
  readonly #kept: Words;
  readonly #old: Words;
  readonly #new: Words;

  constructor(state: IndexState, trial: Trial, { partners, seconds }: AffectedPartners, visit: Visit) {
    const before = seconds ? state.view().pick(seconds) : state.view();
    const after = state.view() === trial.view ? before : seconds ? trial.view.pick(seconds) : trial.view;
    this.#before = toMoment(before, state.source, state.seconds.members);
    this.#after = toMoment(after, trial.source, trial.secondMembers);
    this.#words = seconds && wordsOf(seconds);
    this.#wordAt = this.#words && placesOf(this.#words, trial.view.width);
    const { width } = before;
    this.#kept = new Uint32Array(width);
    this.#old = new Uint32Array(width);
    this.#new = new Uint32Array(width);

    const groupOf = this.#group(state, trial, partners);
    this.groups = this.#signatures.size;
    this.#starts = startsOf(groupOf, this.groups);
    this.#members = sorted(partners, groupOf, this.#starts);
    this.gained = new Uint32Array(this.groups);
    this.lost = new Uint32Array(this.groups);
    for (let group = 0; group < this.groups; group += 1) {
      const { gains, loses } = this.#fill(group);
      const gained = gains ? countWithout(this.#new, this.#old, this.#kept) : 0;
      const lost = loses ? countWithout(this.#old, this.#new, this.#kept) : 0;
      this.gained[group] = gained;
      this.lost[group] = lost;
      if (gained + lost > 0) visit(this, group);
    }
  }

  membersOf(group: number): Int32Array {
    return this.#members.subarray(this.#starts[group], this.#starts[group + 1]);
  }

  sizeOf(group: number): number {
    return (this.#starts[group + 1] as number) - (this.#starts[group] as number);
  }

  rowOf(group: number, which: 'gained' | 'lost'): Words {
    this.#fill(group);
    const [row, one] = which === 'gained' ? [this.#new, this.#old] : [this.#old, this.#new];
    for (let i = 0; i < row.length; i += 1) {
      row[i] = (row[i] as number) & ~((one[i] as number) | (this.#kept[i] as number));
    }
    return row;
  }

  tell(second: number): 'gained' | 'lost' | null {
    const word = second >>> 5;
    const at = this.#wordAt ? (this.#wordAt[word] ?? -1) : word;
    if (at < 0 || at >= this.#kept.length) return null;
    const bit = 1 << (second & 31);
    const was = ((this.#old[at] as number) & bit) !== 0;
    const is = ((this.#new[at] as number) & bit) !== 0;
    if (was === is || ((this.#kept[at] as number) & bit) !== 0) return null;
    return is ? 'gained' : 'lost';
  }

  secondAt(bit: number): number {
    return (this.wordAt(bit >>> 5) << 5) | (bit & 31);
  }

  wordAt(word: number): number {
    return this.#words ? (this.#words[word] as number) : word;
  }

  /** The group of each partner. */
  #group(state: IndexState, trial: Trial, partners: Int32Array): Int32Array {
    const [before, after] = [this.#before, this.#after];
    const isKept = keptRules(trial, before, after);
    const kept: number[] = [];
    const old: number[] = [];
    const fresh: number[] = [];
    const signature: number[] = [];
    return partners.map((partner) => {
      const changes = trial.partners.has(partner);
      let [keptEnd, oldEnd, freshEnd] = [0, 0, 0];
      if (before.contracts)
        before.contracts.push(state.partners.has(partner) ? state.contracts.ofPartner(partner) : []);
      else {
        const terms = state.partners.lists.get(partner);
        state.rules.someOfPartner(partner, (rule) => {
          if (!changes && isKept[rule] === 1) keptEnd = before.view.writeRows(rule, terms, kept, keptEnd);
          else oldEnd = before.view.writeRows(rule, terms, old, oldEnd);
          return false;
        });
      }
      if (after.contracts) after.contracts.push(trial.hasPartner(partner) ? trial.contractsOf(partner) : []);
      else {
        const terms = trial.partnerTerms(partner);
        trial.someRuleOf(partner, (rule) => {
          if (changes || isKept[rule] !== 1) freshEnd = after.view.writeRows(rule, terms, fresh, freshEnd);
          return false;
        });
      }
      signature[0] = keptEnd;
      signature[1] = oldEnd;
      let end = 2;
      for (let i = 0; i < keptEnd; i += 1) signature[end++] = kept[i] as number;
      for (let i = 0; i < oldEnd; i += 1) signature[end++] = old[i] as number;
      for (let i = 0; i < freshEnd; i += 1) signature[end++] = fresh[i] as number;
      // Contracts are each partner's own, so each is a group.
      if (before.contracts || after.contracts) signature[end++] = partner;
      return this.#signatures.take(signature, end);
    });
  }

  /** Fills in the rows that stand before and after alike, only before, and only after. */
  #fill(group: number): { gains: boolean; loses: boolean } {
    const [before, after] = [this.#before, this.#after];
    const { pool } = this.#signatures;
    const start = this.#signatures.startOf(group);
    const keptFrom = start + 2;
    const oldFrom = keptFrom + (pool[start] as number);
    const freshFrom = oldFrom + (pool[start + 1] as number);
    const end = this.#signatures.endOf(group) - (before.contracts || after.contracts ? 1 : 0);
    unionInto(this.#kept, before.view.data, pool, keptFrom, oldFrom);
    if (before.contracts) fillContracts(before, group, this.#old);
    else unionInto(this.#old, before.view.data, pool, oldFrom, freshFrom);
    if (after.contracts) fillContracts(after, group, this.#new);
    else unionInto(this.#new, after.view.data, pool, freshFrom, end);
    return {
      gains: after.contracts !== null || end > freshFrom,
      loses: before.contracts !== null || freshFrom > oldFrom,
    };
  }
}

interface Moment {
  view: RuleView;
  /** Where contracts decide: those of each group's partner. */
  contracts: (readonly number[])[] | null;
  secondMembers: Words;
}

const NOBODY = new Uint32Array(0);

const toMoment = (view: RuleView, source: IndexState['source'], secondMembers: Words): Moment => ({
  view,
  contracts: source === 'contracts' ? [] : null,
  secondMembers: source === 'contracts' ? secondMembers.slice() : NOBODY,
});

/** The rules whose rows are the same before and after, for partners that do not change themselves. */
function keptRules(trial: Trial, before: Moment, after: Moment): Uint8Array {
  const rules = Math.max(before.view.same.length, after.view.same.length);
  const isKept = new Uint8Array(rules);
  if (before.contracts || after.contracts || trial.seconds.size > 0) return isKept;
  isKept.fill(1);
  for (const rule of trial.changedRules.keys()) isKept[rule] = 0;
  return isKept;
}

function fillContracts({ contracts, secondMembers }: Moment, group: number, row: Words): void {
  row.fill(0);
  for (const second of contracts?.[group] ?? []) if (hasBit(secondMembers, second)) setBit(row, second);
}

function placesOf(words: Int32Array, width: number): Int32Array {
  const places = new Int32Array(width).fill(-1);
  words.forEach((word, at) => {
    places[word] = at;
  });
  return places;
}

function startsOf(groupOf: Int32Array, groups: number): Int32Array {
  const starts = new Int32Array(groups + 1);
  for (const group of groupOf) starts[group + 1] = (starts[group + 1] as number) + 1;
  for (let group = 0; group < groups; group += 1)
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  return starts;
}

function sorted(partners: Int32Array, groupOf: Int32Array, starts: Int32Array): Int32Array {
  const next = starts.slice();
  const members = new Int32Array(partners.length);
  for (let n = 0; n < partners.length; n += 1) {
    const group = groupOf[n] as number;
    members[next[group] as number] = partners[n] as number;
    next[group] = (next[group] as number) + 1;
  }
  return members;
}
