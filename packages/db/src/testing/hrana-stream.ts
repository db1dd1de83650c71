import { setTimeout as pause } from 'node:timers/promises';
import Libsql from 'libsql';
import {
  type BatchResult,
  type Condition,
  fromNative,
  type HranaError,
  type NativeValue,
  type Statement,
  type StatementResult,
  type StreamRequest,
  type StreamResult,
  toNative,
} from './hrana-protocol.ts';

const BUSY_ATTEMPTS = 2000;

/** A stream is one connection to the database, and what its client has stored in it. */
export class HranaStream {
  readonly #database: Libsql.Database;
  readonly #storedSql = new Map<number, string>();
  #open = true;

  constructor(path: string) {
    this.#database = new Libsql(path);
    this.#database.exec('pragma journal_mode = wal; pragma foreign_keys = on');
  }

  get open(): boolean {
    return this.#open;
  }

  /** Rolls back what is open. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    if (this.#database.inTransaction) this.#database.exec('rollback');
    this.#database.close();
  }

  async answer(request: StreamRequest): Promise<StreamResult> {
    try {
      return { type: 'ok', response: { type: request.type, ...(await this.#perform(request)) } };
    } catch (error) {
      return { type: 'error', error: toHranaError(error) };
    }
  }

  async #perform(request: StreamRequest): Promise<{ result?: StatementResult | BatchResult }> {
    switch (request.type) {
      case 'execute':
        return { result: await this.#execute(request.stmt) };
      case 'batch':
        return { result: await this.#batch(request.batch.steps) };
      case 'sequence':
        this.#database.exec(this.#sqlOf(request));
        return {};
      case 'store_sql':
        this.#storedSql.set(request.sql_id, request.sql);
        return {};
      case 'close_sql':
        this.#storedSql.delete(request.sql_id);
        return {};
      case 'close':
        this.close();
        return {};
    }
  }

  async #execute(statement: Statement): Promise<StatementResult> {
    const prepared = this.#database.prepare(this.#sqlOf(statement));
    const named = statement.named_args?.map(({ name, value }) => [name.replace(/^[:@$]/, ''), toNative(value)]) ?? [];
    const bound = named.length > 0 ? [Object.fromEntries(named)] : [(statement.args ?? []).map(toNative)];
    if (!prepared.reader) {
      const { changes, lastInsertRowid } = await this.#whenFree(() => prepared.run(...bound));
      return { cols: [], rows: [], affected_row_count: changes, last_insert_rowid: lastInsertRowid.toString() };
    }
    const rows = await this.#whenFree(
      () =>
        prepared
          .raw(true)
          .safeIntegers(true)
          .all(...bound) as NativeValue[][],
    );
    return {
      cols: prepared.columns().map(({ name, type }) => ({ name, decltype: type })),
      rows: rows.map((row) => row.map(fromNative)),
      affected_row_count: 0,
      last_insert_rowid: null,
    };
  }

  /**
   * Waits while another stream writes, as libSQL servers do. It must be the same prepared statement that runs again: one
   * that found the database locked stays begun until then, and would keep its connection from committing anything.
   */
  async #whenFree<T>(run: () => T): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      if (!this.#open) throw new Error('the stream was closed');
      try {
        return run();
      } catch (error) {
        if (toHranaError(error).code !== 'SQLITE_BUSY' || attempt === BUSY_ATTEMPTS) throw error;
      }
      await pause(1);
    }
  }

  async #batch(steps: { condition?: Condition; stmt: Statement }[]): Promise<BatchResult> {
    const done: BatchResult = { step_results: [], step_errors: [] };
    for (const [step, { condition, stmt }] of steps.entries()) {
      done.step_results[step] = null;
      done.step_errors[step] = null;
      if (condition !== undefined && !holds(condition, done)) continue;
      try {
        done.step_results[step] = await this.#execute(stmt);
      } catch (error) {
        done.step_errors[step] = toHranaError(error);
      }
    }
    return done;
  }

  #sqlOf({ sql, sql_id }: { sql?: string; sql_id?: number }): string {
    const text = sql ?? (sql_id === undefined ? undefined : this.#storedSql.get(sql_id));
    if (text === undefined) throw new Error('the request names no SQL');
    return text;
  }
}

function holds(condition: Condition, done: BatchResult): boolean {
  switch (condition.type) {
    case 'ok':
      return done.step_results[condition.step] !== null;
    case 'error':
      return done.step_errors[condition.step] !== null;
    case 'not':
      return !holds(condition.cond, done);
    case 'and':
      return condition.conds.every((one) => holds(one, done));
    case 'or':
      return condition.conds.some((one) => holds(one, done));
  }
}

/** Servers send SQLite's primary code: SQLITE_CONSTRAINT, not SQLITE_CONSTRAINT_UNIQUE. */
function toHranaError(error: unknown): HranaError {
  if (!(error instanceof Error)) return { message: String(error), code: 'UNKNOWN' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
  return { message: `SQLite error: ${error.message}`, code: code.split('_', 2).join('_') };
}
