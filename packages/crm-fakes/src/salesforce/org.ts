import type { Clock } from '../clock.ts';
import type { OAuthClients } from './access/oauth-clients.ts';
import type { Sessions } from './access/sessions.ts';
import type { SharingDefault, UserAccess } from './access/user-access.ts';
import type { ApiUsage } from './api-usage.ts';
import type { OrgMetadata } from './metadata/load-metadata.ts';
import type { RecordStore } from './records/record-store.ts';
import type { SaveHooks } from './records/save-hooks.ts';
import type { Schema } from './schema/schema.ts';
import type { Cursors } from './soql/cursors.ts';

/** Everything that one fake org consists of; passed to the functions that work on it. */
export interface Org {
  id: string;
  clock: Clock;
  metadata: OrgMetadata;
  schema: Schema;
  store: RecordStore;
  hooks: SaveHooks;
  sessions: Sessions;
  clients: OAuthClients;
  cursors: Cursors;
  usage: ApiUsage;
  sharing: Map<string, SharingDefault>;
  currencies: readonly string[];
  /** Rows of a query's page at most; may be set below Salesforce's least of 200, so that tests page with few rows. */
  maxQueryPage: number;
  accessOf(userId: string): UserAccess;
  /** Tells whoever persists the org that something changed besides records. */
  changed(): void;
}

/** Who asks, from a session. */
export interface Caller {
  org: Org;
  access: UserAccess;
}
