import { isEmpty, type Words } from './bits.ts';
import type { ReadyRule } from './rule-table.ts';
import type { Side } from './side.ts';
import type { Terms } from './terms.ts';

/** Of each rule, the fields in which it wants a common value. */
export type Same = readonly (readonly number[] | null)[];

export const sameOf = (rules: readonly (ReadyRule | null)[]): Same => rules.map((rule) => rule?.same ?? null);

/** The words in which a set has anybody. */
export const wordsOf = (set: Words): Int32Array => Int32Array.from([...set.keys()].filter((word) => set[word] !== 0));

/** For each value of those fields the second partners that have it. */
export function sharingOf(same: Same, seconds: Side, terms: Terms): Map<number, Words> {
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
 * What the rules say about second partners, at one moment: rows of second partners, whose union over a partner's rows are
 * those that it is associated with. The first rows are the rules'. A rule that wants a common value has a row for each
 * value instead, made when a partner first needs it. A row never changes, so that whoever holds a list of rows can fill it
 * in at any later time.
 */
export class RuleView {
  readonly width: number;
  readonly same: Same;
  readonly #terms: Terms;
  readonly #sharing: ReadonlyMap<number, Words>;
  readonly #rowsOfValues = new Map<string | number, number>();
  readonly #gives: Uint8Array;
  #data: Words;
  #rows: number;
  #owned = false;

  constructor(terms: Terms, rows: { data: Words; width: number; same: Same }, sharing: ReadonlyMap<number, Words>) {
    this.#terms = terms;
    this.width = rows.width;
    this.same = rows.same;
    this.#sharing = sharing;
    this.#data = rows.data;
    this.#rows = rows.same.length;
    this.#gives = Uint8Array.from(rows.same, (_, rule) => (isEmpty(this.matching(rule)) ? 0 : 1));
  }

  /** All rows, one after another. */
  get data(): Words {
    return this.#data;
  }

  /** The second partners that match a rule, whatever value it wants them to share. */
  matching(rule: number): Words {
    return this.#data.subarray(rule * this.width, (rule + 1) * this.width);
  }

  /** Writes the rows that a rule gives to a partner with these values, but for empty ones; answers where they end. */
  writeRows(rule: number, values: ArrayLike<number>, list: number[], at: number): number {
    const fields = this.same[rule];
    let end = at;
    if (this.#gives[rule] !== 1) return end;
    if (!fields) {
      list[end] = rule;
      return end + 1;
    }
    if (fields.length === 1) {
      for (let i = 0; i < values.length; i += 1) {
        const value = values[i] as number;
        if (this.#terms.fieldOf(value) !== fields[0] || this.#terms.isFilled(value)) continue;
        end = this.#writeRow(rule, value, () => [[value]], list, end);
      }
      return end;
    }
    const choices = fields.map((field) => {
      const chosen: number[] = [];
      for (let i = 0; i < values.length; i += 1) {
        const value = values[i] as number;
        if (this.#terms.fieldOf(value) === field && !this.#terms.isFilled(value)) chosen.push(value);
      }
      return chosen.sort((a, b) => a - b);
    });
    return this.#writeRow(rule, choices.join(';'), () => choices, list, end);
  }

  /** The same rows with only some second partners: the words in which they are then stand next to one another. */
  pick(seconds: Words): RuleView {
    const words = wordsOf(seconds);
    const width = words.length;
    const { length } = this.same;
    const data = new Uint32Array(length * width);
    for (let row = 0; row < length; row += 1) {
      for (let i = 0; i < width; i += 1) {
        const word = words[i] as number;
        data[row * width + i] = (this.#data[row * this.width + word] as number) & (seconds[word] as number);
      }
    }
    const sharing = new Map<number, Words>();
    for (const [term, set] of this.#sharing)
      sharing.set(
        term,
        Uint32Array.from(words, (word) => set[word] ?? 0),
      );
    return new RuleView(this.#terms, { data, width, same: this.same }, sharing);
  }

  get bytes(): number {
    return this.#data.byteLength + this.#sharing.size * (this.width * 4 + 100) + this.#rowsOfValues.size * 80;
  }

  /** `allOf`: a value of each of these lists has to be shared. */
  #writeRow(
    rule: number,
    of: string | number,
    allOf: () => readonly (readonly number[])[],
    list: number[],
    at: number,
  ) {
    const key = typeof of === 'number' ? of * this.same.length + rule : `${rule} ${of}`;
    let row = this.#rowsOfValues.get(key);
    if (row === undefined) {
      row = this.#addRow(rule, allOf());
      this.#rowsOfValues.set(key, row);
    }
    if (row < 0) return at;
    list[at] = row;
    return at + 1;
  }

  /** -1 when nobody is in it. */
  #addRow(rule: number, allOf: readonly (readonly number[])[]): number {
    const set = this.matching(rule).slice();
    for (const anyOf of allOf) {
      const sets = anyOf.flatMap((value) => this.#sharing.get(value) ?? []);
      for (let i = 0; i < set.length; i += 1) {
        let any = 0;
        for (const one of sets) any |= one[i] ?? 0;
        set[i] = (set[i] as number) & any;
      }
    }
    if (isEmpty(set)) return -1;
    const row = this.#rows;
    if (!this.#owned || (row + 1) * this.width > this.#data.length) {
      const longer = new Uint32Array(Math.ceil((row + 1) * 1.5) * this.width);
      longer.set(this.#data.subarray(0, row * this.width));
      this.#data = longer;
      this.#owned = true;
    }
    this.#data.set(set, row * this.width);
    this.#rows += 1;
    return row;
  }
}
