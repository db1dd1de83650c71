import { toNameKey } from './organization.ts';

/** Below that, two names have too little in common to be worth showing. */
const ENOUGH = 0.4;

/**
 * Those that are called most alike, the nearest first. By how many pairs of neighbouring letters two names share, after
 * Sørensen and Dice: a letter too many, words in another order or a legal form still leave most of them. Such a name is a
 * suggestion for somebody who looks at it; nothing is linked by it.
 */
export function createSimilarity<T extends { name: string }>(all: readonly T[]): (name: string, most: number) => T[] {
  const known = all.map((each) => ({ each, pairs: pairsOf(each.name) }));
  return (name, most) => {
    const pairs = pairsOf(name);
    return known
      .map((other) => ({ each: other.each, alike: shareOf(pairs, other.pairs) }))
      .filter(({ alike }) => alike >= ENOUGH)
      .sort((a, b) => b.alike - a.alike || (a.each.name < b.each.name ? -1 : 1))
      .slice(0, most)
      .map(({ each }) => each);
  };
}

function pairsOf(name: string): string[] {
  const words = toNameKey(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return words.flatMap((word) => {
    const letters = [...` ${word}`];
    return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
  });
}

function shareOf(some: readonly string[], others: readonly string[]): number {
  if (some.length + others.length === 0) return 0;
  const left = new Map<string, number>();
  for (const pair of others) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of some) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    shared += 1;
    left.set(pair, count - 1);
  }
  return (2 * shared) / (some.length + others.length);
}
