const NONE: readonly number[] = [];

/** Who has a contract with whom, in and outside the universe, so that one who joins it has them at once. */
export class ContractBook {
  readonly #ofPartner: (readonly number[] | undefined)[] = [];
  readonly #ofSecond: (Set<number> | undefined)[] = [];
  #count = 0;

  /** The second partners of a partner. The list is never changed, only replaced. */
  ofPartner(partner: number): readonly number[] {
    return this.#ofPartner[partner] ?? NONE;
  }

  ofSecond(second: number): ReadonlySet<number> {
    return this.#ofSecond[second] ?? EMPTY;
  }

  has(partner: number, second: number): boolean {
    return this.ofPartner(partner).includes(second);
  }

  add(partner: number, second: number): void {
    if (!this.has(partner, second)) this.put(partner, [...this.ofPartner(partner), second]);
  }

  put(partner: number, seconds: readonly number[]): void {
    const before = this.ofPartner(partner);
    for (const second of before) this.#ofSecond[second]?.delete(partner);
    this.#ofPartner[partner] = seconds.length > 0 ? seconds : undefined;
    for (const second of seconds) {
      const partners = this.#ofSecond[second] ?? new Set();
      this.#ofSecond[second] = partners.add(partner);
    }
    this.#count += seconds.length - before.length;
  }

  get bytes(): number {
    return (this.#ofPartner.length + this.#ofSecond.length) * 8 + this.#ofPartner.length * 32 + this.#count * 40;
  }
}

const EMPTY: ReadonlySet<number> = new Set();
