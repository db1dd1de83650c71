import type { Words } from './bits.ts';

/** Equal lists of numbers get one number. Lists stay as they are, for whoever was handed them. */
export class Signatures {
  #pool: Words = new Uint32Array(64);
  #starts = new Uint32Array(8);
  #table = new Int32Array(16).fill(-1);
  #hashes = new Uint32Array(8);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get pool(): Words {
    return this.#pool;
  }

  startOf(signature: number): number {
    return this.#starts[signature] as number;
  }

  endOf(signature: number): number {
    return this.#starts[signature + 1] as number;
  }

  take(list: ArrayLike<number>, length: number): number {
    let hash = length;
    for (let i = 0; i < length; i += 1) hash = Math.imul(hash ^ (list[i] as number), 0x9e3779b1) ^ (hash >>> 15);
    hash = (hash ^ (hash >>> 16)) >>> 0;
    let mask = this.#table.length - 1;
    let place = hash & mask;
    for (let at = this.#table[place] as number; at >= 0; at = this.#table[place] as number) {
      if (this.#hashes[at] === hash && this.#isAt(at, list, length)) return at;
      place = (place + 1) & mask;
    }
    if ((this.#size + 2) * 2 > this.#table.length) {
      this.#grow();
      mask = this.#table.length - 1;
      place = hash & mask;
      while ((this.#table[place] as number) >= 0) place = (place + 1) & mask;
    }
    const at = this.#size;
    const start = this.#starts[at] as number;
    if (start + length > this.#pool.length) {
      const longer = new Uint32Array((start + length) * 2);
      longer.set(this.#pool);
      this.#pool = longer;
    }
    for (let i = 0; i < length; i += 1) this.#pool[start + i] = list[i] as number;
    this.#size += 1;
    this.#starts[at + 1] = start + length;
    this.#hashes[at] = hash;
    this.#table[place] = at;
    return at;
  }

  #isAt(at: number, list: ArrayLike<number>, length: number): boolean {
    const start = this.#starts[at] as number;
    if ((this.#starts[at + 1] as number) - start !== length) return false;
    for (let i = 0; i < length; i += 1) if (this.#pool[start + i] !== list[i]) return false;
    return true;
  }

  #grow(): void {
    const length = this.#table.length * 4;
    this.#table = new Int32Array(length).fill(-1);
    const starts = new Uint32Array(length / 2 + 1);
    starts.set(this.#starts.subarray(0, this.#size + 1));
    this.#starts = starts;
    const hashes = new Uint32Array(length / 2);
    hashes.set(this.#hashes.subarray(0, this.#size));
    this.#hashes = hashes;
    for (let at = 0; at < this.#size; at += 1) {
      let place = (hashes[at] as number) & (length - 1);
      while ((this.#table[place] as number) >= 0) place = (place + 1) & (length - 1);
      this.#table[place] = at;
    }
  }
}
