import type { StoredApps } from './access/apps.ts';
import type { StoredTokens } from './access/tokens.ts';
import type { User } from './access/users.ts';
import type { Account } from './account.ts';
import type { AssociationType } from './associations/association-types.ts';
import type { StoredLink } from './associations/link-store.ts';
import type { StoredRecords } from './records/record-store.ts';
import type { StoredSchema } from './schema/schema.ts';

/** All that outlives a process, as plain JSON. Sessions of people, limits, faults, pipelines beside HubSpot's own and pending webhooks do not. */
export interface HubSpotDump {
  records: StoredRecords;
  associations: StoredLink[];
  labels: AssociationType[];
  properties: StoredSchema;
  users: User[];
  apps: StoredApps;
  tokens: StoredTokens;
}

export function dumpAccount(account: Account): HubSpotDump {
  return {
    records: account.records.dump(),
    associations: account.links.dump(),
    labels: account.associationTypes.dump(),
    properties: account.schema.dump(),
    users: account.users.dump(),
    apps: account.apps.dump(),
    tokens: account.tokens.dump(),
  };
}

/** What the dump holds can be found by searches at once. */
export function loadAccount(account: Account, dump: HubSpotDump): void {
  account.records.load(dump.records);
  account.links.load(dump.associations);
  account.associationTypes.load(dump.labels);
  account.schema.load(dump.properties);
  account.users.load(dump.users);
  account.apps.load(dump.apps);
  account.tokens.load(dump.tokens);
  account.index.catchUp();
}
