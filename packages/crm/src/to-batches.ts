/**
 * Items in batches of at most `size`, in their order; those with one key never share a batch, and follow each other, for a
 * CRM takes one record but once in a call.
 */
export function toBatches<T>(items: readonly T[], size: number, keyOf: (item: T) => unknown): T[][] {
  const batches: T[][] = [];
  const next = new Map<unknown, number>();
  let open = 0;
  for (const item of items) {
    while (batches[open]?.length === size) open += 1;
    let at = Math.max(open, next.get(keyOf(item)) ?? 0);
    while (batches[at]?.length === size) at += 1;
    const batch = batches[at];
    if (batch) batch.push(item);
    else batches.push([item]);
    next.set(keyOf(item), at + 1);
  }
  return batches;
}
