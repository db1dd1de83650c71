/** What of the platform's `crypto` a key is made of. `randomUUID` is there in secure contexts only. */
interface Randomness {
  randomUUID?(): string;
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array;
}

/** An idempotency key: a random UUID. */
export function newKey(random: Randomness = crypto): string {
  return random.randomUUID?.() ?? toUuid(random.getRandomValues(new Uint8Array(16)));
}

/** RFC 9562, version 4: six of the 128 bits say so, all others are random. */
function toUuid(bytes: Uint8Array): string {
  const marked = bytes.map((byte, place) => {
    if (place === 6) return (byte & 0x0f) | 0x40;
    return place === 8 ? (byte & 0x3f) | 0x80 : byte;
  });
  const hex = [...marked].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
