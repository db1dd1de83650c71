import { clearBit, hasBit, setBit, type Words, widened, wordsFor } from './bits.ts';

/**
 * Which organizations of one side a term holds for. A usual value has a bit for each of them; one that few have is a list,
 * for a field may have thousands of values.
 */
export class TermSets {
  readonly #sets: (Words | Set<number> | undefined)[] = [];
  #slots = 0;

  add(term: number, slot: number): void {
    this.#slots = Math.max(this.#slots, slot + 1);
    let set = this.#sets[term];
    if (set === undefined) {
      set = new Set();
      this.#sets[term] = set;
    }
    if (set instanceof Set) {
      set.add(slot);
      if (set.size * WORDS_OF_ENTRY > wordsFor(this.#slots)) this.#sets[term] = toWords(set, wordsFor(this.#slots));
    } else {
      const words = slot >>> 5 < set.length ? set : widened(set, Math.ceil(wordsFor(slot + 1) * 1.125));
      this.#sets[term] = words;
      setBit(words, slot);
    }
  }

  remove(term: number, slot: number): void {
    const set = this.#sets[term];
    if (set instanceof Set) set.delete(slot);
    else if (set !== undefined) clearBit(set, slot);
  }

  has(term: number, slot: number): boolean {
    const set = this.#sets[term];
    return set instanceof Set ? set.has(slot) : set !== undefined && hasBit(set, slot);
  }

  orInto(target: Words, term: number): void {
    const set = this.#sets[term];
    if (set instanceof Set) {
      for (const slot of set) setBit(target, slot);
    } else if (set !== undefined) {
      const length = Math.min(target.length, set.length);
      for (let i = 0; i < length; i += 1) target[i] = (target[i] as number) | (set[i] as number);
    }
  }

  get bytes(): number {
    let bytes = 0;
    for (const set of this.#sets)
      bytes += set === undefined ? 0 : set instanceof Set ? 64 + set.size * 24 : set.byteLength;
    return bytes;
  }
}

/** An entry of a list weighs about as much as six words. */
const WORDS_OF_ENTRY = 6;

function toWords(set: Set<number>, length: number): Words {
  const words = new Uint32Array(length);
  for (const slot of set) setBit(words, slot);
  return words;
}
