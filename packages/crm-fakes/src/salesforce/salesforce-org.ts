import { type Clock, systemClock } from '../clock.ts';
import { createFaultQueue, type Faults } from '../faults.ts';
import type { Fetch } from '../listen.ts';
import { createRequestLog, type RequestLog } from '../request-log.ts';
import type { ProfileName } from './access/profile.ts';
import { createSessions } from './access/sessions.ts';
import { resolveAccess } from './access/user-access.ts';
import { createAdmin, type SalesforceAdmin } from './admin.ts';
import { createApiUsage } from './api-usage.ts';
import { createFrontDoor, type FrontDoor } from './front-door.ts';
import { createServer } from './http/server.ts';
import { loadMetadata } from './metadata/load-metadata.ts';
import type { Org } from './org.ts';
import { dumpPicklists, loadPicklists, type OrgDump } from './org-dump.ts';
import { setUp, systemUserId } from './org-setup.ts';
import { toId18 } from './record-id.ts';
import { createRecordStore } from './records/record-store.ts';
import { createSaveHooks } from './records/save-hooks.ts';
import { createSchema } from './schema/schema.ts';
import { createCursors } from './soql/cursors.ts';

export interface SalesforceOrgOptions {
  /** Directory of the metadata to deploy: `force-app/main/default`; null for an org as it is bought. */
  metadata: string | null;
  clock?: Clock;
  /** 15 or 18 characters, beginning with 00D. */
  orgId?: string;
  name?: string;
  /** The corporate currency first; with more than one, records have a CurrencyIsoCode. */
  currencies?: readonly string[];
  dailyRequestLimit?: number;
  /** Rows of a query's page at most. */
  maxQueryPage?: number;
  /** What another process of the same org once dumped; the metadata is deployed onto it. */
  dump?: OrgDump;
  /** Called after each change to what `dump` would give; the caller debounces. */
  onChange?: () => void;
}

export interface SalesforceOrg {
  fetch: Fetch;
  orgId: string;
  admin: SalesforceAdmin;
  faults: Faults;
  requests: RequestLog;
  /** Whether the org answers at all; `down` makes it answer 503 to everyone. */
  setDown(down: boolean): void;
  /** Awaited before each request is worked on; null for none. */
  setLatency: FrontDoor['setLatency'];
  dump(): OrgDump;
}

export function createSalesforceOrg(options: SalesforceOrgOptions): SalesforceOrg {
  const clock = options.clock ?? systemClock;
  const id = toId18((options.orgId ?? '00DgK0000000001').slice(0, 15));
  const org = assembleOrg(id, clock, options);
  if (options.dump) {
    org.store.load(options.dump.state);
    loadPicklists(org.schema, options.dump.picklists);
  }
  org.store.transaction(() => setUp(org, options.name ?? 'Acme'));
  const admin = createAdmin(org, systemUserId);
  const faults = createFaultQueue();
  const requests = createRequestLog();
  const door = createFrontDoor({ org, faults, requests, serve: createServer(org) });
  return {
    fetch: door.fetch,
    orgId: id,
    admin,
    faults,
    requests,
    setDown: door.setDown,
    setLatency: door.setLatency,
    dump: () => ({ state: org.store.dump(), picklists: dumpPicklists(org.schema) }),
  };
}

function assembleOrg(id: string, clock: Clock, options: SalesforceOrgOptions): Org {
  const currencies = options.currencies ?? ['USD'];
  const metadata = loadMetadata(options.metadata, currencies);
  const changed = options.onChange ?? (() => {});
  const sharing: Org['sharing'] = new Map();
  const org: Org = {
    id,
    clock,
    metadata,
    schema: createSchema(metadata.objects),
    store: createRecordStore(changed),
    hooks: createSaveHooks(),
    sessions: createSessions(id, clock),
    clients: new Map(),
    cursors: createCursors(clock),
    usage: createApiUsage(clock, options.dailyRequestLimit ?? 100_000),
    sharing,
    currencies,
    maxQueryPage: options.maxQueryPage ?? 2000,
    changed,
    accessOf: (userId) => {
      const profile = profileOf(org, userId);
      return resolveAccess(
        userId,
        profile,
        permissionSetsOf(org, userId),
        (object) => sharing.get(object.name) ?? 'ReadWrite',
      );
    },
  };
  return org;
}

function profileOf(org: Org, userId: string): ProfileName {
  const user = org.store.find(org.schema.getObject('User'), userId);
  const profile = user && org.store.find(org.schema.getObject('Profile'), String(user.ProfileId));
  return (profile?.Name as ProfileName | undefined) ?? 'System Administrator';
}

function permissionSetsOf(org: Org, userId: string) {
  const sets = org.schema.getObject('PermissionSet');
  const assigned = [...org.store.list(org.schema.getObject('PermissionSetAssignment'))].filter(
    (assignment) => assignment.AssigneeId === userId,
  );
  const names = new Set(assigned.map((each) => org.store.find(sets, String(each.PermissionSetId))?.Name));
  return org.metadata.permissionSets.filter(({ name }) => names.has(name));
}
