import { type InStatement, LibsqlError, type ResultSet, type Transaction } from '@libsql/client';
import { runBatch, toSqlWithArgs } from './batch.ts';
import type { EmbeddedConnection } from './connection.ts';
import { turnIfDue } from './event-loop.ts';

/** Has its connection for itself, from a `begin` that has succeeded until it ends. */
export class EmbeddedTransaction implements Transaction {
  readonly #connection: EmbeddedConnection;
  readonly #onEnd: () => void;
  #ended = false;

  constructor(connection: EmbeddedConnection, onEnd: () => void) {
    this.#connection = connection;
    this.#onEnd = onEnd;
  }

  /** SQLite ends a transaction by itself after some errors, such as a full disk. */
  get closed(): boolean {
    return this.#ended || !this.#connection.inTransaction;
  }

  async execute(statement: InStatement): Promise<ResultSet> {
    await turnIfDue();
    return this.#open().execute(toSqlWithArgs(statement));
  }

  async batch(statements: InStatement[]): Promise<ResultSet[]> {
    await turnIfDue();
    return runBatch(this.#open(), statements);
  }

  async executeMultiple(script: string): Promise<void> {
    this.#open().run(script);
  }

  async commit(): Promise<void> {
    try {
      this.#open().run('commit');
    } finally {
      this.close();
    }
  }

  async rollback(): Promise<void> {
    this.close();
  }

  close(): void {
    if (this.#ended) return;
    this.#ended = true;
    try {
      this.#connection.rollBack();
    } finally {
      this.#onEnd();
    }
  }

  #open(): EmbeddedConnection {
    if (this.closed) throw new LibsqlError('The transaction is closed', 'TRANSACTION_CLOSED');
    return this.#connection;
  }
}
