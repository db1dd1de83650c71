import type { InArgs, ResultSet, Row, Value } from '@libsql/client';
import type Libsql from 'libsql';
import { type RowMaker, rowMakerOf } from './row.ts';
import { type Native, toBound, toValue } from './value.ts';

/** A statement prepared once, to be run many times. */
export class EmbeddedStatement {
  readonly #statement: Libsql.Statement<unknown[]>;
  readonly #returnsRows: boolean;
  /** What `*` stands for changes with the schema, maybe by another process; columns spelt out do not. */
  readonly #fixedColumns: boolean;
  #columns: string[] | undefined;
  #columnTypes: string[] = [];
  #makeRow: RowMaker = rowMakerOf([]);

  constructor(database: Libsql.Database, sql: string) {
    this.#statement = database.prepare(sql);
    this.#returnsRows = this.#statement.reader;
    this.#fixedColumns = !sql.includes('*');
    if (this.#returnsRows) this.#statement.raw(true).safeIntegers(true);
  }

  run(args: InArgs | undefined): ResultSet {
    const bound = toBound(args);
    if (!this.#returnsRows) {
      const { changes, lastInsertRowid } = this.#statement.run(bound);
      return toResultSet([], [], [], changes, BigInt(lastInsertRowid));
    }
    const found = this.#statement.all(bound) as Native[][];
    const columns = this.#readColumns();
    const rows = found.map((cells) => this.#makeRow(cells.map(toValue)));
    return toResultSet(columns, this.#columnTypes, rows, 0, undefined);
  }

  #readColumns(): string[] {
    if (this.#columns !== undefined && this.#fixedColumns) return this.#columns;
    const described = this.#statement.columns();
    const columns = described.map((column) => column.name);
    this.#columns = columns;
    this.#columnTypes = described.map((column) => column.type ?? '');
    this.#makeRow = rowMakerOf(columns);
    return columns;
  }
}

function toResultSet(
  columns: string[],
  columnTypes: string[],
  rows: Row[],
  rowsAffected: number,
  lastInsertRowid: bigint | undefined,
): ResultSet {
  return {
    columns,
    columnTypes,
    rows,
    rowsAffected,
    lastInsertRowid,
    toJSON: () => ({
      columns,
      columnTypes,
      rows: rows.map((row) => Array.from(row, toJsonValue)),
      rowsAffected,
      lastInsertRowid: lastInsertRowid?.toString() ?? null,
    }),
  };
}

function toJsonValue(value: Value): Value {
  return value instanceof ArrayBuffer ? Buffer.from(value).toString('base64') : value;
}
