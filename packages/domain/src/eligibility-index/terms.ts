import { type FieldValues, NAME_FIELD } from '../organization-field.ts';

/**
 * Numbers for "this field has this value" and "this field has a value", the same for both sides, so that what an
 * organization's fields hold is a list of numbers. Names are no terms: each organization has its own.
 */
export class Terms {
  readonly #fields = new Map<string, number>();
  readonly #values: Map<string, number>[] = [];
  readonly #fieldOf: number[] = [];
  readonly #filled: number[] = [];

  get size(): number {
    return this.#fieldOf.length;
  }

  fieldOf(term: number): number {
    return this.#fieldOf[term] as number;
  }

  field(key: string): number {
    const known = this.#fields.get(key);
    if (known !== undefined) return known;
    const field = this.#values.length;
    this.#fields.set(key, field);
    this.#values.push(new Map());
    this.#filled.push(this.#add(field));
    return field;
  }

  /** "The field has a value." */
  filled(field: number): number {
    return this.#filled[field] as number;
  }

  value(field: number, value: string): number {
    const values = this.#values[field] as Map<string, number>;
    const known = values.get(value);
    if (known !== undefined) return known;
    const term = this.#add(field);
    values.set(value, term);
    return term;
  }

  /** The terms of a field's values. */
  valuesOf(field: number): Iterable<number> {
    return (this.#values[field] as Map<string, number>).values();
  }

  /** Everything that holds for these values, each term once. */
  listOf(values: FieldValues): number[] {
    const terms: number[] = [];
    for (const key of Object.keys(values)) {
      const some = values[key];
      if (key === NAME_FIELD || some === undefined || some.length === 0) continue;
      const field = this.field(key);
      terms.push(this.filled(field));
      for (const value of some) {
        const term = this.value(field, value);
        if (!terms.includes(term)) terms.push(term);
      }
    }
    return terms;
  }

  isFilled(term: number): boolean {
    return this.#filled[this.fieldOf(term)] === term;
  }

  #add(field: number): number {
    this.#fieldOf.push(field);
    return this.#fieldOf.length - 1;
  }
}
