import { sql } from 'drizzle-orm';
import { openDatabase, transact } from '../open-database.ts';

/** A server that writes to two tables of a file, always both at once, until it is ended; it says so after each time. */
const { db } = openDatabase({ url: `file:${process.argv[2]}` });
for (const name of ['left', 'right']) await db.run(sql.raw(`create table if not exists "${name}" (n integer)`));
for (let n = 0; process.connected; n += 1) {
  await transact(db, async (tx) => {
    await tx.run(sql`insert into "left" values (${n})`);
    await tx.run(sql`insert into "right" values (${n})`);
  });
  await new Promise((resolve) => process.send?.('written', undefined, undefined, resolve));
}
