/** Orders texts by code points, as the database orders their UTF-8; `<` would put U+FF5E after an emoji. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const one = a.charCodeAt(i);
    const other = b.charCodeAt(i);
    if (one !== other) return aboveSurrogates(one) - aboveSurrogates(other);
  }
  return a.length - b.length;
}

/** Halves of a surrogate pair stand for code points above all others. */
const aboveSurrogates = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);
