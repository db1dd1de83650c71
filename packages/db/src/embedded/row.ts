import type { Row, Value } from '@libsql/client';

export type RowMaker = (cells: Value[]) => Row;

/**
 * Makes a statement's rows: cells by position, and by name as the enumerable properties. Positions are getters of a
 * class made once for each statement, for defining them on every row costs thirty times as much.
 */
export function rowMakerOf(columns: string[]): RowMaker {
  const named = toNamedPositions(columns);

  class StatementRow implements Row {
    [column: string]: Value;
    readonly #cells: Value[];

    constructor(cells: Value[]) {
      this.#cells = cells;
      for (const [name, position] of named) this[name] = cells[position] as Value;
    }

    get length(): number {
      return this.#cells.length;
    }

    static cellAt(row: StatementRow, position: number): Value {
      return row.#cells[position] as Value;
    }
  }

  for (const position of columns.keys()) {
    Object.defineProperty(StatementRow.prototype, position, {
      get(this: StatementRow) {
        return StatementRow.cellAt(this, position);
      },
    });
  }
  return (cells) => new StatementRow(cells);
}

/** Of two columns with one name the first has it; a name that is itself a position or `length` gives way. */
function toNamedPositions(columns: string[]): [name: string, position: number][] {
  const taken = new Set(['length', ...Object.keys(columns)]);
  const named: [string, number][] = [];
  for (const [position, name] of columns.entries()) {
    if (taken.has(name)) continue;
    taken.add(name);
    named.push([name, position]);
  }
  return named;
}
