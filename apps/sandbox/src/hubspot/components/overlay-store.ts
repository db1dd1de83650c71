/**
 * Which overlay of an extension is open. HubSpot shows one modal at a time; a panel may open a modal over itself, so an
 * open panel has a store of its own inside.
 */
export class OverlayStore {
  #current: string | null = null;
  readonly #ids = new Map<string, string>();
  readonly #listeners = new Set<() => void>();
  readonly #inner = new Set<OverlayStore>();

  /** The owner of the open overlay, or the overlay's own id when nobody owns it. */
  get current(): string | null {
    return this.#current;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whatever was open is closed first. */
  readonly open = (key: string): void => this.#show(key);

  /** `key` is an owner or an overlay's id; that of a closed overlay does nothing. */
  readonly close = (key: string): void => {
    for (const store of this.#inner) store.close(key);
    if (this.#current === null) return;
    if (this.#current === key || this.#ids.get(this.#current) === key) this.#show(null);
  };

  /** By its id an extension closes an overlay that it opened by pressing its owner. */
  name(owner: string, id: string): void {
    this.#ids.set(owner, id);
  }

  nest(store: OverlayStore): () => void {
    this.#inner.add(store);
    return () => this.#inner.delete(store);
  }

  #show(key: string | null): void {
    if (this.#current === key) return;
    this.#current = key;
    for (const listener of [...this.#listeners]) listener();
  }
}
