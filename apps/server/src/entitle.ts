import { appendAudit } from '@tierline/db/audit';
import { migrate } from '@tierline/db/migrate';
import { openDatabase, transact } from '@tierline/db/open-database';
import { getGates, saveGates } from '@tierline/db/tenant';
import { StartFailure } from './config.ts';
import { databaseLocation } from './database-location.ts';
import { getTenantId, VENDOR_OPTIONS, VENDOR_USAGE } from './find-vendor.ts';
import { readOptions } from './read-options.ts';
import { runProgram } from './run-program.ts';

const USAGE = `Says whether a vendor's contract includes distribution. Off hides its cards and refuses its writes at once;
nothing is deleted, and its own switch stays as it is.

  node apps/server/src/entitle.ts ${VENDOR_USAGE} --distribution on|off

TIERLINE_DATABASE_URL (and TIERLINE_DATABASE_TOKEN) name the database.`;

await runProgram(async () => {
  const given = readOptions({ ...VENDOR_OPTIONS, distribution: { type: 'string' } }, USAGE);
  if (given.distribution !== 'on' && given.distribution !== 'off') {
    throw new StartFailure(`distribution: must be on or off\n\n${USAGE}`);
  }
  const entitled = given.distribution === 'on';
  const { db, close } = openDatabase(databaseLocation(process.env));
  try {
    await migrate(db);
    await transact(db, async (tx) => {
      const scope = { db: tx, tenantId: await getTenantId(tx, given) };
      const { entitled: before } = await getGates(scope);
      await saveGates(scope, { entitled });
      const at = new Date().toISOString();
      const who = { actor: 'operator', actorName: 'Operator' };
      await appendAudit(scope, {
        at,
        ...who,
        action: 'module.entitle',
        subject: 'module',
        detail: { from: before, to: entitled },
      });
    });
    process.stdout.write(`Distribution is ${entitled ? '' : 'no longer '}part of the contract.\n`);
  } finally {
    close();
  }
});
