import { migrate } from '@tierline/db/migrate';
import { openDatabase } from '@tierline/db/open-database';
import { StartFailure } from './config.ts';
import { databaseLocation } from './database-location.ts';
import { getTenantId, VENDOR_OPTIONS, VENDOR_USAGE } from './find-vendor.ts';
import { readOptions } from './read-options.ts';
import { runProgram } from './run-program.ts';
import { exportVendor } from './vendor/export-vendor.ts';

const USAGE = `Writes all that a vendor has here into a file, a JSON object a line; secrets are left out.

  node apps/server/src/export-vendor.ts ${VENDOR_USAGE} --to FILE.jsonl

TIERLINE_DATABASE_URL (and TIERLINE_DATABASE_TOKEN) name the database.`;

await runProgram(async () => {
  const given = readOptions({ ...VENDOR_OPTIONS, to: { type: 'string' } }, USAGE);
  if (!given.to) throw new StartFailure(`to: must name the file\n\n${USAGE}`);
  const { db, close } = openDatabase(databaseLocation(process.env));
  try {
    await migrate(db);
    const { rows, sha256 } = await exportVendor({ db, tenantId: await getTenantId(db, given) }, given.to);
    process.stdout.write(`${given.to} holds ${rows} rows, SHA-256 ${sha256}.\n`);
  } finally {
    close();
  }
});
