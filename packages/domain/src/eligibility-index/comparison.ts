import type { Affected } from './affected.ts';
import { countBits, hasBit, isEmpty, setBit, type Words } from './bits.ts';
import type { IndexState } from './index-state.ts';
import { fillRow, type RuleView, SignatureWriter } from './rule-view.ts';
import { Signatures } from './signatures.ts';
import type { Trial } from './trial.ts';

type Moment = 'before' | 'after';

/**
 * Some partners' second partners, before and after. Partners alike in both are one group; its rows are filled when they are
 * asked for, from what was true when this was made, so that a difference of millions of pairs takes no room.
 */
export class Comparison {
  /** How many second partners each partner of a group gains, and loses. */
  readonly gained: Uint32Array;
  readonly lost: Uint32Array;
  readonly groups: number;
  readonly #signatures = new Signatures();
  readonly #members: Int32Array;
  readonly #starts: Int32Array;
  readonly #words: Int32Array | null;
  /** Where a word of a row stands in one that holds only some. */
  readonly #wordAt: Int32Array | null;
  readonly #ruleWords: number;
  readonly #views: Record<Moment, RuleView>;
  /** Of each group that contracts decide for, its partner's. */
  readonly #contracts: Record<Moment, (readonly number[])[] | null>;
  readonly #secondMembers: Record<Moment, Words>;
  readonly #before: Words;
  readonly #after: Words;

  constructor(state: IndexState, trial: Trial, { partners, words }: Affected) {
    this.#views = { before: state.view(), after: trial.view };
    this.#ruleWords = trial.words;
    this.#words = words;
    const { width } = trial.view;
    this.#wordAt = words && new Int32Array(width).fill(-1);
    words?.forEach((word, at) => {
      if (this.#wordAt) this.#wordAt[word] = at;
    });
    this.#before = new Uint32Array(words?.length ?? width);
    this.#after = new Uint32Array(words?.length ?? width);
    this.#contracts = {
      before: state.source === 'contracts' ? [] : null,
      after: trial.source === 'contracts' ? [] : null,
    };
    this.#secondMembers = { before: state.seconds.members.slice(), after: trial.secondMembers.slice() };
    const groupOf = this.#group(state, trial, partners);
    this.groups = this.#signatures.size;
    this.#starts = new Int32Array(this.groups + 1);
    for (const group of groupOf) this.#starts[group + 1] = (this.#starts[group + 1] as number) + 1;
    for (let group = 0; group < this.groups; group += 1) {
      this.#starts[group + 1] = (this.#starts[group + 1] as number) + (this.#starts[group] as number);
    }
    const next = this.#starts.slice();
    this.#members = new Int32Array(partners.length);
    partners.forEach((partner, n) => {
      const group = groupOf[n] as number;
      this.#members[next[group] as number] = partner;
      next[group] = (next[group] as number) + 1;
    });
    this.gained = new Uint32Array(this.groups);
    this.lost = new Uint32Array(this.groups);
    for (let group = 0; group < this.groups; group += 1) {
      this.gained[group] = countBits(this.rowOf(group, 'gained'));
      this.lost[group] = countBits(this.rowOf(group, 'lost'));
    }
  }

  membersOf(group: number): Int32Array {
    return this.#members.subarray(this.#starts[group], this.#starts[group + 1]);
  }

  /** Which second partners the group gains or loses; valid until the next call. */
  rowOf(group: number, which: 'gained' | 'lost'): Words {
    this.#fill(group, 'before', this.#words, this.#before);
    this.#fill(group, 'after', this.#words, this.#after);
    const [row, without] = which === 'gained' ? [this.#after, this.#before] : [this.#before, this.#after];
    for (let i = 0; i < row.length; i += 1) row[i] = (row[i] as number) & ~(without[i] as number);
    return row;
  }

  hasSecond(row: Words, second: number): boolean {
    if (!this.#wordAt) return hasBit(row, second);
    const at = this.#wordAt[second >>> 5] ?? -1;
    return at >= 0 && (((row[at] as number) >>> (second & 31)) & 1) === 1;
  }

  /** The second partner behind a bit of a row. */
  secondAt(bit: number): number {
    return this.#words ? ((this.#words[bit >>> 5] as number) << 5) | (bit & 31) : bit;
  }

  /** Whether nobody at all would be left. */
  isLeftAlone(group: number): boolean {
    const row = new Uint32Array(this.#views.after.width);
    this.#fill(group, 'after', null, row);
    return isEmpty(row);
  }

  #group(state: IndexState, trial: Trial, partners: Int32Array): Int32Array {
    const writer = new SignatureWriter(state.terms, this.#views.before.same, this.#views.after.same);
    const { before, after } = this.#contracts;
    const rules = this.#ruleWords;
    const { data, width } = state.rules.ofPartner;
    return partners.map((partner) => {
      writer.put(rules * 2, 0);
      for (let i = 0; i < rules; i += 1) writer.list[i] = i < width ? (data[partner * width + i] ?? 0) : 0;
      trial.writeRules(partner, writer.list, rules);
      let end = rules * 2 + 1;
      if (writer.wantsValues(0, rules)) end = writer.putValues(end, state.partners.lists.get(partner));
      writer.put(rules * 2, end);
      if (writer.wantsValues(rules, rules)) end = writer.putValues(end, trial.partnerTerms(partner));
      if (before || after) {
        // Contracts are each partner's own, so each is a group.
        writer.put(end, partner);
        before?.push(state.partners.has(partner) ? state.contracts.ofPartner(partner) : []);
        after?.push(trial.hasPartner(partner) ? trial.contractsOf(partner) : []);
        end += 1;
      }
      return this.#signatures.take(writer.list, end);
    });
  }

  #fill(group: number, moment: Moment, words: Int32Array | null, row: Words): void {
    const contracts = this.#contracts[moment];
    if (contracts) {
      row.fill(0);
      for (const second of contracts[group] as readonly number[]) {
        if (hasBit(this.#secondMembers[moment], second)) setBit(row, second);
      }
      return;
    }
    const { pool } = this.#signatures;
    const start = this.#signatures.startOf(group);
    const rules = this.#ruleWords;
    const middle = start + (pool[start + rules * 2] as number);
    const end = this.#signatures.endOf(group) - (this.#contracts.before || this.#contracts.after ? 1 : 0);
    const place =
      moment === 'before'
        ? { pool, rules: start, words: rules, values: start + rules * 2 + 1, end: middle }
        : { pool, rules: start + rules, words: rules, values: middle, end };
    fillRow(this.#views[moment], place, words, row);
  }
}
