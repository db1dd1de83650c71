import { migrate } from '@tierline/db/migrate';
import { openDatabase, transact } from '@tierline/db/open-database';
import { deleteTenant } from '@tierline/db/tenant-data';
import { StartFailure } from './config.ts';
import { databaseLocation } from './database-location.ts';
import { getTenantId, VENDOR_OPTIONS, VENDOR_USAGE } from './find-vendor.ts';
import { readOptions } from './read-options.ts';
import { runProgram } from './run-program.ts';
import { exportVendor, hashTenant, verifyExport } from './vendor/export-vendor.ts';

const USAGE = `Deletes a vendor wholly, after an export that was read again from the disk. Nothing in its CRMs is changed.

  node apps/server/src/delete-vendor.ts ${VENDOR_USAGE} --export-to FILE.jsonl

Stop the servers first, so that nothing comes in between the export and the deletion; if something does, nothing is deleted.
TIERLINE_DATABASE_URL (and TIERLINE_DATABASE_TOKEN) name the database.`;

await runProgram(async () => {
  const given = readOptions({ ...VENDOR_OPTIONS, 'export-to': { type: 'string' } }, USAGE);
  const file = given['export-to'];
  if (!file) throw new StartFailure(`export-to: must name the file\n\n${USAGE}`);
  const { db, close } = openDatabase(databaseLocation(process.env));
  try {
    await migrate(db);
    const scope = { db, tenantId: await getTenantId(db, given) };
    const exported = await exportVendor(scope, file);
    if (!(await verifyExport(file, exported))) {
      throw new StartFailure(`${file} is not what was written; nothing was deleted. Look at the disk, and try again.`);
    }
    await transact(db, async (tx) => {
      const inside = { db: tx, tenantId: scope.tenantId };
      if ((await hashTenant(inside)) !== exported.sha256) {
        throw new StartFailure(
          'Something came in after the export; nothing was deleted. Stop the servers, and try again.',
        );
      }
      await deleteTenant(inside);
    });
    process.stdout.write(`The vendor is deleted; ${file} holds ${exported.rows} rows, SHA-256 ${exported.sha256}.\n`);
  } finally {
    close();
  }
});
