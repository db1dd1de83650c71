import { type Clock, systemClock } from '../clock.ts';
import { createFaultQueue, type Faults } from '../faults.ts';
import type { Fetch } from '../listen.ts';
import { createRequestLog, type RequestLog } from '../request-log.ts';
import { createApps } from './access/apps.ts';
import { createTokens } from './access/tokens.ts';
import { createUsers } from './access/users.ts';
import type { Account, HubSpotPlan } from './account.ts';
import { dumpAccount, type HubSpotDump, loadAccount } from './account-dump.ts';
import { createAdmin, type HubSpotAdmin } from './admin.ts';
import { createAssociationTypes } from './associations/association-types.ts';
import { createLinkStore } from './associations/link-store.ts';
import { createFrontDoor, type FrontDoor } from './front-door.ts';
import { createServer } from './http/server.ts';
import { createRateLimits } from './rate-limits.ts';
import { createRecordStore } from './records/record-store.ts';
import { createPipelines } from './schema/pipelines.ts';
import { createSchema } from './schema/schema.ts';
import { createSearchIndex } from './search/search-index.ts';
import { createWebhookOutbox, type WebhookOutbox } from './webhooks.ts';

export type { HubSpotPlan } from './account.ts';
export type { HubSpotDump } from './account-dump.ts';

export interface HubSpotAccountOptions {
  clock?: Clock;
  portalId?: number;
  /** Association labels of one's own need professional or enterprise. */
  plan?: HubSpotPlan;
  /** The company currency first. */
  currencies?: readonly string[];
  /** How long a change stays invisible to search. */
  searchLagSeconds?: number;
  /** What another process of the same account once dumped. */
  dump?: HubSpotDump;
  /** Called after each change to what `dump` would give; the caller debounces. */
  onChange?: () => void;
}

export interface HubSpotAccount {
  /** Serves the paths of api.hubapi.com, OAuth included. */
  fetch: Fetch;
  portalId: number;
  admin: HubSpotAdmin;
  faults: Faults;
  requests: RequestLog;
  webhooks: WebhookOutbox;
  /** Whether HubSpot answers at all; `down` makes it answer 521 to everyone. */
  setDown(down: boolean): void;
  /** Awaited before each request is worked on; null for none. */
  setLatency: FrontDoor['setLatency'];
  dump(): HubSpotDump;
}

/** Requests of all apps in a day ("API usage guidelines and limits"). */
const dailyAllowance: Record<HubSpotPlan, number> = {
  free: 250_000,
  starter: 250_000,
  professional: 625_000,
  enterprise: 1_000_000,
};

export function createHubSpotAccount(options: HubSpotAccountOptions = {}): HubSpotAccount {
  const clock = options.clock ?? systemClock;
  const { portalId = 4_401_001, plan = 'professional', currencies = ['USD'], searchLagSeconds = 0 } = options;
  let isTouched = false;
  const touched = () => {
    isTouched = true;
  };
  const settle = () => {
    if (isTouched) options.onChange?.();
    isTouched = false;
  };
  const index = createSearchIndex(clock, searchLagSeconds);
  const apps = createApps(touched);
  const webhooks = createWebhookOutbox({ clock, portalId, apps });
  const account: Account = {
    portalId,
    plan,
    clock,
    currencies,
    schema: createSchema(currencies, touched),
    pipelines: createPipelines(),
    records: createRecordStore((type, record) => {
      index.noted(type, record);
      touched();
    }),
    associationTypes: createAssociationTypes(touched),
    links: createLinkStore(touched),
    index,
    users: createUsers(clock, touched),
    apps,
    tokens: createTokens(clock, touched),
    limits: createRateLimits(clock, dailyAllowance[plan]),
    workflows: new Map(),
    tell: (change, actor) => webhooks.record(change, actor),
  };
  if (options.dump) loadAccount(account, options.dump);
  isTouched = false;
  const faults = createFaultQueue();
  const requests = createRequestLog();
  const door = createFrontDoor({ account, faults, requests, serve: createServer(account, settle) });
  return {
    fetch: door.fetch,
    portalId,
    admin: createAdmin(account, settle),
    faults,
    requests,
    webhooks,
    setDown: door.setDown,
    setLatency: door.setLatency,
    dump: () => dumpAccount(account),
  };
}
