import Libsql from 'libsql';

/** Every row of every table of a file, rows in the order in which they were written. */
export function readAllTables(path: string): Record<string, unknown[]> {
  const file = new Libsql(path);
  try {
    const tables = file.prepare(`select name from sqlite_schema where type = 'table' order by name`).all();
    return Object.fromEntries(
      (tables as { name: string }[]).map(({ name }) => [
        name,
        file.prepare(`select * from "${name}" order by rowid`).all(),
      ]),
    );
  } finally {
    file.close();
  }
}
