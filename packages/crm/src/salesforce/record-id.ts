const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const RECORD_ID = /^([0-9A-Za-z]{15})([A-Za-z0-5]{3})?$/;

/**
 * The 18-character spelling of a record id; `null` when the text is none, or was mistyped. The first 15 characters tell upper from lower
 * case; the last three repeat that case, five characters each, so that an id survives a system that folds case
 * (Salesforce Object Reference, "ID Field Type").
 */
export function toRecordId(text: string): string | null {
  const match = RECORD_ID.exec(text.trim());
  const base = match?.[1];
  if (base === undefined) return null;
  const suffix = match?.[2];
  if (suffix === undefined) return base + suffixOf(base);
  const restored = restoreCase(base, suffix.toUpperCase());
  if (restored === null || (restored !== base && !isFolded(base))) return null;
  return restored + suffix.toUpperCase();
}

const isFolded = (base: string): boolean => base === base.toUpperCase() || base === base.toLowerCase();

function suffixOf(base: string): string {
  let suffix = '';
  for (let chunk = 0; chunk < 3; chunk += 1) {
    let capitals = 0;
    for (let bit = 0; bit < 5; bit += 1) {
      if (/[A-Z]/.test(base.charAt(chunk * 5 + bit))) capitals |= 1 << bit;
    }
    suffix += SUFFIX_ALPHABET.charAt(capitals);
  }
  return suffix;
}

/** `null` when the suffix says capital where the id has a digit: then a character was lost or mistyped. */
function restoreCase(base: string, suffix: string): string | null {
  let restored = '';
  for (const [position, character] of [...base].entries()) {
    const capitals = SUFFIX_ALPHABET.indexOf(suffix.charAt(Math.floor(position / 5)));
    const capital = (capitals & (1 << (position % 5))) !== 0;
    if (capital && /[0-9]/.test(character)) return null;
    restored += capital ? character.toUpperCase() : character.toLowerCase();
  }
  return restored;
}
