/** What a value seen in the CRM means for a write that waits: order and repetition do not count. */
export function observeWrite(
  write: { desired: readonly string[]; replaces: readonly string[] },
  leftThere: readonly (readonly string[])[],
  held: readonly string[],
): 'accepted' | 'waiting' | 'overtaken' {
  if (isSame(held, write.desired)) return 'accepted';
  return [write.replaces, ...leftThere].some((each) => isSame(held, each)) ? 'waiting' : 'overtaken';
}

export const isSame = (one: readonly string[], other: readonly string[]): boolean => {
  const set = new Set(one);
  return set.size === new Set(other).size && other.every((value) => set.has(value));
};
