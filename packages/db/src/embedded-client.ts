import {
  type Client,
  type InArgs,
  type InStatement,
  LibsqlError,
  type ResultSet,
  type Transaction,
  type TransactionMode,
} from '@libsql/client';
import { type BatchStatement, runBatch, toSqlWithArgs } from './embedded/batch.ts';
import { retryWhileBusy } from './embedded/busy-retry.ts';
import { EmbeddedConnection } from './embedded/connection.ts';
import { turnIfDue } from './embedded/event-loop.ts';
import { kindOf } from './embedded/statement-kind.ts';
import { EmbeddedTransaction } from './embedded/transaction.ts';
import { WriteTurns } from './embedded/write-turns.ts';

/** How long to wait for another process, or for the transaction ahead, before failing with SQLITE_BUSY. */
const PATIENCE_MS = 5000;

// Switching a new file to WAL may wait inside SQLite; from then on waiting is `retryWhileBusy`'s.
const WRITER_PRAGMAS = [
  'busy_timeout = 5000',
  'journal_mode = wal',
  'busy_timeout = 0',
  'synchronous = normal',
  'foreign_keys = on',
];
const READER_PRAGMAS = ['busy_timeout = 0', 'query_only = on'];

/** Takes the lock at once: a transaction that read first might be refused it later. */
const BEGIN = 'begin immediate';

/**
 * libSQL's client for a file in this process: one connection that writes, in turns, and one that reads meanwhile, both
 * with their statements kept prepared. `docs/decisions/0003-embedded-libsql-client.md` says why it is not the stock one.
 */
export class EmbeddedClient implements Client {
  readonly protocol = 'file';
  readonly #path: string;
  readonly #patienceMs: number;
  readonly #writer: EmbeddedConnection;
  readonly #reader: EmbeddedConnection;
  readonly #turns: WriteTurns;
  readonly #snapshots = new Set<EmbeddedConnection>();

  /** `path` is a file's, in a folder that exists. */
  constructor(path: string, patienceMs = PATIENCE_MS) {
    this.#path = path;
    this.#patienceMs = patienceMs;
    this.#turns = new WriteTurns(patienceMs);
    this.#writer = new EmbeddedConnection(path, WRITER_PRAGMAS);
    this.#reader = new EmbeddedConnection(path, READER_PRAGMAS);
  }

  get closed(): boolean {
    return this.#writer.closed;
  }

  async execute(statementOrSql: InStatement, args?: InArgs): Promise<ResultSet> {
    const statement = toSqlWithArgs(statementOrSql, args);
    switch (kindOf(statement.sql)) {
      case 'read':
        return this.#retry(() => this.#reader.execute(statement));
      case 'write':
        return this.#inTurn(() =>
          this.#retry(() => this.#writer.atomically(BEGIN, () => this.#writer.execute(statement))),
        );
      case 'upkeep':
        return this.#inTurn(() => this.#retry(() => this.#writer.execute(statement)));
    }
  }

  /** Atomic. The default mode may write, since that is what drizzle's `batch` leaves it at. */
  async batch(statements: BatchStatement[], mode: TransactionMode = 'deferred'): Promise<ResultSet[]> {
    if (mode === 'read')
      return this.#retry(() => this.#reader.atomically('begin', () => runBatch(this.#reader, statements)));
    return this.#inTurn(() => this.#retry(() => this.#runBatch(statements)));
  }

  /** A batch with foreign keys off, as SQLite's way of altering a table by copying it needs. */
  async migrate(statements: InStatement[]): Promise<ResultSet[]> {
    return this.#inTurn(() =>
      this.#retry(() => {
        this.#writer.run('pragma foreign_keys = off');
        try {
          return this.#runBatch(statements);
        } finally {
          this.#writer.run('pragma foreign_keys = on');
        }
      }),
    );
  }

  /** A read transaction sees the database as it was at its first statement; any other waits for its turn to write. */
  async transaction(mode: TransactionMode = 'write'): Promise<Transaction> {
    return mode === 'read' ? this.#openSnapshot() : this.#openWrite();
  }

  /** Not retried when another process writes: part of the script may have been done. */
  async executeMultiple(script: string): Promise<void> {
    await this.#inTurn(async () => this.#writer.run(script));
  }

  async sync(): Promise<never> {
    throw new LibsqlError('A file of this process has nothing to sync with', 'SYNC_NOT_SUPPORTED');
  }

  reconnect(): never {
    throw new LibsqlError('A file of this process has no connection to lose', 'RECONNECT_NOT_SUPPORTED');
  }

  /** What waits is refused, and what is open is rolled back. */
  close(): void {
    if (!this.closed) this.#writer.checkpoint();
    for (const connection of [...this.#snapshots, this.#reader, this.#writer]) connection.close();
    this.#snapshots.clear();
    this.#turns.failAllWaiting(new LibsqlError('The client is closed', 'CLIENT_CLOSED'));
  }

  async #openWrite(): Promise<Transaction> {
    await this.#turns.take();
    try {
      await this.#retry(() => this.#writer.run(BEGIN));
    } catch (error) {
      this.#turns.giveBack();
      throw error;
    }
    return new EmbeddedTransaction(this.#writer, () => this.#turns.giveBack());
  }

  async #openSnapshot(): Promise<Transaction> {
    if (this.closed) throw new LibsqlError('The client is closed', 'CLIENT_CLOSED');
    const connection = new EmbeddedConnection(this.#path, READER_PRAGMAS);
    this.#snapshots.add(connection);
    connection.run('begin');
    return new EmbeddedTransaction(connection, () => {
      this.#snapshots.delete(connection);
      connection.close();
    });
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    await this.#turns.take();
    try {
      return await work();
    } finally {
      // A script may have left one open.
      this.#writer.rollBack();
      this.#turns.giveBack();
    }
  }

  #runBatch(statements: BatchStatement[]): ResultSet[] {
    return this.#writer.atomically(BEGIN, () => runBatch(this.#writer, statements));
  }

  async #retry<T>(attempt: () => T): Promise<T> {
    await turnIfDue();
    return retryWhileBusy(attempt, this.#patienceMs);
  }
}
