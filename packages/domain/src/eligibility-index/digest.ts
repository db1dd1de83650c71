/**
 * Sums of hashes, so that neither order nor division into parts matters: the sum over the pairs of two sets is the product
 * of their sums, and costs no walk through the pairs. Hashes are of ids, so that every index computes the same. Of three
 * sums, because swapping ends between two pairs cancels out in one of them more easily than chance would have it.
 */
export type Sums = [number, number, number];

export const zero = (): Sums => [0, 0, 0];

const SEEDS: Sums = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];

export function hashText(text: string): Sums {
  let [a, b, c] = SEEDS;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995) ^ (b >>> 15);
    c = Math.imul(c + unit, 0x27d4eb2f) ^ (c >>> 13);
  }
  return [mixed(a ^ (b >>> 7)), mixed(b ^ (c >>> 9)), mixed(c ^ (a >>> 11))];
}

export function add(sums: Sums, more: Sums): void {
  for (const lane of LANES) sums[lane] = (sums[lane] + more[lane]) | 0;
}

export const product = (one: Sums, other: Sums): Sums => [
  Math.imul(one[0], other[0]),
  Math.imul(one[1], other[1]),
  Math.imul(one[2], other[2]),
];

const LANES = [0, 1, 2] as const;

/** One text for all of them; here the order does matter. */
export function toDigest(parts: readonly Sums[]): string {
  const lanes: Sums = [...SEEDS];
  for (const part of parts) {
    for (const lane of LANES) {
      const other = part[((lane + 1) % 3) as 0 | 1 | 2];
      lanes[lane] = mixed(Math.imul(lanes[lane] ^ part[lane], 0x2c1b3c6d) + (other ^ (lanes[lane] >>> 5)));
    }
  }
  return lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

function mixed(hash: number): number {
  let mix = hash ^ (hash >>> 16);
  mix = Math.imul(mix, 0x7feb352d);
  mix ^= mix >>> 15;
  mix = Math.imul(mix, 0x846ca68b);
  return mix ^ (mix >>> 16);
}
