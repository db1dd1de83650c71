import type { Database } from '@tierline/db/open-database';
import type { Scope } from '@tierline/db/scope';
import type { AccessReport } from '@tierline/domain/access-report';
import type { Crm } from '@tierline/domain/crm';
import type { ModuleState } from '@tierline/domain/module';
import type { Viewer } from '@tierline/domain/viewer';
import type { Crms } from '@tierline/sync/crms';
import type { Indexes } from '@tierline/sync/indexes';
import type { Logger } from 'pino';
import type { HubSpotDoor } from './hubspot/door.ts';

/** The app that a portal has installed, and the people of the portals. */
export interface HubSpotApp {
  appId: string;
  clientSecret: string;
  /** The server's public address, without a slash at its end: what HubSpot signs is a call to it, whatever a proxy makes of it. */
  publicUrl: string;
  people: HubSpotPeople;
  door: HubSpotDoor;
}

export interface HubSpotPerson {
  userId: string;
  email: string;
  name: string;
  superAdmin: boolean;
}

/** Both reject with a `CrmFailure` when HubSpot does not answer and nothing is remembered. */
export interface HubSpotPeople {
  find(tenantId: string, userId: string): Promise<HubSpotPerson | null>;
  list(tenantId: string): Promise<HubSpotPerson[]>;
}

/** What an administrator tells of the way into his org. */
export interface OrgLogin {
  /** The External Client App's consumer key. */
  clientId: string;
  /** The integration user's. */
  username: string;
  sandbox: boolean;
}

/** An org as it shows itself to Tierline's own login; each question may end in a `CrmFailure`. */
export interface SignedInOrg {
  /** The org that the login itself named, 18 characters. */
  orgId: string;
  readName(): Promise<string>;
  /** What its administrators have pasted as signing keys, without those retired. */
  readSigningKeys(): Promise<string[]>;
  checkAccess(): Promise<AccessReport>;
}

/** The way into Salesforce orgs, with the server's own key. */
export interface OrgVerifier {
  /** What a connection keeps of it. Where to log in is the server's to say, never the caller's. */
  toConfig(login: OrgLogin): Record<string, unknown>;
  /** Rejects with a `CrmFailure` in Salesforce's own words when it does not let Tierline in. */
  signIn(config: Record<string, unknown>): Promise<SignedInOrg>;
  /** An org was connected, and may be read at once. */
  connected(tenantId: string): void;
}

/** What the composition root hands to the api. */
export interface Services {
  db: Database;
  crms: Crms;
  /** ISO 8601 in UTC. */
  now: () => string;
  log: Logger;
  indexes: Indexes;
  /** How long a mutation waits for the CRM before it answers that saving goes on. Milliseconds. */
  deliveryWait: number;
  /** Null where no HubSpot app is configured. */
  hubspot: HubSpotApp | null;
  /** Null where this server serves no Salesforce org. */
  orgs: OrgVerifier | null;
}

/** One call, once it is known who is behind it. */
export interface Context extends SignedCall {
  /** Whether distribution is there for the vendor. */
  module: ModuleState;
}

/** One call: the services, and who is behind it. */
export interface SignedCall extends Services {
  viewer: Viewer;
  scope: Scope;
  /** The adapter of the CRM that the call came from. */
  crm: Crm;
  /** Names the call in the log, and to the caller when it fails. */
  reference: string;
}
