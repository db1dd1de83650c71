import type { AffectedColumn } from './affected.ts';
import { bitsOf, type Words } from './bits.ts';
import type { Compared, Visit } from './compared.ts';

/**
 * The partners of one second partner, before and after, while rules stay as they are: what differs between the two columns
 * is all that happens, and no other second partner of these partners has to be looked at.
 */
export class ColumnComparison implements Compared {
  /** Those that gain it, and those that lose it. */
  readonly groups = 2;
  readonly gained = Uint32Array.of(1, 0);
  readonly lost = Uint32Array.of(0, 1);
  readonly #second: number;
  readonly #members: readonly [Int32Array, Int32Array];
  readonly #row: Words;

  constructor({ second, before, after }: AffectedColumn, visit: Visit) {
    this.#second = second;
    this.#members = [bitsOf(without(after, before)), bitsOf(without(before, after))];
    this.#row = Uint32Array.of(1 << (second & 31));
    for (const group of [0, 1]) if (this.sizeOf(group) > 0) visit(this, group);
  }

  membersOf(group: number): Int32Array {
    return this.#members[group as 0 | 1];
  }

  sizeOf(group: number): number {
    return this.membersOf(group).length;
  }

  rowOf(): Words {
    return this.#row;
  }

  tell(second: number, group: number): 'gained' | 'lost' | null {
    if (second !== this.#second) return null;
    return group === 0 ? 'gained' : 'lost';
  }

  secondAt(): number {
    return this.#second;
  }

  wordAt(): number {
    return this.#second >>> 5;
  }
}

const without = (words: Words, others: Words): Words => words.map((word, i) => word & ~(others[i] ?? 0));
