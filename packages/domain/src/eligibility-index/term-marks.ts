/** Which terms hold for the organization that is looked at; one array, marked and cleared again. */
export class TermMarks {
  #marked = new Uint8Array(0);

  mark(terms: ArrayLike<number>, size: number): Uint8Array {
    if (this.#marked.length < size) this.#marked = new Uint8Array(Math.ceil(size * 1.25));
    for (let i = 0; i < terms.length; i += 1) this.#marked[terms[i] as number] = 1;
    return this.#marked;
  }

  clear(terms: ArrayLike<number>): void {
    for (let i = 0; i < terms.length; i += 1) this.#marked[terms[i] as number] = 0;
  }
}
