import type { Words } from './bits.ts';
import { hashText, type Sums } from './digest.ts';
import type { Slots } from './slots.ts';

/**
 * The hashes of a side's ids, each computed when it is first needed. The sides have hashes of their own: else a pair and
 * its reverse would add up to the same.
 */
export class IdHashes {
  readonly #side: string;
  readonly #slots: Slots;
  #lanes = new Int32Array(0);
  #known = new Uint8Array(0);

  constructor(side: string, slots: Slots) {
    this.#side = side;
    this.#slots = slots;
  }

  addTo(sums: Sums, slot: number): void {
    if (this.#known[slot] !== 1) this.#learn(slot);
    sums[0] = (sums[0] + (this.#lanes[slot * 3] as number)) | 0;
    sums[1] = (sums[1] + (this.#lanes[slot * 3 + 1] as number)) | 0;
    sums[2] = (sums[2] + (this.#lanes[slot * 3 + 2] as number)) | 0;
  }

  /** Adds the hashes of a set; `toWord` says which word of all slots a word of the set is. */
  addAllTo(sums: Sums, set: Words, toWord: (word: number) => number): void {
    let [one, two, three] = sums;
    for (let word = 0; word < set.length; word += 1) {
      let rest = set[word] as number;
      if (rest === 0) continue;
      const first = toWord(word) << 5;
      for (; rest !== 0; rest &= rest - 1) {
        const slot = first | (31 - Math.clz32(rest & -rest));
        if (this.#known[slot] !== 1) this.#learn(slot);
        one = (one + (this.#lanes[slot * 3] as number)) | 0;
        two = (two + (this.#lanes[slot * 3 + 1] as number)) | 0;
        three = (three + (this.#lanes[slot * 3 + 2] as number)) | 0;
      }
    }
    sums[0] = one;
    sums[1] = two;
    sums[2] = three;
  }

  get bytes(): number {
    return this.#lanes.byteLength + this.#known.byteLength;
  }

  #learn(slot: number): void {
    if (slot >= this.#known.length) {
      const size = this.#slots.size;
      const lanes = new Int32Array(size * 3);
      lanes.set(this.#lanes);
      this.#lanes = lanes;
      const known = new Uint8Array(size);
      known.set(this.#known);
      this.#known = known;
    }
    this.#lanes.set(hashText(`${this.#side} ${this.#slots.idOf(slot)}`), slot * 3);
    this.#known[slot] = 1;
  }
}
