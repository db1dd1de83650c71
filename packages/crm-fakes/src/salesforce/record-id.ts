/**
 * Salesforce record ids: 15 case-sensitive characters, or the same with 3 more that encode which of them are upper
 * case, so that the id survives systems that ignore case ("ID Field Type", SOAP API Developer Guide).
 */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function toId18(id15: string): string {
  return id15 + caseSuffix(id15);
}

export function toId15(id: string): string {
  return id.slice(0, 15);
}

/** The 18-character form of a well-formed id of either length; null for anything else. */
export function normalizeId(id: string): string | null {
  if (!/^[0-9A-Za-z]+$/.test(id)) return null;
  if (id.length === 15) return toId18(id);
  if (id.length !== 18) return null;
  const restored = restoreCase(id);
  return restored === null ? null : toId18(restored);
}

export function keyPrefixOf(id: string): string {
  return id.slice(0, 3);
}

/** The id of the n-th record of an object: key prefix, a server's three characters, and n in base 62. */
export function toRecordId(keyPrefix: string, n: number, server = 'gK0'): string {
  let counter = '';
  for (let rest = n; rest > 0; rest = Math.floor(rest / 62)) counter = digits.charAt(rest % 62) + counter;
  return toId18(keyPrefix + server + counter.padStart(9, '0'));
}

function caseSuffix(id15: string): string {
  return [0, 5, 10].map((start) => alphabet.charAt(upperCaseBits(id15.slice(start, start + 5)))).join('');
}

function upperCaseBits(chunk: string): number {
  let bits = 0;
  for (let i = 0; i < 5; i += 1) if (/[A-Z]/.test(chunk.charAt(i))) bits |= 1 << i;
  return bits;
}

/** Some systems change the case of an 18-character id; its suffix says what it was. */
function restoreCase(id18: string): string | null {
  let id15 = '';
  for (let i = 0; i < 15; i += 1) {
    const bits = alphabet.indexOf(id18.charAt(15 + Math.floor(i / 5)).toUpperCase());
    if (bits < 0) return null;
    const letter = id18.charAt(i);
    id15 += bits & (1 << (i % 5)) ? letter.toUpperCase() : letter.toLowerCase();
  }
  return id15.toLowerCase() === id18.slice(0, 15).toLowerCase() && caseSuffix(id15) === id18.slice(15).toUpperCase()
    ? id15
    : null;
}
