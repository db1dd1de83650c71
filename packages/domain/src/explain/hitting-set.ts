/** Beyond so many sets the smallest answer may take too long to find, and a small one does. */
const EXACT = 10;

/**
 * The fewest candidates of which every set has at least one, as far as there are such; the earlier candidates where it
 * makes no difference. More than ten sets are served greedily.
 */
export function hittingSet(sets: readonly ReadonlySet<string>[], candidates: readonly string[]): string[] {
  if (sets.length === 0) return [];
  if (sets.length > EXACT) return greedily(sets, candidates);
  // Candidates that are in the same sets are as good as each other.
  const byCover = new Map<number, string>();
  for (const candidate of candidates) {
    const cover = sets.reduce((bits, set, index) => (set.has(candidate) ? bits | (1 << index) : bits), 0);
    if (cover !== 0 && !byCover.has(cover)) byCover.set(cover, candidate);
  }
  const all = [...byCover.keys()].reduce((bits, cover) => bits | cover, 0);
  const best = new Map<number, string[]>([[0, []]]);
  // A Map visits entries that are added on the way, and those with fewer candidates come first.
  for (const [bits, chosen] of best) {
    if (bits === all) return chosen;
    for (const [cover, candidate] of byCover) {
      if (!best.has(bits | cover)) best.set(bits | cover, [...chosen, candidate]);
    }
  }
  return [];
}

function greedily(sets: readonly ReadonlySet<string>[], candidates: readonly string[]): string[] {
  const chosen: string[] = [];
  let left = sets;
  while (left.length > 0) {
    let best: string | null = null;
    let most = 0;
    for (const candidate of candidates) {
      const hits = left.filter((set) => set.has(candidate)).length;
      if (hits > most) [best, most] = [candidate, hits];
    }
    if (best === null) break;
    const hit = best;
    chosen.push(hit);
    left = left.filter((set) => !set.has(hit));
  }
  return chosen;
}
