import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { LibsqlError } from '@libsql/client';
import { DrizzleQueryError, eq, sql } from 'drizzle-orm';
import { blob, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, transact } from './open-database.ts';
import { databaseModes, type TestDatabase } from './testing/database-modes.ts';
import { startHranaServer } from './testing/hrana-server.ts';

const note = sqliteTable('note', {
  id: integer('id').primaryKey(),
  title: text('title').notNull().unique(),
  done: integer('done', { mode: 'boolean' }).notNull().default(false),
  weight: real('weight'),
  tags: text('tags', { mode: 'json' }).$type<string[]>(),
  picture: blob('picture', { mode: 'buffer' }),
});

const line = sqliteTable('line', {
  noteId: integer('note_id')
    .notNull()
    .references(() => note.id),
  title: text('title').notNull(),
});

describe.each(databaseModes)('a database in $mode', ({ open }) => {
  let test: TestDatabase;
  let db: Database;

  beforeEach(async () => {
    test = await open();
    db = test.db;
    await db.$client.executeMultiple(`
      create table note (
        id integer primary key, title text not null unique, done integer not null default 0, weight real, tags text,
        picture blob
      );
      create table line (note_id integer not null references note (id), title text not null);
    `);
  });

  afterEach(() => test.close());

  async function titles(of: Database = db): Promise<string[]> {
    return (await of.select({ title: note.title }).from(note).orderBy(note.title)).map((row) => row.title);
  }

  describe('reading and writing', () => {
    it('gives back what was inserted, updated and deleted', async () => {
      await db.insert(note).values([{ title: 'a' }, { title: 'b' }, { title: 'c' }]);
      await db.update(note).set({ done: true, weight: 1.5 }).where(eq(note.title, 'b'));
      await db.delete(note).where(eq(note.title, 'c'));

      const base = { tags: null, picture: null };
      expect(await db.select().from(note).orderBy(note.id)).toEqual([
        { id: 1, title: 'a', done: false, weight: null, ...base },
        { id: 2, title: 'b', done: true, weight: 1.5, ...base },
      ]);
    });

    it('answers an insert with its rows when asked to, and with what it changed when not', async () => {
      expect(await db.insert(note).values({ title: 'a' }).returning({ id: note.id })).toEqual([{ id: 1 }]);
      expect(await db.insert(note).values([{ title: 'b' }, { title: 'c' }])).toMatchObject({
        rowsAffected: 2,
        lastInsertRowid: 3n,
      });
    });

    it('keeps columns of one name apart in a join', async () => {
      await db.insert(note).values({ id: 7, title: 'the note' });
      await db.insert(line).values({ noteId: 7, title: 'the line' });

      const rows = await db.select().from(note).innerJoin(line, eq(line.noteId, note.id));

      expect(rows).toMatchObject([{ note: { id: 7, title: 'the note' }, line: { noteId: 7, title: 'the line' } }]);
    });

    it('answers raw SQL with rows by name and by position', async () => {
      const { rows, columns } = await db.run(sql`select 1 as one, 'x' as letter, null as blank`);

      expect(columns).toEqual(['one', 'letter', 'blank']);
      expect(rows[0]?.length).toBe(3);
      expect([rows[0]?.[0], rows[0]?.[1], rows[0]?.[2]]).toEqual([1, 'x', null]);
      expect(Object.entries(rows[0] ?? {})).toEqual([
        ['one', 1],
        ['letter', 'x'],
        ['blank', null],
      ]);
      expect(await db.all(sql`select 1 as one union all select 2 order by one`)).toEqual([{ one: 1 }, { one: 2 }]);
      expect(await db.values(sql`select 'first' as same, 'second' as same`)).toMatchObject([
        { 0: 'first', 1: 'second' },
      ]);
    });

    it('gives back every value that it took: texts, numbers, booleans, JSON, bytes and null', async () => {
      const values = fc.record({
        title: fc.string({ unit: 'grapheme' }).filter((title) => !title.includes('\0')),
        done: fc.boolean(),
        weight: fc.option(
          fc.double({ noNaN: true, noDefaultInfinity: true }).filter((weight) => !Object.is(weight, -0)),
        ),
        tags: fc.option(fc.array(fc.string())),
        picture: fc.option(fc.uint8Array().map((bytes) => Buffer.from(bytes))),
      });
      await fc.assert(
        fc.asyncProperty(values, async (row) => {
          await db.delete(note);
          await db.insert(note).values({ id: 1, ...row });
          expect(await db.select().from(note)).toEqual([{ id: 1, ...row }]);
        }),
        { numRuns: 50 },
      );
    });

    it('holds integers up to the largest safe one, and refuses to return a larger one inexactly', async () => {
      const most = Number.MAX_SAFE_INTEGER;
      await db.insert(note).values({ id: most, title: 'most' });
      expect(await db.select({ id: note.id }).from(note)).toEqual([{ id: most }]);

      await db.run(sql`update note set id = ${BigInt(most) + 2n}`);
      await expect(db.select({ id: note.id }).from(note)).rejects.toMatchObject({ cause: expect.any(RangeError) });
      expect(await db.select({ id: sql<string>`cast(id as text)` }).from(note)).toEqual([
        { id: `${BigInt(most) + 2n}` },
      ]);
    });

    it('holds a text and a picture of a megabyte', async () => {
      const title = 'é'.repeat(500_000);
      const picture = Buffer.alloc(1_000_000, 7);
      await db.insert(note).values({ title, picture });

      const [row] = await db.select().from(note);

      expect(row?.title === title).toBe(true);
      expect(row?.picture?.equals(picture)).toBe(true);
    });

    it('inserts thousands of rows in one statement from JSON', async () => {
      const rows = Array.from({ length: 5000 }, (_, index) => ({ id: index + 1, title: `title ${index + 1}` }));

      await db.run(sql`
        insert into note (id, title)
        select value ->> 'id', value ->> 'title' from json_each(${JSON.stringify(rows)})
      `);

      const [counted] = await db.select({ count: sql<number>`count(*)`, last: sql<string>`max(id)` }).from(note);
      expect(counted).toEqual({ count: 5000, last: 5000 });
      expect(await db.select({ title: note.title }).from(note).where(eq(note.id, 4321))).toEqual([
        { title: 'title 4321' },
      ]);
    });

    it('answers hundreds of queries asked at once', async () => {
      const inserted = Array.from({ length: 100 }, (_, id) => db.insert(note).values({ id, title: `title ${id}` }));
      await Promise.all(inserted);

      const found = await Promise.all(
        Array.from({ length: 300 }, (_, n) =>
          db
            .select({ title: note.title })
            .from(note)
            .where(eq(note.id, n % 100)),
        ),
      );

      expect(found).toEqual(Array.from({ length: 300 }, (_, n) => [{ title: `title ${n % 100}` }]));
    });

    it('sees new columns after the schema has changed', async () => {
      await db.insert(note).values({ title: 'a' });
      const before = await db.all(sql`select * from line`);
      await db.run(sql`insert into line values (1, 'l')`);
      const row = await db.all(sql`select * from line`);
      await db.run(sql`alter table line add column position integer default 4`);
      const wider = await db.all(sql`select * from line`);
      await db.run(sql`alter table line rename column position to place`);
      const renamed = await db.all(sql`select * from line`);

      expect({ before, row, wider, renamed }).toEqual({
        before: [],
        row: [{ note_id: 1, title: 'l' }],
        wider: [{ note_id: 1, title: 'l', position: 4 }],
        renamed: [{ note_id: 1, title: 'l', place: 4 }],
      });
    });
  });

  describe('errors', () => {
    async function errorOf(query: Promise<unknown>): Promise<LibsqlError> {
      const error = await query.then(
        () => undefined,
        (error: unknown) => error,
      );
      const cause = error instanceof DrizzleQueryError ? error.cause : error;
      if (!(cause instanceof LibsqlError)) throw new Error('expected a LibsqlError', { cause: error });
      return cause;
    }

    it.each([
      ['a duplicate', 'unique', () => db.insert(note).values([{ title: 'same' }, { title: 'same' }])],
      ['a reference to nothing', 'foreign key', () => db.insert(line).values({ noteId: 99, title: 'l' })],
      ['a missing value', 'not null', () => db.run(sql`insert into note (id) values (1)`)],
    ])('says that a constraint refused %s', async (_, constraint, write) => {
      const error = await errorOf(Promise.resolve(write()));

      expect(error.code).toBe('SQLITE_CONSTRAINT');
      expect(error.message.toLowerCase()).toContain(`${constraint} constraint failed`);
      expect(await titles()).toEqual([]);
    });

    it('says what is wrong with a statement, and goes on', async () => {
      expect((await errorOf(db.all(sql`select absent from note`))).message).toContain('no such column: absent');
      expect((await errorOf(db.all(sql`selekt 1`))).message).toContain('syntax error');
      expect(await titles()).toEqual([]);
    });
  });

  describe('transactions', () => {
    it('keep what a transaction wrote, and answer with what its function returned', async () => {
      const answer = await transact(db, async (tx) => {
        await tx.insert(note).values({ title: 'a' });
        const [row] = await tx.select({ title: note.title }).from(note);
        return row?.title;
      });

      expect(answer).toBe('a');
      expect(await titles()).toEqual(['a']);
    });

    it('undo everything when the function throws, and pass its error on', async () => {
      const failed = transact(db, async (tx) => {
        await tx.insert(note).values({ title: 'a' });
        throw new Error('thought better of it');
      });

      await expect(failed).rejects.toThrow('thought better of it');
      expect(await titles()).toEqual([]);
    });

    it('undo everything when a statement fails', async () => {
      const failed = transact(db, async (tx) => {
        await tx.insert(note).values({ title: 'a' });
        await tx.insert(note).values({ title: 'a' });
      });

      await expect(failed).rejects.toMatchObject({ cause: { code: 'SQLITE_CONSTRAINT' } });
      expect(await titles()).toEqual([]);
    });

    it('go on after a statement that failed and was caught', async () => {
      await transact(db, async (tx) => {
        await tx.insert(note).values({ title: 'a' });
        await tx
          .insert(note)
          .values({ title: 'a' })
          .catch(() => undefined);
        await tx.insert(note).values({ title: 'b' });
      });

      expect(await titles()).toEqual(['a', 'b']);
    });

    it('undo an inner transaction alone', async () => {
      await transact(db, async (tx) => {
        await tx.insert(note).values({ title: 'outer' });
        await tx
          .transaction(async (inner) => {
            await inner.insert(note).values({ title: 'inner' });
            inner.rollback();
          })
          .catch(() => undefined);
      });

      expect(await titles()).toEqual(['outer']);
    });

    it('take turns when they overlap, so that none overwrites what another read', async () => {
      await db.insert(note).values({ id: 1, title: 'counter', weight: 0 });

      await Promise.all(Array.from({ length: 20 }, () => transact(db, increment)));

      expect(await db.select({ weight: note.weight }).from(note)).toEqual([{ weight: 20 }]);
    });

    it('take turns with those of another client', async () => {
      await db.insert(note).values({ id: 1, title: 'counter', weight: 0 });
      const another = test.openAnother();

      await Promise.all(Array.from({ length: 20 }, (_, n) => transact(n % 2 ? db : another, increment)));

      expect(await another.select({ weight: note.weight }).from(note)).toEqual([{ weight: 20 }]);
    });

    it('let others read what was committed before, until they commit', async () => {
      await db.insert(note).values({ title: 'a' });
      const another = test.openAnother();

      const seenMeanwhile = await transact(db, async (tx) => {
        await tx.insert(note).values({ title: 'b' });
        return [await titles(db), await titles(another)];
      });

      expect(seenMeanwhile).toEqual([['a'], ['a']]);
      expect([await titles(db), await titles(another)]).toEqual([
        ['a', 'b'],
        ['a', 'b'],
      ]);
    });

    async function increment(tx: Parameters<Parameters<typeof transact>[1]>[0]): Promise<void> {
      const [row] = await tx.select({ weight: note.weight }).from(note).where(eq(note.id, 1));
      await tx
        .update(note)
        .set({ weight: (row?.weight ?? 0) + 1 })
        .where(eq(note.id, 1));
    }
  });

  describe('batches', () => {
    it('do all of their statements and answer each', async () => {
      const [inserted, found] = await db.batch([
        db.insert(note).values({ title: 'a' }).returning({ id: note.id }),
        db.select({ title: note.title }).from(note),
      ]);

      expect({ inserted, found }).toEqual({ inserted: [{ id: 1 }], found: [{ title: 'a' }] });
    });

    it('do nothing when one of their statements fails, and say which', async () => {
      const failed = db.batch([db.insert(note).values({ title: 'a' }), db.insert(note).values({ title: 'a' })]);

      await expect(failed).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT', statementIndex: 1 });
      expect(await titles()).toEqual([]);
    });
  });

  describe('closing', () => {
    it('settles what is in flight and refuses what comes after', async () => {
      const another = test.openAnother();
      const inFlight = Array.from({ length: 5 }, (_, n) => [
        another.insert(note).values({ title: `title ${n}` }),
        transact(another, async (tx) => void (await tx.insert(note).values({ title: `in transaction ${n}` }))),
      ]).flat();

      another.$client.close();

      const settled = await Promise.allSettled(inFlight);
      expect(settled.map(({ status }) => status)).toContain('rejected');
      expect(await titles()).toHaveLength(settled.filter(({ status }) => status === 'fulfilled').length);
      await expect(another.select().from(note)).rejects.toThrow();
      await db.insert(note).values({ title: 'still open' });
      expect(await titles()).toContain('still open');
    });
  });
});

describe('a database by URL', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tierline-db-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['an absolute path', (path: string) => `file:${path}`],
    ['three slashes', (path: string) => `file://${path}`],
    ['a host of its own', (path: string) => `file://localhost${path}`],
    ['a path from the working directory', (path: string) => `file:${relative(process.cwd(), path)}`],
    ['escaped characters', (path: string) => `file:${encodeURI(path)}`],
  ])('makes the file and its folders, given by %s', (_, toUrl) => {
    const path = join(folder, 'new folder', 'data', 'tierline.db');

    openDatabase({ url: toUrl(path) }).close();

    expect(existsSync(path)).toBe(true);
  });

  it('says what to check when the folder cannot be written to', () => {
    const inTheWay = join(folder, 'file');
    writeFileSync(inTheWay, '');

    expect(() => openDatabase({ url: `file:${join(inTheWay, 'tierline.db')}` })).toThrow(
      /^The database file .*tierline\.db cannot be opened for writing \(.*\)\. Check that its folder is writable\.$/,
    );
  });

  it('says so when the file is something else', () => {
    const path = join(folder, 'picture.db');
    writeFileSync(path, 'this is not a database, whatever its name says'.repeat(100));

    expect(() => openDatabase({ url: `file:${path}` })).toThrow(/picture\.db cannot be opened .*not a database/);
  });

  it.each(['file:', 'file::memory:', 'file:data.db?mode=ro'])('refuses %s, which does not name a file', (url) => {
    expect(() => openDatabase({ url })).toThrow('does not name a database file');
  });

  it('gives a server its token, and says so when the server does not take it', async () => {
    const { url, close } = await startHranaServer(join(folder, 'test.db'), 'right');
    const [taken, refused] = ['right', 'wrong'].map((authToken) => openDatabase({ url, authToken }));

    expect(await taken?.db.all(sql`select 1 as one`)).toEqual([{ one: 1 }]);
    await expect(refused?.db.all(sql`select 1 as one`)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('401') },
    });
    await close();
  });
});
