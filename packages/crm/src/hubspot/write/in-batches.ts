import { inChunks } from '../every-page.ts';

/** Batches in which no record occurs twice, as HubSpot wants it; what comes later for a record is in a later batch. */
export function inBatches<T>(items: readonly T[], keyOf: (item: T) => string, size: number): T[][] {
  const rounds: T[][] = [];
  const seen = new Map<string, number>();
  for (const item of items) {
    const round = seen.get(keyOf(item)) ?? 0;
    seen.set(keyOf(item), round + 1);
    rounds[round] = [...(rounds[round] ?? []), item];
  }
  return rounds.flatMap((round) => inChunks(round, size));
}
