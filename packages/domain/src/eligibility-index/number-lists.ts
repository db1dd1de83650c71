const NONE = new Uint32Array(0);

/** A short list of numbers for each slot, in one array: an object for each would weigh several times as much. */
export class NumberLists {
  #start = new Uint32Array(0);
  #length = new Uint32Array(0);
  #numbers = new Uint32Array(0);
  #end = 0;
  #unused = 0;

  /** Valid until the next `set`. */
  get(slot: number): Uint32Array {
    const length = this.#length[slot] ?? 0;
    if (length === 0) return NONE;
    const start = this.#start[slot] as number;
    return this.#numbers.subarray(start, start + length);
  }

  set(slot: number, list: ArrayLike<number>): void {
    if (slot >= this.#start.length) {
      const length = Math.max(slot + 1, Math.ceil(this.#start.length * 1.25));
      this.#start = copied(this.#start, length);
      this.#length = copied(this.#length, length);
    }
    const before = this.#length[slot] as number;
    if (list.length > before) {
      this.#unused += before;
      this.#length[slot] = 0;
      this.#makeRoom(list.length);
      this.#start[slot] = this.#end;
      this.#end += list.length;
    } else {
      this.#unused += before - list.length;
    }
    this.#length[slot] = list.length;
    this.#numbers.set(list, this.#start[slot] as number);
  }

  get bytes(): number {
    return this.#start.byteLength + this.#length.byteLength + this.#numbers.byteLength;
  }

  /** Drops what is unused once it is half of everything. */
  #makeRoom(length: number): void {
    if (this.#end + length <= this.#numbers.length) return;
    if (this.#unused * 2 < this.#end) {
      this.#numbers = copied(this.#numbers, Math.ceil((this.#end + length) * 1.25) + 64);
      return;
    }
    const kept = new Uint32Array(this.#end - this.#unused + length + 64);
    let end = 0;
    for (let slot = 0; slot < this.#start.length; slot += 1) {
      const list = this.get(slot);
      kept.set(list, end);
      this.#start[slot] = end;
      end += list.length;
    }
    this.#numbers = kept;
    this.#end = end;
    this.#unused = 0;
  }
}

function copied(numbers: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const wide = new Uint32Array(length);
  wide.set(numbers);
  return wide;
}
