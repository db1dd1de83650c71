import { LibsqlBatchError, LibsqlError } from '@libsql/client';

/** As the stock client does it: `code` is SQLite's primary result code, `extendedCode` says which constraint. */
export function toLibsqlError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof LibsqlError || !('code' in error)) return error;
  if (typeof error.code !== 'string' || !error.code.startsWith('SQLITE_')) return error;
  const rawCode = 'rawCode' in error && typeof error.rawCode === 'number' ? error.rawCode : undefined;
  // SQLITE_CONSTRAINT_UNIQUE is SQLITE_CONSTRAINT's: primary codes are one word.
  const primaryCode = error.code.split('_', 2).join('_');
  return new LibsqlError(error.message, primaryCode, error.code, rawCode, error);
}

/** Says which statement of a batch failed. */
export function toBatchError(error: unknown, statementIndex: number): unknown {
  if (!(error instanceof LibsqlError)) return error;
  const message = error.message.replace(`${error.code}: `, '');
  return new LibsqlBatchError(message, statementIndex, error.code, error.extendedCode, error.rawCode, error);
}

/** Whether another connection had the lock; as the client says it, or as drizzle wraps it. */
export function isBusy(error: unknown): boolean {
  if (error instanceof LibsqlError) return error.code === 'SQLITE_BUSY';
  return error instanceof Error && error.cause instanceof LibsqlError && isBusy(error.cause);
}
