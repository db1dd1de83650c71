import type { Rule } from '../rule.ts';
import { BitRows } from './bit-rows.ts';
import { clearBit, forEachBit, setBit, type Words, widened, wordsFor } from './bits.ts';
import { type ConditionProgram, holdsFor, setOf, termsOf, toProgram } from './condition-program.ts';
import type { Side } from './side.ts';
import { TermMarks } from './term-marks.ts';
import type { Terms } from './terms.ts';

/** A rule made ready: its trees over terms, the fields that have to be the same, and the partners that match. */
export interface ReadyRule {
  id: string;
  partner: ConditionProgram;
  secondPartner: ConditionProgram;
  /** Null: none, which is the usual and the fast case. */
  same: readonly number[] | null;
  partners: Words;
}

type RuleSide = 'partner' | 'secondPartner';
const RULE_SIDES: readonly RuleSide[] = ['partner', 'secondPartner'];

/** An organization's terms; null while it is not in the universe. */
type Values = (Iterable<number> & ArrayLike<number> & { includes(term: number): boolean }) | null;

export function toReadyRule(rule: Rule, terms: Terms, partners: Side): ReadyRule {
  const program = toProgram(rule.partner, terms);
  return {
    id: rule.id,
    partner: program,
    secondPartner: toProgram(rule.secondPartner, terms),
    same: rule.same.length === 0 ? null : [...new Set(rule.same)].map((key) => terms.field(key)),
    partners: setOf(program, partners),
  };
}

/**
 * Each rule as a set of partners and a set of second partners, and the same the other way round: for each organization the
 * rules that it matches, a bit for each. Two of them are associated when they have a rule in common, and for some rules a
 * value as well.
 */
export class RuleTable {
  readonly rules: (ReadyRule | null)[] = [];
  /** A row for each rule, a bit for each second partner. */
  readonly secondSets = new BitRows();
  /** A row for each organization, a bit for each rule. */
  readonly ofPartner = new BitRows();
  readonly ofSecond = new BitRows();
  readonly #slots = new Map<string, number>();
  readonly #about: Record<RuleSide, Map<number, Set<number>>> = { partner: new Map(), secondPartner: new Map() };
  readonly #terms: Terms;
  readonly #partners: Side;
  readonly #seconds: Side;
  readonly #marks = new TermMarks();

  constructor(terms: Terms, partners: Side, seconds: Side) {
    this.#terms = terms;
    this.#partners = partners;
    this.#seconds = seconds;
  }

  /** How many words the rules of an organization take. */
  get words(): number {
    return wordsFor(this.rules.length);
  }

  find(id: string): number | undefined {
    return this.#slots.get(id);
  }

  /** Where a rule of that id stands, or would. */
  slotFor(id: string, taken: ReadonlySet<number> = NONE): number {
    const known = this.#slots.get(id);
    if (known !== undefined) return known;
    const free = this.rules.findIndex((rule, slot) => rule === null && !taken.has(slot));
    if (free >= 0) return free;
    let slot = this.rules.length;
    while (taken.has(slot)) slot += 1;
    return slot;
  }

  put(rule: Rule): void {
    const ready = toReadyRule(rule, this.#terms, this.#partners);
    const slot = this.slotFor(rule.id);
    const seconds = setOf(ready.secondPartner, this.#seconds);
    this.makeRoom(slot + 1);
    flip(this.ofPartner, slot, this.rules[slot]?.partners ?? new Uint32Array(0), ready.partners);
    flip(this.ofSecond, slot, this.secondSets.row(slot), seconds);
    this.secondSets.setRow(slot, seconds);
    this.#forget(slot);
    for (const side of RULE_SIDES) {
      for (const term of termsOf(ready[side])) {
        const about = this.#about[side].get(term) ?? new Set();
        this.#about[side].set(term, about.add(slot));
      }
    }
    this.rules[slot] = ready;
    this.#slots.set(rule.id, slot);
  }

  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    const none = new Uint32Array(0);
    flip(this.ofPartner, slot, (this.rules[slot] as ReadyRule).partners, none);
    flip(this.ofSecond, slot, this.secondSets.row(slot), none);
    this.secondSets.setRow(slot, none);
    this.#forget(slot);
    this.rules[slot] = null;
    this.#slots.delete(id);
  }

  /** After the partner's values, or its place in the universe, have changed. */
  refreshPartner(slot: number, before: Values, terms: Values): void {
    this.makeRoom();
    const row = this.ofPartner.row(slot);
    const bits = this.rulesOf('partner', slot, before, terms, this.rules);
    for (let word = 0; word < row.length; word += 1) {
      for (let rest = (row[word] as number) ^ (bits[word] ?? 0); rest !== 0; rest &= rest - 1) {
        const at = (word << 5) | (31 - Math.clz32(rest & -rest));
        const rule = this.rules[at] as ReadyRule;
        rule.partners = widened(rule.partners, this.#partners.width);
        if (((bits[word] as number) >>> (at & 31)) & 1) setBit(rule.partners, slot);
        else clearBit(rule.partners, slot);
      }
    }
    this.ofPartner.setRow(slot, bits);
  }

  refreshSecond(slot: number, before: Values, terms: Values): void {
    this.makeRoom();
    const bits = this.rulesOf('secondPartner', slot, before, terms, this.rules);
    for (let at = 0; at < this.rules.length; at += 1) {
      const on = (((bits[at >>> 5] as number) >>> (at & 31)) & 1) === 1;
      if (this.ofSecond.has(slot, at) !== on) this.secondSets.set(at, slot, on);
    }
    this.ofSecond.setRow(slot, bits);
  }

  /** Tests the rules that a partner matches, until one passes. */
  someOfPartner(partner: number, test: (rule: number) => boolean): boolean {
    const { data, width } = this.ofPartner;
    for (let word = 0; word < width; word += 1) {
      for (let rest = data[partner * width + word] ?? 0; rest !== 0; rest &= rest - 1) {
        if (test((word << 5) | (31 - Math.clz32(rest & -rest)))) return true;
      }
    }
    return false;
  }

  /**
   * Which of these rules an organization matches on a side, given its terms before and after; null: it is not in the
   * universe. A rule is looked at when it is about a term that comes or goes, or is among those `changed` from the table's.
   */
  rulesOf(
    side: RuleSide,
    slot: number,
    before: Values,
    after: Values,
    rules: readonly (ReadyRule | null)[],
    changed: Iterable<number> = [],
  ): Words {
    const bits = new Uint32Array(wordsFor(rules.length));
    if (after === null) return bits;
    const [rows, { slots }] = side === 'partner' ? [this.ofPartner, this.#partners] : [this.ofSecond, this.#seconds];
    const id = slots.idOf(slot);
    const marked = this.#marks.mark(after, this.#terms.size);
    const look = (at: number) => {
      const rule = rules[at];
      if (rule && holdsFor(rule[side], marked, id)) setBit(bits, at);
      else clearBit(bits, at);
    };
    if (before === null) {
      for (let at = 0; at < rules.length; at += 1) look(at);
    } else {
      bits.set(rows.row(slot).subarray(0, bits.length));
      for (const term of before) if (marked[term] !== 1) this.#about[side].get(term)?.forEach(look);
      for (const term of after) if (!before.includes(term)) this.#about[side].get(term)?.forEach(look);
      for (const at of changed) look(at);
    }
    this.#marks.clear(after);
    return bits;
  }

  get bytes(): number {
    let bytes = this.secondSets.bytes + this.ofPartner.bytes + this.ofSecond.bytes;
    for (const rule of this.rules) bytes += 1000 + (rule?.partners.byteLength ?? 0);
    return bytes;
  }

  #forget(slot: number): void {
    const rule = this.rules[slot];
    if (!rule) return;
    for (const side of RULE_SIDES) for (const term of termsOf(rule[side])) this.#about[side].get(term)?.delete(slot);
  }

  /** For all organizations that there are, and that many rules. */
  makeRoom(rules = this.rules.length): void {
    this.secondSets.ensure(rules, this.#seconds.width);
    this.ofPartner.ensure(this.#partners.slots.size, wordsFor(rules));
    this.ofSecond.ensure(this.#seconds.slots.size, wordsFor(rules));
  }
}

const NONE: ReadonlySet<number> = new Set();

/** Turns the bit of a rule for all that are in one set and not in the other. */
function flip(rows: BitRows, rule: number, before: Words, after: Words): void {
  const turned = new Uint32Array(Math.max(before.length, after.length));
  for (let i = 0; i < turned.length; i += 1) turned[i] = (before[i] ?? 0) ^ (after[i] ?? 0);
  forEachBit(turned, (slot) => rows.set(slot, rule, !rows.has(slot, rule)));
}
