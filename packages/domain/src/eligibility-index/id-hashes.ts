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
