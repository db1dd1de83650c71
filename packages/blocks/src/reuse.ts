/** Whether two JSON values say the same. */
export function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || reuse(a, b) === a;
}

/**
 * `next`, with every part of it that says the same as in `old` being the very object from `old`, so that hosts redraw
 * only what changed. Items of lists are paired by `id` where they have one, else by place.
 */
export function reuse<T>(old: unknown, next: T): T {
  if (Object.is(old, next)) return next;
  if (Array.isArray(old) && Array.isArray(next)) return reuseList(old, next) as T;
  if (!isRecord(old) || !isRecord(next)) return next;
  return reuseRecord(old, next) as T;
}

function reuseList(old: unknown[], next: unknown[]): unknown[] {
  const byId = new Map(old.map((item, place) => [idOf(item) ?? place, item]));
  const items = next.map((item, place) => reuse(byId.get(idOf(item) ?? place), item));
  return old.length === items.length && items.every((item, place) => Object.is(item, old[place])) ? old : items;
}

function reuseRecord(old: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(next);
  const copy = Object.fromEntries(keys.map((key) => [key, reuse(own(old, key), next[key])]));
  const unchanged =
    keys.length === Object.keys(old).length &&
    keys.every((key) => Object.hasOwn(old, key) && Object.is(copy[key], old[key]));
  return unchanged ? old : copy;
}

/** Not `old[key]`: a key such as `constructor` would find what every object inherits. */
const own = (record: Record<string, unknown>, key: string) => (Object.hasOwn(record, key) ? record[key] : undefined);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function idOf(item: unknown): string | undefined {
  return isRecord(item) && typeof item.id === 'string' ? item.id : undefined;
}
