import type { Words } from './bits.ts';

/** Sets in rows of one array. Whoever was handed the array keeps it as it is: the next change copies it first. */
export class BitRows {
  #data: Words = new Uint32Array(0);
  #rows = 0;
  #width = 0;
  #shared = false;

  get width(): number {
    return this.#width;
  }

  get rows(): number {
    return this.#rows;
  }

  /** To read at once; the next change may write into it. */
  get data(): Words {
    return this.#data;
  }

  /** To keep. */
  share(): { data: Words; width: number } {
    this.#shared = true;
    return { data: this.#data, width: this.#width };
  }

  /** Room for that many rows of that many words, and some more. */
  ensure(rows: number, width: number): void {
    if (rows <= this.#rows && width <= this.#width) return;
    const moreRows = rows <= this.#rows ? this.#rows : Math.ceil(rows * 1.125);
    const wider = Math.max(width, this.#width);
    this.#data = relaid(this.#data, this.#width, moreRows, wider);
    this.#rows = moreRows;
    this.#width = wider;
    this.#shared = false;
  }

  row(row: number): Words {
    return this.#data.subarray(row * this.#width, (row + 1) * this.#width);
  }

  setRow(row: number, words: Words): void {
    this.#own();
    this.#data.fill(0, row * this.#width, (row + 1) * this.#width);
    this.#data.set(words.subarray(0, this.#width), row * this.#width);
  }

  set(row: number, bit: number, on: boolean): void {
    this.#own();
    const at = row * this.#width + (bit >>> 5);
    const word = this.#data[at] as number;
    this.#data[at] = on ? word | (1 << (bit & 31)) : word & ~(1 << (bit & 31));
  }

  has(row: number, bit: number): boolean {
    return bit >>> 5 < this.#width && (((this.#data[row * this.#width + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1) === 1;
  }

  get bytes(): number {
    return this.#data.byteLength;
  }

  #own(): void {
    if (!this.#shared) return;
    this.#data = this.#data.slice();
    this.#shared = false;
  }
}

/** The same rows with room for more of them, and for wider ones. */
export function relaid(data: Words, width: number, rows: number, wider: number): Words {
  const copy = new Uint32Array(rows * wider);
  if (width === wider) copy.set(data.subarray(0, copy.length));
  else if (width > 0)
    for (let row = 0; row * width < data.length; row += 1)
      copy.set(data.subarray(row * width, (row + 1) * width), row * wider);
  return copy;
}
