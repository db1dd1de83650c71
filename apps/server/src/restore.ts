import { restoreBackup } from './backup/restore-backup.ts';
import { readSecretKeys } from './backup/secret-keys.ts';
import { StartFailure } from './config.ts';
import { embeddedFile } from './embedded-file.ts';
import { readOptions } from './read-options.ts';
import { runProgram } from './run-program.ts';

const USAGE = `Puts a backup in the place of the embedded database. Every server on it must be stopped.

  node apps/server/src/restore.ts --from FILE [--replace]

FILE.json must lie beside it. Nothing is written unless the checksum is right, this release knows the schema, and
TIERLINE_SECRET_KEY opens what is sealed inside; a database that is there is replaced only when that is said.`;

await runProgram(async () => {
  const { from, replace } = readOptions({ from: { type: 'string' }, replace: { type: 'boolean' } }, USAGE);
  if (!from) throw new StartFailure(`from: must be the backup’s file\n\n${USAGE}`);
  const database = embeddedFile(process.env);
  const { takenAt } = await restoreBackup(from, database, readSecretKeys(process.env), { replace: replace === true });
  process.stdout.write(`${database} is as it was at ${takenAt}.\n`);
});
