import { type InArgs, LibsqlError, type ResultSet } from '@libsql/client';
import Libsql from 'libsql';
import { isBusy, toLibsqlError } from './libsql-error.ts';
import { EmbeddedStatement } from './statement.ts';

export interface SqlWithArgs {
  sql: string;
  args?: InArgs;
}

/** Kept prepared, least recently used first out. */
const STATEMENTS_KEPT = 500;

/** In characters. A longer one, such as an insert of a thousand rows, is unlikely to come again just so. */
const LONGEST_KEPT = 10_000;

/** One connection to the file. Synchronous; what SQLite throws leaves it as a LibsqlError. */
export class EmbeddedConnection {
  readonly #path: string;
  readonly #pragmas: string[];
  readonly #statements = new Map<string, EmbeddedStatement>();
  #database: Libsql.Database;
  #closed = false;

  constructor(path: string, pragmas: string[]) {
    this.#path = path;
    this.#pragmas = pragmas;
    this.#database = this.#connect();
  }

  /** The native library aborts the process when it is asked this of a closed connection. */
  get inTransaction(): boolean {
    return !this.#closed && this.#database.inTransaction;
  }

  get closed(): boolean {
    return this.#closed;
  }

  execute({ sql, args }: SqlWithArgs): ResultSet {
    this.#checkOpen();
    try {
      return this.#prepare(sql).run(args);
    } catch (error) {
      this.#statements.delete(sql);
      const known = toLibsqlError(error);
      if (isBusy(known) && !this.inTransaction) this.#reconnect();
      throw known;
    }
  }

  /** All of the work, or nothing. A lock is best met in `begin`: nothing has been prepared then. */
  atomically<T>(begin: string, work: () => T): T {
    this.run(begin);
    try {
      const result = work();
      this.run('commit');
      return result;
    } finally {
      this.rollBack();
    }
  }

  /** Runs a script of any number of statements, and returns nothing of what they answer. */
  run(script: string): void {
    this.#checkOpen();
    try {
      this.#database.exec(script);
    } catch (error) {
      throw toLibsqlError(error);
    }
  }

  rollBack(): void {
    if (this.inTransaction) this.run('rollback');
  }

  /** Brings what was committed into the file itself; SQLite would at closing, but for the statements still prepared. */
  checkpoint(): void {
    this.rollBack();
    this.run('pragma wal_checkpoint(truncate)');
  }

  close(): void {
    if (this.#closed) return;
    this.rollBack();
    this.#closed = true;
    this.#statements.clear();
    this.#database.close();
  }

  #connect(): Libsql.Database {
    try {
      const database = new Libsql(this.#path);
      for (const pragma of this.#pragmas) database.exec(`pragma ${pragma}`);
      return database;
    } catch (error) {
      throw toLibsqlError(error);
    }
  }

  /**
   * A prepared statement that found the file locked stays begun inside SQLite, and the library cannot reset it. Its
   * connection would refuse to commit from then on, or go on reading an old state.
   */
  #reconnect(): void {
    this.#statements.clear();
    this.#database.close();
    this.#database = this.#connect();
  }

  #prepare(sql: string): EmbeddedStatement {
    if (sql.length > LONGEST_KEPT) return new EmbeddedStatement(this.#database, sql);
    const kept = this.#statements.get(sql);
    if (kept !== undefined) this.#statements.delete(sql);
    const statement = kept ?? new EmbeddedStatement(this.#database, sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > STATEMENTS_KEPT) this.#forgetOldest();
    return statement;
  }

  #forgetOldest(): void {
    for (const oldest of this.#statements.keys()) {
      this.#statements.delete(oldest);
      return;
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new LibsqlError('The client is closed', 'CLIENT_CLOSED');
  }
}
