import { toNameKey } from '../organization.ts';
import { countBits, hasBit, setBit, type Words, wordsFor } from './bits.ts';
import type { Slots } from './slots.ts';
import { compareText } from './text-order.ts';
import type { Found, Page } from './types.ts';

interface Named {
  nameKey: string;
  id: string;
}

interface FoundSlots {
  slots: number[];
  total: number;
}

/** Those of one side in the universe, by folded name and id. */
export class NameOrder {
  #order = new Int32Array(0);
  #length = 0;
  /** The place of each slot, which is right for those before `#rankedTo`. */
  #ranks = new Int32Array(0);
  #rankedTo = 0;
  readonly #slots: Slots;
  readonly #nameKeys: readonly string[];

  /** `nameKeys` by slot; a slot's is there before it is inserted, and unchanged until it is removed. */
  constructor(slots: Slots, nameKeys: readonly string[]) {
    this.#slots = slots;
    this.#nameKeys = nameKeys;
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
    this.#rankedTo = Math.min(this.#rankedTo, at);
    this.#order.copyWithin(at + 1, at, this.#length);
    this.#order[at] = slot;
    this.#length += 1;
  }

  remove(slot: number): void {
    const at = this.#firstFrom(this.#name(slot));
    this.#rankedTo = Math.min(this.#rankedTo, at);
    this.#order.copyWithin(at, at + 1, this.#length);
    this.#length -= 1;
  }

  list(within: Words, page: Page): Found {
    const { slots, total } = this.find(within, page);
    return { ids: slots.map((slot) => this.#slots.idOf(slot)), total };
  }

  /** `list` by slots. */
  find(within: Words, page: Page): FoundSlots {
    const words = page.words === '' ? [] : toNameKey(page.words).split(' ').filter(Boolean);
    const from = page.after ? this.#firstAfter(page.after) : 0;
    return words.length === 0 ? this.#listAll(within, from, page.limit) : this.#search(within, words, from, page.limit);
  }

  /**
   * To bring them in order by their ranks takes a few steps for each; to look at everybody in order takes, for each that is
   * found, as many as there are others for one of them.
   */
  #listAll(within: Words, from: number, limit: number): FoundSlots {
    const total = countBits(within);
    const most = Math.min(limit, total);
    const found: number[] = [];
    if (4 * total * total < most * this.#length) {
      const ranked = this.#inOrder(within);
      for (let word = from >>> 5; word < ranked.length; word += 1) {
        for (let rest = ranked[word] as number; rest !== 0; rest &= rest - 1) {
          const at = (word << 5) | (31 - Math.clz32(rest & -rest));
          if (at < from) continue;
          if (found.length === limit) return { slots: found, total };
          found.push(this.#order[at] as number);
        }
      }
      return { slots: found, total };
    }
    const [order, length] = [this.#order, this.#length];
    for (let at = from; at < length && found.length < most; at += 1) {
      const slot = order[at] as number;
      if (hasBit(within, slot)) found.push(slot);
    }
    return { slots: found, total };
  }

  /** The same set with a bit for each place in the order. */
  #inOrder(within: Words): Words {
    if (this.#ranks.length < this.#slots.size) {
      this.#ranks = new Int32Array(Math.ceil(this.#slots.size * 1.125));
      this.#rankedTo = 0;
    }
    for (; this.#rankedTo < this.#length; this.#rankedTo += 1) {
      this.#ranks[this.#order[this.#rankedTo] as number] = this.#rankedTo;
    }
    const ranked = new Uint32Array(wordsFor(this.#length));
    for (let word = 0; word < within.length; word += 1) {
      for (let rest = within[word] as number; rest !== 0; rest &= rest - 1) {
        setBit(ranked, this.#ranks[(word << 5) | (31 - Math.clz32(rest & -rest))] as number);
      }
    }
    return ranked;
  }

  #search(within: Words, words: readonly string[], from: number, limit: number): FoundSlots {
    const found: number[] = [];
    let total = 0;
    for (let at = 0; at < this.#length; at += 1) {
      const slot = this.#order[at] as number;
      if (!hasBit(within, slot)) continue;
      const nameKey = this.#nameKeys[slot] as string;
      if (!words.every((word) => nameKey.includes(word))) continue;
      total += 1;
      if (at >= from && found.length < limit) found.push(slot);
    }
    return { slots: found, total };
  }

  get bytes(): number {
    return this.#order.byteLength + this.#ranks.byteLength;
  }

  #name(slot: number): Named {
    return { nameKey: this.#nameKeys[slot] as string, id: this.#slots.idOf(slot) };
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

  #firstAfter(last: Named): number {
    const at = this.#firstFrom(last);
    return at < this.#length && compareNames(this.#name(this.#order[at] as number), last) === 0 ? at + 1 : at;
  }
}

const compareNames = (a: Named, b: Named): number => compareText(a.nameKey, b.nameKey) || compareText(a.id, b.id);
