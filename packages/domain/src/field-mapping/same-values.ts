/** Order and repetition do not count. */
export const isSame = (one: readonly string[], other: readonly string[]): boolean => {
  const set = new Set(one);
  return set.size === new Set(other).size && other.every((value) => set.has(value));
};

/** The same but for what a CRM's own automation does to values: letter case, outer and repeated spaces, Unicode form. */
export const isRewritten = (one: readonly string[], other: readonly string[]): boolean =>
  isSame(one.map(fold), other.map(fold));

const fold = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
