import { randomUUID } from 'node:crypto';
import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';

/** Only the person that runs the server has to read what vendors entrusted to it. */
const OWNER_ONLY = 0o600;

/**
 * Puts a file in the place of a database, or of nothing: whoever opens it finds the old one or the new one, whole. No
 * program may have the old one open; `releaseFile` says whether one has.
 */
export function replaceFile(from: string, to: string): void {
  const beside = `${to}.${randomUUID()}.part`;
  try {
    copyFileSync(from, beside);
    chmodSync(beside, OWNER_ONLY);
    flush(beside);
    // The log of the old file must not be read into the new one.
    for (const suffix of ['-wal', '-shm', '-journal']) rmSync(to + suffix, { force: true });
    renameSync(beside, to);
    flush(dirname(to));
  } finally {
    rmSync(beside, { force: true });
  }
}

/**
 * Makes a database file stand alone, with nothing of it left in a log; false while another program has it open. SQLite
 * leaves WAL mode only for the last connection ("PRAGMA journal_mode").
 */
export function releaseFile(path: string): boolean {
  if (!existsSync(path)) return true;
  const file = new Libsql(path);
  try {
    file.exec('pragma journal_mode = delete');
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return false;
    // What is no database, or is torn, is what a restore is there to replace.
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return true;
    throw error;
  } finally {
    file.close();
  }
}

/** Waits until the disk has it. */
export function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
