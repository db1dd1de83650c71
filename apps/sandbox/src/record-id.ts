/** Ids of 15 and 18 characters name the same record: the last three only repeat which letters are capitals. */
export function toLongId(id: string): string {
  if (id.length !== 15) return id;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  const suffix = [0, 5, 10].map((start) => {
    const capitals = [...id.slice(start, start + 5)].reduce(
      (bits, character, place) => bits | (/[A-Z]/.test(character) ? 1 << place : 0),
      0,
    );
    return alphabet[capitals];
  });
  return id + suffix.join('');
}
