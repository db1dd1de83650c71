import { toNameKey } from '../organization.ts';
import { countBits, hasBit, type Words } from './bits.ts';
import { compareText } from './text-order.ts';
import type { Found, Page } from './types.ts';

interface Named {
  nameKey: string;
  id: string;
}

/** Those of one side in the universe, by folded name and id. */
export class NameOrder {
  #order = new Int32Array(0);
  #length = 0;
  readonly #name: (slot: number) => Named;

  constructor(name: (slot: number) => Named) {
    this.#name = name;
  }

  /** All at once, which is much faster than one by one. */
  fill(slots: number[]): void {
    const named = slots.map((slot) => ({ slot, ...this.#name(slot) })).sort(compareNames);
    this.#order = Int32Array.from(named, ({ slot }) => slot);
    this.#length = named.length;
  }

  insert(slot: number): void {
    const at = this.#firstFrom(this.#name(slot));
    if (this.#length === this.#order.length) {
      const longer = new Int32Array(Math.ceil(this.#length * 1.125) + 16);
      longer.set(this.#order);
      this.#order = longer;
    }
    this.#order.copyWithin(at + 1, at, this.#length);
    this.#order[at] = slot;
    this.#length += 1;
  }

  /** While its name is still the one that it was inserted with. */
  remove(slot: number): void {
    const at = this.#firstFrom(this.#name(slot));
    this.#order.copyWithin(at, at + 1, this.#length);
    this.#length -= 1;
  }

  list(within: Words, page: Page): Found {
    const words = toNameKey(page.words).split(' ').filter(Boolean);
    const ids: string[] = [];
    const start = page.after ? this.#firstFrom(page.after) : 0;
    let total = words.length === 0 ? countBits(within) : 0;
    for (let at = words.length === 0 ? start : 0; at < this.#length; at += 1) {
      if (words.length === 0 && ids.length >= page.limit) break;
      const slot = this.#order[at] as number;
      if (!hasBit(within, slot)) continue;
      const { nameKey, id } = this.#name(slot);
      if (!words.every((word) => nameKey.includes(word))) continue;
      if (words.length > 0) total += 1;
      if (at < start || ids.length >= page.limit) continue;
      if (at === start && page.after && compareNames(page.after, { nameKey, id }) === 0) continue;
      ids.push(id);
    }
    return { ids, total };
  }

  get bytes(): number {
    return this.#order.byteLength;
  }

  #firstFrom(from: Named): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareNames(this.#name(this.#order[middle] as number), from) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const compareNames = (a: Named, b: Named): number => compareText(a.nameKey, b.nameKey) || compareText(a.id, b.id);
