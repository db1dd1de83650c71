import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_SALESFORCE_FIELDS } from '@tierline/crm/salesforce/fields';
import { createSalesforceCrm } from '@tierline/crm/salesforce/salesforce-crm';
import { createManualClock, type ManualClock } from '@tierline/crm-fakes/clock';
import { listen } from '@tierline/crm-fakes/listen';
import { createSalesforceOrg, type SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import { saveConnection } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { type Database, openDatabase } from '@tierline/db/open-database';
import { createTenant } from '@tierline/db/tenant';
import type { Crm } from '@tierline/domain/crm';
import type { Crms } from '@tierline/sync/crms';
import { deliverDue, readAllChanges, type WorkerContext } from '@tierline/sync/worker';
import pino from 'pino';
import { createApp } from '../app.ts';
import { type Caller, createCaller } from './caller.ts';
import { seedVendor, type VendorIds } from './vendor.ts';

const METADATA = fileURLToPath(
  new URL('../../../../crm-extensions/salesforce/force-app/main/default', import.meta.url),
);
const CLIENT_ID = 'tierline';
const USERNAME = 'tierline@vendor.example';
/** Short, so that a test in which the CRM hangs does not wait long for the answer. */
const DELIVERY_WAIT_MS = 150;

const keys = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const tierline = keys();
/** Signs what the org's gateway sends. */
export const orgKeys = keys();
/** A key that no org has registered. */
export const strangerKeys = keys();

export interface World {
  org: SalesforceOrg;
  ids: VendorIds;
  clock: ManualClock;
  /** Of the database, for a second handle on it. */
  url: string;
  db: Database;
  app: ReturnType<typeof createApp>;
  crms: Crms;
  worker: WorkerContext;
  tenantId: string;
  as: Caller;
  /** Lines of the log so far. */
  log: string[];
  /** Reads what changed, and delivers what is due. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** A fake org with the small vendor, connected to an app over a database of its own, everything read once. */
export async function createWorld(): Promise<World> {
  const clock = createManualClock('2026-11-23T10:00:00Z');
  const org = createSalesforceOrg({ metadata: METADATA, clock: clock.now });
  const ids = seedVendor(org);
  const server = await listen(org.fetch);
  org.admin.createUser({
    username: USERNAME,
    lastName: 'Tierline',
    profile: 'Minimum Access - API Only Integrations',
    permissionSets: ['Tierline_Integration'],
  });
  org.admin.registerClient({ clientId: CLIENT_ID, publicKey: tierline.publicKey });

  const folder = mkdtempSync(join(tmpdir(), 'tierline-'));
  const url = `file:${join(folder, 'test.db')}`;
  const opened = openDatabase({ url });
  const { db } = opened;
  await migrate(db);
  const tenantId = 'vendor-1';
  const createdAt = clock.now().toISOString();
  await createTenant(db, { id: tenantId, name: 'Acme Networks', createdAt });
  await saveConnection(
    { db, tenantId },
    { crm: 'salesforce', orgId: org.orgId, config: {}, publicKey: orgKeys.publicKey, createdAt },
  );

  const crm: Crm = createSalesforceCrm({
    loginUrl: server.url,
    clientId: CLIENT_ID,
    username: USERNAME,
    privateKey: tierline.privateKey,
    fields: DEFAULT_SALESFORCE_FIELDS,
    currency: 'USD',
    limiter: (call) => call(),
    clock: clock.now,
    deadline: () => AbortSignal.timeout(1000),
  });
  const crms: Crms = { get: async () => crm };
  const log: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) });
  const now = () => clock.now().toISOString();
  const app = createApp({ db, crms, now, log: logger, deliveryWait: DELIVERY_WAIT_MS });
  const worker: WorkerContext = {
    db,
    crms,
    now,
    report: (fault) => {
      throw fault;
    },
  };
  const settle = async () => {
    await readAllChanges(worker);
    await deliverDue(worker);
  };
  await settle();
  return {
    org,
    ids,
    clock,
    url,
    db,
    app,
    crms,
    worker,
    tenantId,
    log,
    as: createCaller(app, org, clock),
    settle,
    async close() {
      opened.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
