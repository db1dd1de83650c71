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
import { type Crm, CrmFailure, type CrmKind } from '@tierline/domain/crm';
import type { Crms } from '../crms.ts';
import { deliverDue, readAllChanges, readHinted, type WorkerContext } from '../worker.ts';

export const METADATA = fileURLToPath(
  new URL('../../../../crm-extensions/salesforce/force-app/main/default', import.meta.url),
);
export const CLIENT_ID = 'tierline';
export const USERNAME = 'tierline@vendor.example';

export const createKeys = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
/** With which Tierline signs in to the org. */
export const TIERLINE_KEYS = createKeys();

export const aheadOf = (clock: ManualClock, seconds: number) => () => new Date(clock.now().getTime() + seconds * 1000);

export interface ConnectedOrg {
  org: SalesforceOrg;
  /** Where the org's API is. */
  orgUrl: string;
  clock: ManualClock;
  now: () => string;
  /** Of the database, for a second handle on it. */
  url: string;
  db: Database;
  tenantId: string;
  crm: Crm;
  crms: Crms;
  /** What `crms` gives; a test that connects another CRM puts its adapter here. */
  adapters: Partial<Record<CrmKind, Crm>>;
  /** Its `report` throws: a test that expects a fault brings its own. */
  worker: WorkerContext;
  /** Reads what changed, and delivers what is due. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A fake org with the extension's own metadata, connected to Tierline over a database of its own; nothing is read yet.
 * `publicKey` is the one that the org's gateway signs with, `permissionSets` are those of the integration user, and
 * `aheadSeconds` is how far the org's clock is ahead of Tierline's.
 */
export async function createConnectedOrg(
  publicKey = '',
  permissionSets: readonly string[] = ['Tierline_Integration'],
  aheadSeconds = 0,
  metadata = METADATA,
): Promise<ConnectedOrg> {
  const clock = createManualClock('2026-11-23T10:00:00Z');
  const now = () => clock.now().toISOString();
  const org = createSalesforceOrg({ metadata, clock: aheadOf(clock, aheadSeconds) });
  org.admin.createUser({
    username: USERNAME,
    lastName: 'Tierline',
    profile: 'Minimum Access - API Only Integrations',
    permissionSets,
  });
  org.admin.registerClient({ clientId: CLIENT_ID, publicKey: TIERLINE_KEYS.publicKey });
  const server = await listen(org.fetch);

  const folder = mkdtempSync(join(tmpdir(), 'tierline-'));
  const url = `file:${join(folder, 'test.db')}`;
  const opened = openDatabase({ url });
  const { db } = opened;
  await migrate(db);
  const tenantId = 'vendor-1';
  await createTenant(db, { id: tenantId, name: 'Acme Networks', createdAt: now() });
  const config = { loginUrl: server.url, clientId: CLIENT_ID, username: USERNAME };
  const connection = { crm: 'salesforce' as const, orgId: org.orgId, config, publicKey, createdAt: now() };
  await saveConnection({ db, tenantId }, connection);

  const crm = createSalesforceCrm({
    loginUrl: server.url,
    clientId: CLIENT_ID,
    username: USERNAME,
    privateKey: TIERLINE_KEYS.privateKey,
    fields: DEFAULT_SALESFORCE_FIELDS,
    currency: 'USD',
    limiter: (call) => call(),
    clock: clock.now,
    deadline: () => AbortSignal.timeout(1000),
    // The smallest, so that a few hundred rows have several pages.
    pageSize: 200,
  });
  const adapters: ConnectedOrg['adapters'] = { salesforce: crm };
  const crms: Crms = {
    get: async (_, kind) => {
      const adapter = adapters[kind];
      if (!adapter) throw new CrmFailure('not_authorized', 'the CRM is not connected');
      return adapter;
    },
  };
  const worker: WorkerContext = {
    db,
    crms,
    now,
    report: (fault) => {
      throw fault;
    },
  };
  return {
    ...{ org, orgUrl: server.url, clock, now, url, db, tenantId, crm, crms, adapters, worker },
    async settle() {
      await readHinted(worker);
      await readAllChanges(worker);
      await deliverDue(worker);
    },
    async close() {
      opened.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
