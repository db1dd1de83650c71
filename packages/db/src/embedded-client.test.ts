import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, createClient, type InArgs, LibsqlBatchError, LibsqlError, type ResultSet } from '@libsql/client';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedClient } from './embedded-client.ts';

let folder: string;
let file: string;
let client: EmbeddedClient;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-db-'));
  file = join(folder, 'test.db');
  client = new EmbeddedClient(file);
  await client.executeMultiple(`
    create table note (id integer primary key, title text unique, amount integer, picture blob);
    create table line (note_id integer references note (id));
    create table counter (value integer not null);
    insert into counter values (0);
  `);
});

afterEach(() => {
  client.close();
  rmSync(folder, { recursive: true });
});

async function column(sql: string, of: { execute: Client['execute'] } = client): Promise<unknown[]> {
  return (await of.execute(sql)).rows.map((row) => row[0]);
}

async function failureOf(work: Promise<unknown>): Promise<LibsqlError> {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof LibsqlError)) throw new Error('expected a LibsqlError', { cause: error });
  return error;
}

/** Keeps the file's write lock as another process would. */
function holdLock(): { release(): void } {
  const other = new Libsql(file);
  other.exec('begin immediate');
  return {
    release: () => {
      other.exec('commit');
      other.close();
    },
  };
}

describe('the answers are those of the stock client', () => {
  let stock: Client;

  beforeEach(() => {
    stock = createClient({ url: `file:${join(folder, 'stock.db')}` });
    return stock.executeMultiple(
      'create table note (id integer primary key, title text unique, amount integer, picture blob)',
    );
  });

  afterEach(() => stock.close());

  function describeResult(result: ResultSet) {
    return {
      json: JSON.parse(JSON.stringify(result)),
      rowsAffected: result.rowsAffected,
      lastInsertRowid: result.lastInsertRowid,
      rows: result.rows.map((row) => ({
        entries: Object.entries(row),
        cells: Array.from(row),
        spread: { ...row },
      })),
    };
  }

  it.each<[string, InArgs?]>([
    ["insert into note (title, amount) values ('a', 1), ('b', 2)"],
    ['insert into note (title, amount) values (?, ?) returning *', ['c', 3.5]],
    ['update note set amount = amount + 1'],
    ['select * from note order by id'],
    ['select id, id, title as id from note order by id'],
    ['select 9, 3 as length, 4 as "0", 5 as constructor'],
    ['select typeof(?), typeof(?), typeof(?), typeof(?), typeof(?)', [1, 1.5, 10n, true, null]],
    ['select :a as a, @b as b, $c as c', { a: 'x', ':b': 2, $c: null }],
    ['select ? as date, ? as yes, ? as no', [new Date('2026-11-24T00:00:00Z'), true, false]],
    ['select ? as bytes, length(?) as length', [new Uint8Array([1, 2, 3]).buffer, Buffer.from([1, 2])]],
    ['select 1 where 0'],
    ['select amount as total from note where 0'],
    ['pragma user_version'],
    ['create table another (a integer)'],
    ['delete from note'],
  ])('to %s', async (sql, args) => {
    const script = "insert into note (title, amount, picture) values ('x', 7, x'00ff'), ('y', null, null)";
    const answers = [];
    for (const one of [client, stock]) {
      await one.execute(script);
      answers.push(describeResult(await (args === undefined ? one.execute(sql) : one.execute({ sql, args }))));
    }

    expect(answers[0]).toEqual(answers[1]);
  });

  it.each([
    "insert into note (title) values ('same')",
    'insert into note (id) values (1)',
    'insert into missing values (1)',
    'select missing from note',
    'selekt',
    "select json_extract('{', '$')",
  ])('to the error in %s', async (sql) => {
    const errors = [];
    for (const one of [client, stock]) {
      await one.execute("insert into note (id, title) values (1, 'same')");
      const { name, message, code, extendedCode, rawCode } = await failureOf(one.execute(sql));
      errors.push({ name, message, code, extendedCode, rawCode });
    }

    expect(errors[0]).toEqual(errors[1]);
  });
});

describe('values', () => {
  it.each([
    ['undefined', undefined],
    ['an object', {}],
    ['a symbol', Symbol('s')],
    ['not a number', Number.NaN],
    ['an infinite number', Number.POSITIVE_INFINITY],
    ['an integer of more than 64 bits', 2n ** 63n],
  ])('refuse %s, which the native library would not survive', async (_, value) => {
    const args = [value] as unknown as InArgs;

    await expect(client.execute({ sql: 'select ?', args })).rejects.toThrow(/passed to the database/);
    expect(await column('select 1')).toEqual([1]);
  });

  it('take the part of a buffer that a view shows', async () => {
    const view = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);

    const { rows } = await client.execute('select ? as bytes', [view]);

    expect(rows[0]?.bytes).toEqual(new Uint8Array([2, 3]).buffer);
  });
});

describe('both connections', () => {
  it('keep a write-ahead log and enforce foreign keys', async () => {
    expect(await column('pragma journal_mode')).toEqual(['wal']);
    expect(await column('select * from pragma_journal_mode')).toEqual(['wal']);
    expect((await failureOf(client.execute('insert into line values (99)'))).extendedCode).toBe(
      'SQLITE_CONSTRAINT_FOREIGNKEY',
    );
  });

  it('prepare again what was pushed out by five hundred other statements', async () => {
    const numbers = Array.from({ length: 1200 }, (_, n) => n % 600);
    for (const n of numbers) expect(await column(`select ${n}`)).toEqual([n]);
  });

  it('run a statement too long to be kept, twice', async () => {
    const text = 'x'.repeat(20_000);
    for (const _ of [1, 2]) expect(await column(`select '${text}'`)).toEqual([text]);
  });

  it('find out that another process has changed a table behind a kept statement', async () => {
    await client.execute('select * from line');
    const other = new Libsql(file);
    other.exec('alter table line add column position integer default 4; insert into line (note_id) values (null)');
    other.close();

    const { columns, rows } = await client.execute('select * from line');

    expect(columns).toEqual(['note_id', 'position']);
    expect({ ...rows[0] }).toEqual({ note_id: null, position: 4 });
  });
});

describe('transactions', () => {
  it('take turns in the order in which they were asked for, single writes among them', async () => {
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 9 }, async (_, n) => {
        if (n % 3 === 0) {
          await client.execute('insert into note (title) values (lower(hex(randomblob(9))))');
          order.push(n);
          return;
        }
        const transaction = await client.transaction('write');
        await transaction.execute('update counter set value = value + 1');
        order.push(n);
        await transaction.commit();
      }),
    );

    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await column('select value from counter')).toEqual([6]);
  });

  it('see one state of the database when they only read', async () => {
    const reading = await client.transaction('read');
    expect(await column('select value from counter', reading)).toEqual([0]);
    await client.execute('update counter set value = 1');

    expect(await column('select value from counter', reading)).toEqual([0]);
    expect(await column('select value from counter')).toEqual([1]);
    expect((await failureOf(reading.execute('update counter set value = 2'))).code).toBe('SQLITE_READONLY');
    await reading.commit();
    expect(reading.closed).toBe(true);
  });

  it('are rolled back when closed, and then refuse more', async () => {
    const transaction = await client.transaction('write');
    await transaction.executeMultiple('update counter set value = 1; update counter set value = 2');
    transaction.close();

    expect(transaction.closed).toBe(true);
    expect((await failureOf(transaction.execute('select 1'))).code).toBe('TRANSACTION_CLOSED');
    expect((await failureOf(transaction.commit())).code).toBe('TRANSACTION_CLOSED');
    await transaction.rollback();
    expect(await column('select value from counter')).toEqual([0]);
  });

  it('that SQLite ended by itself let the next one begin', async () => {
    await client.execute("insert into note (title) values ('same')");
    const transaction = await client.transaction('write');
    await transaction.execute('update counter set value = 1');
    const failure = await failureOf(transaction.execute("insert or rollback into note (title) values ('same')"));

    expect(failure.code).toBe('SQLITE_CONSTRAINT');
    expect(transaction.closed).toBe(true);
    await transaction.rollback();
    await client.execute('update counter set value = value + 10');
    expect(await column('select value from counter')).toEqual([10]);
  });

  it('fail whoever waits when one does not end, so that a function writing outside of its own is told', async () => {
    const impatient = new EmbeddedClient(file, 20);
    const transaction = await impatient.transaction('write');

    const failure = await failureOf(impatient.execute('update counter set value = 1'));
    expect(failure).toMatchObject({
      code: 'SQLITE_BUSY',
      message: expect.stringContaining('does it write outside of itself?'),
    });

    await transaction.commit();
    await impatient.execute('update counter set value = 2');
    expect(await column('select value from counter', impatient)).toEqual([2]);
    impatient.close();
  });
});

describe('batches', () => {
  it('name the statement that failed, and leave nothing behind', async () => {
    const failure = await failureOf(
      client.batch(['update counter set value = 5', ['insert into line values (?)', [9]]]),
    );

    expect(failure).toBeInstanceOf(LibsqlBatchError);
    expect(failure).toMatchObject({ statementIndex: 1, code: 'SQLITE_CONSTRAINT', rawCode: 787 });
    expect(await column('select value from counter')).toEqual([0]);
  });

  it('that only read may not write', async () => {
    const [counters] = await client.batch(['select value from counter'], 'read');

    expect(counters?.rows[0]?.value).toBe(0);
    expect((await failureOf(client.batch(['update counter set value = 1'], 'read'))).code).toBe('SQLITE_READONLY');
  });

  it('that migrate may break references while they run, and references are enforced again afterwards', async () => {
    await client.migrate(['insert into line values (99)']);

    expect(await column('select note_id from line')).toEqual([99]);
    expect((await failureOf(client.execute('insert into line values (98)'))).code).toBe('SQLITE_CONSTRAINT');
  });

  it('do not inherit what a script left open', async () => {
    await client.executeMultiple('begin; update counter set value = 7');

    expect(await column('select value from counter')).toEqual([0]);
    await client.batch(['update counter set value = value + 1']);
    expect(await column('select value from counter')).toEqual([1]);
  });
});

describe('a long row of queries', () => {
  async function runUntilLoopTurns(query: () => Promise<unknown>): Promise<boolean> {
    let turned = false;
    setTimeout(() => {
      turned = true;
    }, 0);
    for (let n = 0; n < 100_000 && !turned; n++) await query();
    return turned;
  }

  it('lets the event loop turn, so that nobody waits for its end', async () => {
    const transaction = await client.transaction('write');
    const outcomes = [
      await runUntilLoopTurns(() => client.execute('select value from counter')),
      await runUntilLoopTurns(() => client.batch(['select value from counter'], 'read')),
      await runUntilLoopTurns(() => transaction.execute('update counter set value = value + 1')),
      await runUntilLoopTurns(() => transaction.batch(['select value from counter'])),
    ];
    transaction.close();

    expect(outcomes).toEqual([true, true, true, true]);
  });
});

describe('while another connection has the lock', () => {
  it('fails a write once its patience ends, and works on when the lock is gone', async () => {
    const impatient = new EmbeddedClient(file, 20);
    const lock = holdLock();
    const writes = [
      impatient.execute('update counter set value = 1'),
      impatient.batch(['update counter set value = 1']),
      impatient.transaction('write'),
      impatient.execute('vacuum'),
    ];
    for (const settled of await Promise.allSettled(writes)) {
      expect(settled).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_BUSY' } });
    }
    lock.release();

    await impatient.execute('update counter set value = 2');
    await impatient.batch(['update counter set value = value + 1']);
    expect(await column('select value from counter', impatient)).toEqual([3]);
    impatient.close();
  });
});

describe('with other processes on the file', { timeout: 60_000 }, () => {
  let children: ChildProcess[];

  beforeEach(() => {
    children = [];
  });

  afterEach(() => {
    for (const child of children) child.kill();
  });

  function start(task: 'increment' | 'hold'): ChildProcess {
    const script = fileURLToPath(new URL('./testing/other-process.ts', import.meta.url));
    const child = fork(script, [file, task], { execArgv: [] });
    children.push(child);
    return child;
  }

  it('loses no increment', async () => {
    const exits = [start('increment'), start('increment')].map((child) => once(child, 'exit'));
    for (let n = 0; n < 100; n++) {
      const transaction = await client.transaction('write');
      const { rows } = await transaction.execute('select value from counter');
      await transaction.execute({ sql: 'update counter set value = ?', args: [Number(rows[0]?.value) + 1] });
      await transaction.commit();
    }

    expect((await Promise.all(exits)).map(([code]) => code)).toEqual([0, 0]);
    expect(await column('select value from counter')).toEqual([300]);
  });

  it('goes on reading while it waits to write', async () => {
    const holder = start('hold');
    await once(holder, 'message');
    let written = false;
    const writing = client.execute('update counter set value = 1').then(() => {
      written = true;
    });

    for (let n = 0; n < 200; n++) expect(await column('select value from counter')).toEqual([0]);
    expect(written).toBe(false);

    holder.send('release');
    await writing;
    expect(await column('select value from counter')).toEqual([1]);
  });
});

describe('closing', () => {
  it('rolls back what is open, refuses what waits and what comes', async () => {
    const open = await client.transaction('write');
    const reading = await client.transaction('read');
    await open.execute('update counter set value = 1');
    const waiting = client.execute('update counter set value = 2');

    client.close();
    client.close();

    expect(client.closed).toBe(true);
    expect((await failureOf(waiting)).code).toBe('CLIENT_CLOSED');
    expect((await failureOf(open.commit())).code).toBe('TRANSACTION_CLOSED');
    expect((await failureOf(reading.execute('select 1'))).code).toBe('TRANSACTION_CLOSED');
    for (const late of [
      client.execute('select 1'),
      client.execute('delete from note'),
      client.transaction('write'),
      client.transaction('read'),
    ]) {
      expect((await failureOf(late)).code).toBe('CLIENT_CLOSED');
    }
    const again = new EmbeddedClient(file);
    expect(await column('select value from counter', again)).toEqual([0]);
    again.close();
  });

  it('leaves everything in the one file', async () => {
    await client.execute('update counter set value = 1');
    client.close();

    const log = `${file}-wal`;
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
  });
});

it('has nothing to sync and no connection to lose', async () => {
  expect((await failureOf(client.sync())).code).toBe('SYNC_NOT_SUPPORTED');
  expect(() => client.reconnect()).toThrow('no connection to lose');
  expect(client.protocol).toBe('file');
});
