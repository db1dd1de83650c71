/**
 * Another server process on one database file: run with the file's path and what to do. Tests start it by `fork`.
 * `increment` adds 1 to a counter in a hundred transactions. `hold` takes the write lock, says so, and keeps it until told.
 */
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import Libsql from 'libsql';
import { migrate } from '../migrate.ts';
import { openDatabase, transact } from '../open-database.ts';

const [file = '', task] = process.argv.slice(2);

switch (task) {
  case 'increment':
    await increment();
    break;
  case 'hold':
    await hold();
    break;
  case 'migrate':
    await migrateOnce();
    break;
  default:
    throw new Error(`unknown task ${task}`);
}
process.disconnect?.();

async function increment(): Promise<void> {
  const { db, close } = openDatabase({ url: `file:${file}` });
  for (let n = 0; n < 100; n++) {
    await transact(db, async (tx) => {
      const row = await tx.get<{ value: number }>(sql`select value from counter`);
      await tx.run(sql`update counter set value = ${row.value + 1}`);
    });
  }
  close();
}

async function hold(): Promise<void> {
  const database = new Libsql(file);
  database.exec('begin immediate');
  process.send?.('holding');
  await once(process, 'message');
  database.exec('commit');
  database.close();
}

async function migrateOnce(): Promise<void> {
  const { db, close } = openDatabase({ url: `file:${file}` });
  await migrate(db);
  close();
}
