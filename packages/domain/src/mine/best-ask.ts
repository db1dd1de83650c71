import { at, type Landscape } from './landscape.ts';
import { type Ask, lengthOfAsk, type MinedSide } from './mined-rule.ts';

/**
 * What is best asked of a field, where each kind that meets everything else is worth something to the rule: the sum of
 * the worths of those that remain, less the length of asking, is as large as possible. Asks of several values are grown
 * one value at a time, which is exact for fields with one value.
 */
export function bestAsk(
  side: MinedSide,
  field: number,
  land: Landscape,
  worth: Float64Array,
  remaining: Uint8Array,
): { ask: Ask; net: number } {
  const having: number[][] = (land.fields[field]?.values ?? []).map(() => []);
  let [total, blank] = [0, 0];
  land[side].values.forEach((all, kind) => {
    if (!remaining[kind]) return;
    const own = all[field] ?? [];
    total += at(worth, kind);
    if (own.length === 0) blank += at(worth, kind);
    for (const value of own) having[value]?.push(kind);
  });
  const any = grow(having, worth, 1, land.lengths.value);
  const none = grow(having, worth, -1, land.lengths.value);
  const asks: [Ask, number][] = [
    [null, total],
    [{ of: 'not_blank' }, total - blank],
    [{ of: 'blank' }, blank],
  ];
  if (any.values.length > 0) asks.push([{ of: 'any', values: any.values }, any.sum]);
  if (none.values.length > 0) asks.push([{ of: 'none', values: none.values }, total - none.sum]);
  let best: { ask: Ask; net: number } = { ask: null, net: Number.NEGATIVE_INFINITY };
  for (const [ask, sum] of asks) {
    const net = sum - lengthOfAsk(ask, land);
    if (net > best.net) best = { ask, net };
  }
  return best;
}

/** The values whose kinds are worth most (`sign` 1) or least (-1) together, each worth more than its length. */
function grow(having: readonly number[][], worth: Float64Array, sign: 1 | -1, length: number) {
  const chosen = new Set<number>();
  const taken = new Set<number>();
  let sum = 0;
  for (;;) {
    let [best, most] = [-1, length];
    having.forEach((kinds, value) => {
      if (chosen.has(value)) return;
      const more = sign * kinds.reduce((adding, kind) => (taken.has(kind) ? adding : adding + at(worth, kind)), 0);
      if (more > most) [best, most] = [value, more];
    });
    if (best === -1) return { values: [...chosen].sort((a, b) => a - b), sum };
    chosen.add(best);
    sum += sign * most;
    for (const kind of having[best] ?? []) taken.add(kind);
  }
}
