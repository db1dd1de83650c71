import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findConnectionByOrg, saveConnection } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { openDatabase, transact } from '@tierline/db/open-database';
import { createTenant, renameTenant } from '@tierline/db/tenant';
import { importSPKI } from 'jose';
import { z } from 'zod';
import { StartFailure } from './config.ts';
import { databaseLocation } from './database-location.ts';
import { runProgram } from './run-program.ts';
import { salesforceConfig } from './salesforce-connection.ts';

const USAGE = `Registers a Salesforce org and the public key of its certificate, or changes what is registered.

  node apps/server/src/connect-salesforce.ts --vendor NAME --org-id 00D… --login-url URL
    --client-id KEY --username USER --public-key FILE.pem [--audience URL]

TIERLINE_DATABASE_URL (and TIERLINE_DATABASE_TOKEN) name the database.`;

const options = z.object({
  vendor: z.string().trim().min(1, 'must not be empty'),
  'org-id': z.string().regex(/^00D[a-zA-Z0-9]{15}$/, 'must be the org’s 18-character id'),
  'public-key': z.string(),
});

await runProgram(async () => {
  const values = readArguments();
  const known = options.safeParse(values);
  const config = salesforceConfig.safeParse({
    loginUrl: values['login-url'],
    clientId: values['client-id'],
    username: values.username,
    audience: values.audience,
  });
  const issues = [...(known.error?.issues ?? []), ...(config.error?.issues ?? [])];
  if (!known.success || !config.success) {
    throw new StartFailure(
      `${issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n')}\n\n${USAGE}`,
    );
  }
  const { vendor, 'org-id': orgId, 'public-key': file } = known.data;
  const publicKey = await readPublicKey(file);
  const { db, close } = openDatabase(databaseLocation(process.env));
  try {
    await migrate(db);
    const createdAt = new Date().toISOString();
    await transact(db, async (tx) => {
      const existing = await findConnectionByOrg(tx, 'salesforce', orgId);
      const tenantId = existing?.tenantId ?? randomUUID();
      if (existing) await renameTenant({ db: tx, tenantId }, vendor);
      else await createTenant(tx, { id: tenantId, name: vendor, createdAt });
      const row = { crm: 'salesforce' as const, orgId, config: config.data, publicKey, createdAt };
      await saveConnection({ db: tx, tenantId }, row);
    });
    process.stdout.write(`Salesforce org ${orgId} is registered for ${vendor}.\n`);
  } finally {
    close();
  }
});

function readArguments(): Record<string, string | undefined> {
  const names = ['vendor', 'org-id', 'login-url', 'client-id', 'username', 'public-key', 'audience'];
  try {
    const { values } = parseArgs({
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    });
    return values;
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function readPublicKey(file: string): Promise<string> {
  try {
    const pem = readFileSync(file, 'utf8');
    await importSPKI(pem, 'RS256');
    return pem;
  } catch {
    throw new StartFailure(`public-key: ${file} is not a public key in PEM form that can be read.`);
  }
}
