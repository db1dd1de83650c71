import { followAllStandings } from '@tierline/sync/follow-standing';
import { createIndexes } from '@tierline/sync/indexes';
import { type ConnectedOrg, createConnectedOrg, createKeys } from '@tierline/sync/testing/connected-org';
import pino from 'pino';
import { createApp } from '../app.ts';
import type { OrgVerifier, Services } from '../context.ts';
import { type Caller, createCaller } from './caller.ts';
import { createOrgs } from './orgs.ts';
import { seedVendor, type VendorIds } from './vendor.ts';

/** Short, so that a test in which the CRM hangs does not wait long for the answer. */
const DELIVERY_WAIT_MS = 150;
export const PATIENT_MS = 20_000;

/** Signs what the org's gateway sends. */
export const orgKeys = createKeys();
/** A key that no org has registered. */
export const strangerKeys = createKeys();

export interface World extends ConnectedOrg {
  ids: VendorIds;
  orgs: OrgVerifier;
  app: ReturnType<typeof createApp>;
  /** What the app was made of, for another server beside it. */
  services: Services;
  as: Caller;
  /** Lines of the log so far. */
  log: string[];
}

/**
 * A fake org with the small vendor, connected to an app over a database of its own, everything read once. `patient`: what is
 * saved is saved when the call answers, however slow the machine is.
 */
export async function createWorld({ patient = false } = {}): Promise<World> {
  const connected = await createConnectedOrg(orgKeys.publicKey);
  const { org, clock, db, crms, now } = connected;
  const ids = seedVendor(org);
  org.admin.seed('Tierline_Signing_Key__c', [{ Public_Key__c: orgKeys.publicKey }]);
  const orgs = createOrgs(clock, { production: connected.orgUrl, sandbox: connected.orgUrl });
  const log: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) });
  const indexes = createIndexes();
  const deliveryWait = patient ? PATIENT_MS : DELIVERY_WAIT_MS;
  const services = { db, crms, now, log: logger, deliveryWait, indexes, hubspot: null, orgs };
  const app = createApp(services);
  async function settle() {
    await connected.settle();
    await followAllStandings({ ...connected.worker, indexes });
  }
  await settle();
  return { ...connected, settle, ids, orgs, app, services, log, as: createCaller(app, org, clock) };
}
