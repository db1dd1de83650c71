/** Gives each id a small number of its own, for good: what is known of an id stands in arrays at its number. */
export class Slots {
  readonly ids: string[] = [];
  readonly #slots = new Map<string, number>();

  get size(): number {
    return this.ids.length;
  }

  find(id: string): number | undefined {
    return this.#slots.get(id);
  }

  take(id: string): number {
    const known = this.#slots.get(id);
    if (known !== undefined) return known;
    const slot = this.ids.length;
    this.ids.push(id);
    this.#slots.set(id, slot);
    return slot;
  }

  idOf(slot: number): string {
    const id = this.ids[slot];
    if (id === undefined) throw new Error(`no id has the number ${slot}`);
    return id;
  }
}
