/** Draws that are the same on every machine: integer arithmetic only, no float functions that engines may round apart. */
export interface Random {
  /** Both ends may be drawn. */
  integer(min: number, max: number): number;
  /** True in so many draws of a hundred. */
  chance(percent: number): boolean;
  pick<T>(from: readonly T[]): T;
  weighted<T>(from: readonly (readonly [T, number])[]): T;
  shuffled<T>(list: readonly T[]): T[];
  /** `count` different members, in random order. */
  sample<T>(from: readonly T[], count: number): T[];
}

/** Each list of the demo draws from a stream of its own, so that lengthening one leaves the others as they were. */
export function createRandom(stream: string): Random {
  const next = mulberry32(fnv1a(stream));
  const integer = (min: number, max: number): number => {
    if (max < min) throw new RangeError('There is nothing to draw from.');
    return min + (next() % (max - min + 1));
  };

  const pick = <T>(from: readonly T[]): T => from[integer(0, from.length - 1)] as T;

  const weighted = <T>(from: readonly (readonly [T, number])[]): T => {
    let left = integer(
      1,
      from.reduce((sum, [, weight]) => sum + weight, 0),
    );
    for (const [value, weight] of from) {
      left -= weight;
      if (left <= 0) return value;
    }
    throw new RangeError('There is nothing to draw from.');
  };

  const shuffled = <T>(list: readonly T[]): T[] => {
    const rest = [...list];
    return list.flatMap(() => rest.splice(integer(0, rest.length - 1), 1));
  };

  const sample = <T>(from: readonly T[], count: number): T[] => {
    if (count > from.length) throw new RangeError(`${count} cannot be drawn from ${from.length}.`);
    return shuffled(from).slice(0, count);
  };

  return { integer, chance: (percent) => integer(1, 100) <= percent, pick, weighted, shuffled, sample };
}

/** Tommy Ettinger's generator: 32 bits of state, each answer an unsigned 32-bit integer. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}
