import Libsql from 'libsql';

/** For how long a copy waits for the moment at which it may begin to read. */
const BUSY_MS = 5_000;

/** A copy that SQLite itself finds wrong. */
export class DamagedCopy extends Error {
  override readonly name = 'DamagedCopy';
}

/**
 * Copies a database file as it is at one moment, whoever writes to it meanwhile: a reader of a file in WAL mode neither
 * sees nor stops what is written after it began ("Write-Ahead Logging", "VACUUM INTO"). `to` must not exist. The copy is
 * one file without a log beside it.
 */
export function copyDatabaseFile(from: string, to: string): void {
  const source = new Libsql(from);
  try {
    source.exec(`pragma busy_timeout = ${BUSY_MS}; vacuum into ${quote(to)}`);
  } finally {
    source.close();
  }
  checkFile(to);
}

function checkFile(path: string): void {
  const copy = new Libsql(path);
  try {
    const rows = copy.prepare('pragma quick_check').all() as { quick_check: string }[];
    const faults = rows.map((row) => row.quick_check).filter((text) => text !== 'ok');
    if (faults.length > 0) throw new DamagedCopy(faults.join('; '));
  } finally {
    copy.close();
  }
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
