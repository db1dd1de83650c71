/** Where one property of a record comes from: the fields it is made of, and how. */
export interface Column<T> {
  /** Field names, or paths over a lookup such as `Owner.Name`. */
  readonly paths: readonly string[];
  readonly to: (...values: unknown[]) => T;
}

/** One table per object is the select list of its queries, its watched fields, and both of its readings. */
export type Columns<R> = { readonly [K in keyof R]: Column<R[K]> };

/** The value at a path; `undefined` when it was not read at all, `null` when it is blank. */
export type FieldReader = (path: string) => unknown;

export const column = <T>(path: string, to: (value: unknown) => T): Column<T> => ({ paths: [path], to });

export const constant = <T>(value: T): Column<T> => ({ paths: [], to: () => value });

export const pathsOf = <R>(columns: Columns<R>): string[] => [
  ...new Set(keysOf(columns).flatMap((key) => columns[key].paths)),
];

/** What the fields tell: a property without all of its fields is left out. */
export function readKnown<R>(columns: Columns<R>, read: FieldReader): Partial<R> {
  const known: Partial<R> = {};
  for (const key of keysOf(columns)) {
    const { paths, to } = columns[key];
    const values = paths.map(read);
    if (!values.includes(undefined)) known[key] = to(...values);
  }
  return known;
}

/** A whole record; `null` when a field is missing. */
export function readWhole<R>(columns: Columns<R>, read: FieldReader): R | null {
  const known = readKnown(columns, read);
  return isWhole(columns, known) ? known : null;
}

const isWhole = <R>(columns: Columns<R>, known: Partial<R>): known is R => keysOf(columns).every((key) => key in known);

const keysOf = <R>(columns: Columns<R>): (keyof R)[] => Object.keys(columns) as (keyof R)[];
