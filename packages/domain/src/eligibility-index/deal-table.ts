import { PackedIds } from './packed-ids.ts';
import type { IndexedDeal } from './types.ts';

const NOTHING = -1;

/** A deal that names both, with numbers in place of ids. */
export interface WholeDeal {
  partner: number;
  second: number;
  amount: IndexedDeal['amount'];
}

/**
 * Open deals that name a partner and a second partner, chained by partner. Columns of numbers and packed ids: a million
 * objects would weigh more than everything else together.
 */
export class DealTable {
  readonly #ids = new PackedIds();
  readonly #currencies: string[] = [];
  #partner = new Int32Array(0);
  #second = new Int32Array(0);
  #next = new Int32Array(0);
  #minor = new Float64Array(0);
  #currency = new Int16Array(0);
  /** The first deal of each partner. */
  #first = new Int32Array(0);

  get size(): number {
    return this.#ids.size;
  }

  put(id: string, deal: WholeDeal): void {
    this.remove(id);
    const at = this.#ids.add(id);
    if (at >= this.#partner.length) this.#grow(at + 1);
    if (deal.partner >= this.#first.length) this.#first = widened(this.#first, deal.partner + 1, NOTHING);
    this.#partner[at] = deal.partner;
    this.#second[at] = deal.second;
    this.#minor[at] = deal.amount?.minor ?? 0;
    this.#currency[at] = deal.amount ? this.#currencyOf(deal.amount.currency) : NOTHING;
    this.#next[at] = this.#first[deal.partner] as number;
    this.#first[deal.partner] = at;
  }

  /**
   * Brings the deals of each partner next to one another, in memory too: walking through the deals of thousands of
   * partners then takes a tenth of the time.
   */
  arrange(): void {
    const places = new Int32Array(this.#ids.size);
    let n = 0;
    for (const first of this.#first) {
      for (let at = first; at >= 0; at = this.#next[at] as number) {
        places[n] = at;
        n += 1;
      }
    }
    const before = [this.#partner, this.#second, this.#minor, this.#currency] as const;
    const [partner, second, minor, currency] = before.map((column) => column.slice()) as [
      Int32Array,
      Int32Array,
      Float64Array,
      Int16Array,
    ];
    this.#first.fill(NOTHING);
    for (let to = places.length - 1; to >= 0; to -= 1) {
      const from = places[to] as number;
      const owner = partner[from] as number;
      this.#partner[to] = owner;
      this.#second[to] = second[from] as number;
      this.#minor[to] = minor[from] as number;
      this.#currency[to] = currency[from] as number;
      this.#next[to] = this.#first[owner] as number;
      this.#first[owner] = to;
    }
    this.#ids.renumber(places);
  }

  remove(id: string): void {
    const at = this.#ids.find(id);
    if (at === NOTHING) return;
    const partner = this.#partner[at] as number;
    const next = this.#next[at] as number;
    let before = this.#first[partner] as number;
    if (before === at) this.#first[partner] = next;
    else {
      while (this.#next[before] !== at) before = this.#next[before] as number;
      this.#next[before] = next;
    }
    this.#ids.remove(id);
  }

  find(id: string): WholeDeal | null {
    const at = this.#ids.find(id);
    return at === NOTHING ? null : this.get(at);
  }

  get(at: number): WholeDeal {
    const currency = this.#currencies[this.#currency[at] as number];
    return {
      partner: this.#partner[at] as number,
      second: this.#second[at] as number,
      amount: currency === undefined ? null : { minor: this.#minor[at] as number, currency },
    };
  }

  idOf(at: number): string {
    return this.#ids.idOf(at);
  }

  /** The places of a partner's deals: `for (let at = firstOf(p); at >= 0; at = after(at))`. */
  firstOf(partner: number): number {
    return this.#first[partner] ?? NOTHING;
  }

  after(at: number): number {
    return this.#next[at] as number;
  }

  secondOf(at: number): number {
    return this.#second[at] as number;
  }

  get bytes(): number {
    const columns = [this.#partner, this.#second, this.#next, this.#minor, this.#currency, this.#first];
    return columns.reduce((sum, column) => sum + column.byteLength, this.#ids.bytes);
  }

  #currencyOf(code: string): number {
    const known = this.#currencies.indexOf(code);
    return known >= 0 ? known : this.#currencies.push(code) - 1;
  }

  #grow(size: number): void {
    this.#partner = widened(this.#partner, size, NOTHING);
    this.#second = widened(this.#second, size, NOTHING);
    this.#next = widened(this.#next, size, NOTHING);
    const minor = new Float64Array(this.#partner.length);
    minor.set(this.#minor);
    this.#minor = minor;
    const currency = new Int16Array(this.#partner.length);
    currency.set(this.#currency);
    this.#currency = currency;
  }
}

function widened(numbers: Int32Array, size: number, filling: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(Math.ceil(size * 1.25) + 16).fill(filling);
  wide.set(numbers);
  return wide;
}
