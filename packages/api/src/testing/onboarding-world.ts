import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_SALESFORCE_FIELDS } from '@tierline/crm/salesforce/fields';
import { createSalesforceCrm } from '@tierline/crm/salesforce/salesforce-crm';
import { createManualClock, type ManualClock } from '@tierline/crm-fakes/clock';
import { listen } from '@tierline/crm-fakes/listen';
import { createSalesforceOrg, type SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import { findConnection } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { type Database, openDatabase } from '@tierline/db/open-database';
import { CrmFailure } from '@tierline/domain/crm';
import type { Crms } from '@tierline/sync/crms';
import { createIndexes } from '@tierline/sync/indexes';
import { TIERLINE_KEYS } from '@tierline/sync/testing/connected-org';
import pino from 'pino';
import { createApp } from '../app.ts';
import type { Services } from '../context.ts';
import { createCaller } from './caller.ts';
import { createOrgs } from './orgs.ts';

const METADATA = fileURLToPath(
  new URL('../../../../crm-extensions/salesforce/force-app/main/default', import.meta.url),
);

/** An org with the extension deployed and an integration user, of which Tierline knows nothing. */
export interface UnknownOrg {
  org: SalesforceOrg;
  /** What its administrator would type. */
  login: { clientId: string; username: string; sandbox: boolean };
  /** Puts a text into a new record of signing keys, as its administrator does; answers with the record's id. */
  paste(text: string): string;
  retire(id: string): void;
  as: ReturnType<typeof createCaller>;
}

export interface OnboardingWorld {
  clock: ManualClock;
  db: Database;
  services: Services;
  /** Logs in at the production host. */
  production: UnknownOrg;
  /** Logs in at the sandboxes' host. */
  sandbox: UnknownOrg;
  log: string[];
  /** Vendors whose org was to be read at once, in their order. */
  connected: string[];
  close(): Promise<void>;
}

/** An empty database, and two orgs that are not connected. */
export async function createOnboardingWorld(): Promise<OnboardingWorld> {
  const clock = createManualClock('2026-11-23T10:00:00Z');
  const folder = mkdtempSync(join(tmpdir(), 'tierline-onboarding-'));
  const { db, close } = openDatabase({ url: `file:${join(folder, 'test.db')}` });
  await migrate(db);
  const orgs = {
    production: createSalesforceOrg({ metadata: METADATA, clock: clock.now, name: 'Acme Networks' }),
    sandbox: createSalesforceOrg({ metadata: METADATA, clock: clock.now, name: 'Birch', orgId: '00DgK0000000002' }),
  };
  const servers = { production: await listen(orgs.production.fetch), sandbox: await listen(orgs.sandbox.fetch) };
  const hosts = { production: servers.production.url, sandbox: servers.sandbox.url };
  const log: string[] = [];
  const connected: string[] = [];
  const services: Services = {
    db,
    crms: openByConfig(db, clock),
    now: () => clock.now().toISOString(),
    log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
    deliveryWait: 1_000,
    indexes: createIndexes(),
    hubspot: null,
    orgs: createOrgs(clock, hosts, (tenantId) => connected.push(tenantId)),
  };
  const app = createApp(services);

  function open(name: keyof typeof orgs): UnknownOrg {
    const org = orgs[name];
    const login = { clientId: `app-${name}`, username: `tierline@${name}.example`, sandbox: name === 'sandbox' };
    org.admin.createUser({
      username: login.username,
      lastName: 'Tierline',
      profile: 'Minimum Access - API Only Integrations',
      permissionSets: ['Tierline_Integration'],
    });
    org.admin.registerClient({ clientId: login.clientId, publicKey: TIERLINE_KEYS.publicKey });
    return {
      org,
      login,
      paste: (text) => org.admin.seed('Tierline_Signing_Key__c', [{ Public_Key__c: text }])[0] ?? '',
      retire: (id) => {
        const record = org.admin.findRecord('Tierline_Signing_Key__c', id);
        org.admin.seed('Tierline_Signing_Key__c', [{ ...record, Retired__c: true }]);
      },
      as: createCaller(app, org, clock),
    };
  }

  return {
    ...{ clock, db, services, log, connected },
    production: open('production'),
    sandbox: open('sandbox'),
    async close() {
      close();
      await servers.production.close();
      await servers.sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Adapters as the server makes them: from what the connection keeps. */
const openByConfig = (db: Database, clock: ManualClock): Crms => ({
  async get(tenantId, kind) {
    const connection = await findConnection({ db, tenantId }, kind);
    if (!connection) throw new CrmFailure('not_authorized', 'the CRM is not connected');
    const { loginUrl, clientId, username } = connection.config;
    return createSalesforceCrm({
      loginUrl: String(loginUrl),
      clientId: String(clientId),
      username: String(username),
      privateKey: TIERLINE_KEYS.privateKey,
      fields: DEFAULT_SALESFORCE_FIELDS,
      currency: 'USD',
      limiter: (call) => call(),
      clock: clock.now,
    });
  },
});
