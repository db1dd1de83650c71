import { migrate } from '@tierline/db/migrate';
import { openDatabase } from '@tierline/db/open-database';
import { StartFailure } from './config.ts';
import { databaseLocation } from './database-location.ts';
import { readHubSpotConfig } from './hubspot-config.ts';
import { resealSecrets } from './reseal-secrets.ts';
import { runProgram } from './run-program.ts';
import { createSeal } from './seal.ts';

/**
 * Seals all tokens anew with the first key of TIERLINE_SECRET_KEY. The variables are the server's own; when it is done,
 * the keys after the first may go.
 */
await runProgram(async () => {
  const { config, problems } = readHubSpotConfig(process.env);
  if (!config) throw new StartFailure(problems.join('\n') || 'The variables for HubSpot are not set.');
  const { db, close } = openDatabase(databaseLocation(process.env));
  try {
    await migrate(db);
    const { sealed, lost } = await resealSecrets(db, createSeal(config.secretKeys));
    process.stdout.write(`${sealed} secrets are sealed with the first key.\n`);
    if (lost.length === 0) return;
    const lines = lost.map(({ crm, orgId, name }) => `The ${name} of ${crm} ${orgId} opens with none of the keys.`);
    throw new StartFailure([...lines, 'Keep the keys, add the missing one, and run this again.'].join('\n'));
  } finally {
    close();
  }
});
