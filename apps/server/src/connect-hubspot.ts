import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { exchangeCode } from '@tierline/crm/hubspot/exchange-code';
import { installHubSpot } from '@tierline/crm/hubspot/install/install-hubspot';
import { createHubSpotPeople } from '@tierline/crm/hubspot/people';
import { findConnectionByOrg, saveConnection } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { type Database, openDatabase, transact } from '@tierline/db/open-database';
import { savePersonRole } from '@tierline/db/person-role';
import { createTenant } from '@tierline/db/tenant';
import { CrmFailure } from '@tierline/domain/crm';
import type { Role } from '@tierline/domain/viewer';
import { z } from 'zod';
import { StartFailure } from './config.ts';
import { databaseLocation } from './database-location.ts';
import { type HubSpotConfig, readHubSpotConfig } from './hubspot-config.ts';
import { savePortalTokens } from './hubspot-tokens.ts';
import { runProgram } from './run-program.ts';
import { createSeal } from './seal.ts';

const USAGE = `Installs the app in a HubSpot portal for whose consent HubSpot gave a code, and registers the portal.

  node apps/server/src/connect-hubspot.ts --vendor NAME --code CODE --redirect-uri URL
    [--tenant-of-org 00D…] [--role EMAIL=vendor|vendor_reader|vendor_admin …]

--tenant-of-org takes the vendor whose Salesforce org that is, instead of a new one. The variables for HubSpot, and those
that name the database, are the server's own.`;

const GIVEN = ['vendor', 'vendor_reader', 'vendor_admin'] as const satisfies readonly Role[];
const TIMEOUT_MS = 30_000;

const options = z.object({
  vendor: z.string().trim().min(1, 'must not be empty'),
  code: z.string().min(1, 'must not be empty'),
  'redirect-uri': z.url('must be an address'),
  'tenant-of-org': z.string().optional(),
  role: z
    .array(z.string().regex(/^\S+@\S+=\w+$/, 'must be EMAIL=ROLE'))
    .default([])
    .transform((roles) => roles.map((text) => [...text.split('=')] as [string, string]))
    .refine(
      (roles) => roles.every(([, role]) => GIVEN.includes(role as never)),
      `role must be one of ${GIVEN.join(', ')}`,
    ),
});
type Options = z.infer<typeof options>;

await runProgram(async () => {
  const given = options.safeParse(readArguments());
  if (!given.success) {
    const lines = given.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new StartFailure(`${lines.join('\n')}\n\n${USAGE}`);
  }
  const { config, problems } = readHubSpotConfig(process.env);
  if (!config) throw new StartFailure(problems.join('\n') || `The variables for HubSpot are not set.\n\n${USAGE}`);
  const { db, close } = openDatabase(databaseLocation(process.env));
  try {
    await migrate(db);
    const portalId = await install(db, config, given.data);
    process.stdout.write(`HubSpot portal ${portalId} is registered for ${given.data.vendor}.\n`);
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    throw new StartFailure(`HubSpot did not allow it: ${error.message}`);
  } finally {
    close();
  }
});

async function install(db: Database, config: HubSpotConfig, given: Options): Promise<string> {
  const { apiUrl: baseUrl, clientId, clientSecret } = config;
  const deadline = () => AbortSignal.timeout(TIMEOUT_MS);
  const code = { code: given.code, redirectUri: given['redirect-uri'] };
  const { accessToken, refreshToken, hubId } = await exchangeCode({
    baseUrl,
    clientId,
    clientSecret,
    deadline,
    ...code,
  });
  const session = { token: async () => accessToken, forget: () => {} };
  const parts = { baseUrl, session, deadline, limiter: <T>(_: unknown, call: () => Promise<T>) => call() };
  const { labels } = await installHubSpot(parts);
  const roles = await findRoles(await createHubSpotPeople(parts).list(), given.role);
  await transact(db, async (tx) => {
    const createdAt = new Date().toISOString();
    const tenantId = await findTenantId(tx, hubId, given['tenant-of-org']);
    const scope = { db: tx, tenantId: tenantId ?? randomUUID() };
    if (tenantId === null) await createTenant(tx, { id: scope.tenantId, name: given.vendor, createdAt });
    await saveConnection(scope, { crm: 'hubspot', orgId: hubId, config: { labels }, publicKey: null, createdAt });
    const portal = { scope, portalId: hubId, seal: createSeal(config.secretKeys) };
    await savePortalTokens(portal, { refreshToken, access: { token: accessToken, until: 0 } });
    for (const [userId, role] of roles) await savePersonRole(scope, 'hubspot', userId, role);
  });
  return hubId;
}

/** Null for a vendor that is not here yet. A portal that is registered stays with its vendor. */
async function findTenantId(
  tx: Parameters<typeof findConnectionByOrg>[0],
  portalId: string,
  orgId: string | undefined,
): Promise<string | null> {
  const registered = await findConnectionByOrg(tx, 'hubspot', portalId);
  const salesforce = orgId === undefined ? null : await findConnectionByOrg(tx, 'salesforce', orgId);
  if (orgId !== undefined && !salesforce) throw new StartFailure(`tenant-of-org: ${orgId} is not registered.`);
  if (registered && salesforce && registered.tenantId !== salesforce.tenantId) {
    throw new StartFailure(`Portal ${portalId} is registered for another vendor already.`);
  }
  return registered?.tenantId ?? salesforce?.tenantId ?? null;
}

function findRoles(people: { userId: string; email: string }[], given: [string, string][]): [string, Role][] {
  return given.map(([email, role]) => {
    const person = people.find((each) => each.email.toLowerCase() === email.toLowerCase());
    if (!person) throw new StartFailure(`role: the portal has no person with the address ${email}.`);
    return [person.userId, role as Role];
  });
}

function readArguments(): Record<string, unknown> {
  const one = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      options: {
        ...{ vendor: one, code: one, 'redirect-uri': one, 'tenant-of-org': one },
        role: { type: 'string', multiple: true },
      },
    });
    return values;
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
}
