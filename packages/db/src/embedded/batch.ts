import { type InArgs, type InStatement, LibsqlError, type ResultSet } from '@libsql/client';
import type { EmbeddedConnection, SqlWithArgs } from './connection.ts';
import { toBatchError } from './libsql-error.ts';

export type BatchStatement = InStatement | [sql: string, args?: InArgs];

/** Runs statements in the connection's open transaction; an error names the statement that made it. */
export function runBatch(connection: EmbeddedConnection, statements: BatchStatement[]): ResultSet[] {
  return statements.map((statement, index) => {
    try {
      if (connection.inTransaction) return connection.execute(toSqlWithArgs(statement));
      throw new LibsqlError('The transaction has been rolled back', 'TRANSACTION_CLOSED');
    } catch (error) {
      throw toBatchError(error, index);
    }
  });
}

export function toSqlWithArgs(statement: BatchStatement, args: InArgs = []): SqlWithArgs {
  if (typeof statement === 'string') return { sql: statement, args };
  if (!Array.isArray(statement)) return statement;
  return { sql: statement[0], args: statement[1] ?? [] };
}
