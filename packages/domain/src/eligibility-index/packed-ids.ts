const NOTHING = -1;
const REMOVED = -2;
const BYTES = 16;

/**
 * Numbers for ids by the million: a UUID is kept as its sixteen bytes, and found through a table of hashes. Ids of another
 * form are few, and kept as they are. Numbers of removed ids are given again.
 */
export class PackedIds {
  #words = new Uint32Array(0);
  /** Ids that are no UUIDs, by their numbers. */
  readonly #others = new Map<number, string>();
  readonly #free: number[] = [];
  #end = 0;
  #table = new Int32Array(16).fill(NOTHING);
  /** Places of the table that are not empty, those of removed ids included. */
  #filled = 0;
  readonly #packed = new Uint32Array(BYTES / 4);

  get size(): number {
    return this.#end - this.#free.length;
  }

  /** -1 when it has none. */
  find(id: string): number {
    const at = this.#table[this.#placeOf(id, pack(id, this.#packed))] as number;
    return at < 0 ? NOTHING : at;
  }

  /** Of an id that has no number yet. */
  add(id: string): number {
    if ((this.#filled + 1) * 2 > this.#table.length) this.#rebuild();
    const isUuid = pack(id, this.#packed);
    const place = this.#placeOf(id, isUuid);
    const at = this.#free.pop() ?? this.#end;
    if (at === this.#end) this.#end += 1;
    if (at * 4 + 4 > this.#words.length) {
      const longer = new Uint32Array(Math.ceil((at + 1) * 1.25) * 4 + 64);
      longer.set(this.#words);
      this.#words = longer;
    }
    this.#words.set(this.#packed, at * 4);
    if (!isUuid) this.#others.set(at, id);
    this.#table[place] = at;
    this.#filled += 1;
    return at;
  }

  remove(id: string): void {
    const place = this.#placeOf(id, pack(id, this.#packed));
    const at = this.#table[place] as number;
    if (at < 0) return;
    this.#table[place] = REMOVED;
    this.#others.delete(at);
    this.#free.push(at);
  }

  /** Gives the numbers 0, 1, … to the ids that have these numbers, which are all that there are. */
  renumber(places: Int32Array): void {
    const words = this.#words.slice();
    const others = new Map(this.#others);
    this.#others.clear();
    this.#free.length = 0;
    this.#end = places.length;
    places.forEach((from, to) => {
      this.#words.set(words.subarray(from * 4, from * 4 + 4), to * 4);
      const other = others.get(from);
      if (other !== undefined) this.#others.set(to, other);
    });
    this.#rebuild();
  }

  idOf(at: number): string {
    return this.#others.get(at) ?? unpack(this.#words, at * 4);
  }

  get bytes(): number {
    return this.#words.byteLength + this.#table.byteLength + this.#free.length * 8 + this.#others.size * 120;
  }

  /** Where the packed id stands, or the empty place where it would. */
  #placeOf(id: string, isUuid: boolean): number {
    const mask = this.#table.length - 1;
    for (let place = hashOf(this.#packed, 0) & mask; ; place = (place + 1) & mask) {
      const at = this.#table[place] as number;
      if (at === NOTHING) return place;
      if (at === REMOVED || !this.#isAt(at)) continue;
      if (isUuid ? !this.#others.has(at) : this.#others.get(at) === id) return place;
    }
  }

  #isAt(at: number): boolean {
    for (let i = 0; i < 4; i += 1) if (this.#words[at * 4 + i] !== this.#packed[i]) return false;
    return true;
  }

  #rebuild(): void {
    const removed = new Set(this.#free);
    let length = 16;
    while (length < (this.size + 1) * 3) length *= 2;
    this.#table = new Int32Array(length).fill(NOTHING);
    this.#filled = this.size;
    for (let at = 0; at < this.#end; at += 1) {
      if (removed.has(at)) continue;
      let place = hashOf(this.#words, at * 4) & (length - 1);
      while (this.#table[place] !== NOTHING) place = (place + 1) & (length - 1);
      this.#table[place] = at;
    }
  }
}

/** Writes the id's bytes, or a hash of an id that is no UUID; says which. */
function pack(id: string, into: Uint32Array): boolean {
  if (packUuid(id, into)) return true;
  into.fill(id.length);
  for (let i = 0; i < id.length; i += 1)
    into[i & 3] = Math.imul((into[i & 3] as number) ^ id.charCodeAt(i), 0x01000193);
  return false;
}

const HYPHEN = 45;

function packUuid(id: string, into: Uint32Array): boolean {
  if (id.length !== 36) return false;
  let digits = 0;
  let word = 0;
  for (let i = 0; i < 36; i += 1) {
    const unit = id.charCodeAt(i);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (unit !== HYPHEN) return false;
      continue;
    }
    // 0 to 9, or a to f: capital letters would come back as small ones.
    if (!((unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 102))) return false;
    word = (word << 4) | (unit <= 57 ? unit - 48 : unit - 87);
    digits += 1;
    if ((digits & 7) === 0) into[(digits >>> 3) - 1] = word;
  }
  return true;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const hex = (word: number, byte: number): string => HEX[(word >>> (24 - byte * 8)) & 255] as string;
const half = (word: number, from: 0 | 2): string => hex(word, from) + hex(word, from + 1);

function unpack(words: Uint32Array, from: number): string {
  const [a, b, c, d] = [words[from], words[from + 1], words[from + 2], words[from + 3]] as [
    number,
    number,
    number,
    number,
  ];
  return `${half(a, 0)}${half(a, 2)}-${half(b, 0)}-${half(b, 2)}-${half(c, 0)}-${half(c, 2)}${half(d, 0)}${half(d, 2)}`;
}

function hashOf(words: Uint32Array, from: number): number {
  let hash = 0x9e3779b9;
  for (let i = 0; i < 4; i += 1) hash = Math.imul(hash ^ (words[from + i] as number), 0x85ebca6b) ^ (hash >>> 13);
  return (hash ^ (hash >>> 16)) >>> 0;
}
