import { type InArgs, LibsqlError, type ResultSet } from '@libsql/client';
import Libsql from 'libsql';
import { toLibsqlError } from './libsql-error.ts';
import { EmbeddedStatement } from './statement.ts';

export interface SqlWithArgs {
  sql: string;
  args?: InArgs;
}

/** Kept prepared, least recently used first out. */
const STATEMENTS_KEPT = 500;

/** One connection to the file. Synchronous; every error that leaves it is a LibsqlError. */
export class EmbeddedConnection {
  readonly #database: Libsql.Database;
  readonly #statements = new Map<string, EmbeddedStatement>();
  #closed = false;

  constructor(path: string, pragmas: string[]) {
    try {
      this.#database = new Libsql(path);
      for (const pragma of pragmas) this.#database.exec(`pragma ${pragma}`);
    } catch (error) {
      throw toLibsqlError(error);
    }
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
      throw toLibsqlError(error);
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

  #prepare(sql: string): EmbeddedStatement {
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
