import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EmbeddedConnection } from './connection.ts';

let folder: string;
let first: EmbeddedConnection;
let second: EmbeddedConnection;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-db-'));
  [first, second] = [1, 2].map(() => new EmbeddedConnection(join(folder, 'test.db'), ['journal_mode = wal'])) as [
    EmbeddedConnection,
    EmbeddedConnection,
  ];
  first.run('create table counter (value integer); insert into counter values (0)');
});

afterEach(() => {
  first.close();
  second.close();
  rmSync(folder, { recursive: true });
});

const INCREMENT = { sql: 'update counter set value = value + 1' };

function readCounter(connection: EmbeddedConnection): unknown {
  return connection.execute({ sql: 'select value from counter' }).rows[0]?.value;
}

it('commits after a prepared statement has met a lock, which SQLite otherwise refuses', () => {
  first.run('begin immediate');
  expect(() => second.execute(INCREMENT)).toThrow('SQLITE_BUSY');
  first.run('commit');

  second.atomically('begin immediate', () => second.execute(INCREMENT));

  expect(readCounter(first)).toBe(1);
});

it('undoes the whole of a work that throws', () => {
  const work = () => {
    second.execute(INCREMENT);
    throw new Error('thought better of it');
  };

  expect(() => second.atomically('begin immediate', work)).toThrow('thought better of it');
  expect([second.inTransaction, readCounter(second)]).toEqual([false, 0]);
});

it('answers that it is closed, where the native library would end the process', () => {
  second.run('begin');
  second.close();

  expect([second.closed, second.inTransaction]).toEqual([true, false]);
  expect(() => second.execute(INCREMENT)).toThrow('CLIENT_CLOSED');
  expect(() => second.run('select 1')).toThrow('CLIENT_CLOSED');
});
