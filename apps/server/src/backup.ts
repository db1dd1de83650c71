import { readSecretKeys } from './backup/secret-keys.ts';
import { takeBackup } from './backup/take-backup.ts';
import { StartFailure } from './config.ts';
import { embeddedFile } from './embedded-file.ts';
import { readOptions } from './read-options.ts';
import { runProgram } from './run-program.ts';

const USAGE = `Copies the embedded database, while servers go on working with it.

  node apps/server/src/backup.ts --to FILE

FILE must not exist; FILE.json is written beside it. TIERLINE_DATABASE_URL names the database, and TIERLINE_SECRET_KEY
the key or keys that the server has: the backup keeps a check value of them, never a key.`;

await runProgram(async () => {
  const { to } = readOptions({ to: { type: 'string' } }, USAGE);
  if (!to) throw new StartFailure(`to: must be the backup’s file\n\n${USAGE}`);
  const { bytes, sha256 } = await takeBackup(embeddedFile(process.env), to, readSecretKeys(process.env), new Date());
  process.stdout.write(`${to} holds the database: ${bytes} bytes, SHA-256 ${sha256}.\n`);
});
