import { type Words, wordsFor } from './bits.ts';
import type { ReadyRule } from './rule-table.ts';
import type { Side } from './side.ts';
import type { Terms } from './terms.ts';

/** What the rules say about second partners, at one moment; it stays as it is while the index goes on. */
export interface RuleView {
  /** A row for each rule: the second partners that match. */
  sets: Words;
  width: number;
  /** The fields in which each rule wants a common value. */
  same: readonly (readonly number[] | null)[];
  /** For each value of those fields the second partners that have it. */
  sharing: ReadonlyMap<number, Words>;
  terms: Terms;
}

export const sameOf = (rules: readonly (ReadyRule | null)[]): RuleView['same'] =>
  rules.map((rule) => rule?.same ?? null);

export function sharingOf(same: RuleView['same'], seconds: Side, terms: Terms): Map<number, Words> {
  const sharing = new Map<number, Words>();
  for (const field of new Set(same.flatMap((fields) => fields ?? []))) {
    for (const term of terms.valuesOf(field)) {
      const set = new Uint32Array(seconds.width);
      seconds.sets.orInto(set, term);
      sharing.set(term, set);
    }
  }
  return sharing;
}

/**
 * Writes the part of a partner's signature that its associations follow from: the rules that it matches and, where one of
 * them wants a common value, the partner's values in such fields. Answers where it ends.
 */
export class SignatureWriter {
  list = new Uint32Array(64);
  readonly #fields: ReadonlySet<number>;
  readonly #wanting: Words;
  readonly #terms: Terms;

  constructor(terms: Terms, ...views: RuleView['same'][]) {
    this.#terms = terms;
    this.#fields = new Set(views.flatMap((same) => same.flatMap((fields) => fields ?? [])));
    this.#wanting = new Uint32Array(Math.max(0, ...views.map((same) => wordsFor(same.length))));
    for (const same of views) {
      for (let rule = 0; rule < same.length; rule += 1) {
        if (same[rule]) this.#wanting[rule >>> 5] = (this.#wanting[rule >>> 5] as number) | (1 << (rule & 31));
      }
    }
  }

  put(at: number, word: number): void {
    if (at >= this.list.length) {
      const longer = new Uint32Array(at * 2);
      longer.set(this.list);
      this.list = longer;
    }
    this.list[at] = word;
  }

  /** Whether values have to be part of the signature of one that matches these rules. */
  wantsValues(from: number, words: number): boolean {
    for (let i = 0; i < words; i += 1)
      if (((this.#wanting[i] ?? 0) & (this.list[from + i] as number)) !== 0) return true;
    return false;
  }

  putValues(at: number, terms: ArrayLike<number>): number {
    let end = at;
    if (this.#fields.size === 0) return end;
    for (let i = 0; i < terms.length; i += 1) {
      const term = terms[i] as number;
      if (!this.#fields.has(this.#terms.fieldOf(term)) || this.#terms.isFilled(term)) continue;
      this.put(end, term);
      end += 1;
    }
    return end;
  }
}

/** Where in a list of numbers a partner's rules and values stand. */
export interface SignaturePlace {
  pool: Words;
  rules: number;
  words: number;
  values: number;
  end: number;
}

/**
 * The second partners of a partner with that signature: of all words, or only of some, which then stand next to one
 * another.
 */
export function fillRow(view: RuleView, at: SignaturePlace, only: Int32Array | null, row: Words): void {
  const { sets, width, same } = view;
  const { pool } = at;
  row.fill(0);
  for (let word = 0; word < at.words; word += 1) {
    for (let rest = pool[at.rules + word] as number; rest !== 0; rest &= rest - 1) {
      const rule = (word << 5) | (31 - Math.clz32(rest & -rest));
      const fields = same[rule];
      if (fields) addSame(view, at, rule, fields, only, row);
      else if (only) addWords(sets, rule * width, only, row);
      else addAll(sets, rule * width, row);
    }
  }
}

function addAll(sets: Words, from: number, row: Words): void {
  for (let i = 0; i < row.length; i += 1) row[i] = (row[i] as number) | (sets[from + i] as number);
}

function addWords(sets: Words, from: number, only: Int32Array, row: Words): void {
  for (let i = 0; i < only.length; i += 1) row[i] = (row[i] as number) | (sets[from + (only[i] as number)] as number);
}

function addSame(
  { sets, width, sharing, terms }: RuleView,
  { pool, values, end }: SignaturePlace,
  rule: number,
  fields: readonly number[],
  only: Int32Array | null,
  row: Words,
): void {
  const allOf = fields.map((field) => {
    const anyOf: Words[] = [];
    for (let i = values; i < end; i += 1) {
      const set = terms.fieldOf(pool[i] as number) === field ? sharing.get(pool[i] as number) : undefined;
      if (set) anyOf.push(set);
    }
    return anyOf;
  });
  if (allOf.some((anyOf) => anyOf.length === 0)) return;
  for (let i = 0; i < row.length; i += 1) {
    const word = only ? (only[i] as number) : i;
    let found = sets[rule * width + word] as number;
    for (const anyOf of allOf) {
      let any = 0;
      for (const set of anyOf) any |= set[word] ?? 0;
      found &= any;
    }
    row[i] = (row[i] as number) | found;
  }
}
