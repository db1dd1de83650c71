/** Sets of small numbers as bits in words of 32. What lies beyond the words is not in the set. */
export type Words = Uint32Array;

export const wordsFor = (slots: number): number => (slots + 31) >>> 5;

export const hasBit = (words: Words, slot: number): boolean => (((words[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1;

export function setBit(words: Words, slot: number): void {
  words[slot >>> 5] = (words[slot >>> 5] as number) | (1 << (slot & 31));
}

export function clearBit(words: Words, slot: number): void {
  if (slot >>> 5 < words.length) words[slot >>> 5] = (words[slot >>> 5] as number) & ~(1 << (slot & 31));
}

/** The same bits in at least that many words; the same object when it has them. */
export function widened(words: Words, length: number): Words {
  if (words.length >= length) return words;
  const wide = new Uint32Array(length);
  wide.set(words);
  return wide;
}

export const isEmpty = (words: Words): boolean => {
  for (let i = 0; i < words.length; i += 1) if (words[i] !== 0) return false;
  return true;
};

export const isSame = (a: Words, b: Words): boolean => {
  for (let i = Math.max(a.length, b.length) - 1; i >= 0; i -= 1) if ((a[i] ?? 0) !== (b[i] ?? 0)) return false;
  return true;
};

export function orInto(target: Words, other: Words): void {
  const length = Math.min(target.length, other.length);
  for (let i = 0; i < length; i += 1) target[i] = (target[i] as number) | (other[i] as number);
}

export function andInto(target: Words, other: Words): void {
  for (let i = 0; i < target.length; i += 1) target[i] = (target[i] as number) & (other[i] ?? 0);
}

/** Leaves in `target` what is in `universe` and was not in `target`. */
export function complementInto(target: Words, universe: Words): void {
  for (let i = 0; i < target.length; i += 1) target[i] = (universe[i] ?? 0) & ~(target[i] as number);
}

/**
 * How many bits are set. Three words are counted side by side in fields of four bits, which saves half of the work of
 * counting each.
 */
export function countBits(words: Words): number {
  let count = 0;
  let i = 0;
  for (; i + 2 < words.length; i += 3) {
    const fields = inFours(words[i] as number) + inFours(words[i + 1] as number) + inFours(words[i + 2] as number);
    count = (count + sumOfFours(fields)) | 0;
  }
  for (; i < words.length; i += 1) count = (count + sumOfFours(inFours(words[i] as number))) | 0;
  return count;
}

/** How many are in a set and in neither of two others. */
export function countWithout(words: Words, one: Words, other: Words): number {
  let count = 0;
  for (let i = 0; i < words.length; i += 1) {
    const left = (words[i] as number) & ~((one[i] as number) | (other[i] as number));
    if (left !== 0) count = (count + sumOfFours(inFours(left))) | 0;
  }
  return count;
}

/** The bits of a word, counted in fields of four. */
export function inFours(word: number): number {
  const pairs = (word - ((word >>> 1) & 0x55555555)) | 0;
  return ((pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)) | 0;
}

/** The sum of the fields of four bits; each may be up to twelve. */
export const sumOfFours = (fields: number): number =>
  Math.imul(((fields & 0x0f0f0f0f) + ((fields >>> 4) & 0x0f0f0f0f)) | 0, 0x01010101) >>> 24;

export function forEachBit(words: Words, visit: (slot: number) => void): void {
  for (let i = 0; i < words.length; i += 1) {
    for (let rest = words[i] as number; rest !== 0; rest &= rest - 1) visit((i << 5) | (31 - Math.clz32(rest & -rest)));
  }
}

export function bitsOf(words: Words): Int32Array {
  const slots = new Int32Array(countBits(words));
  let n = 0;
  forEachBit(words, (slot) => {
    slots[n] = slot;
    n += 1;
  });
  return slots;
}
