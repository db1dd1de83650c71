import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from '@tierline/api/app';
import type { HubSpotApp } from '@tierline/api/context';
import { refreshAllKeys } from '@tierline/api/salesforce/refresh-keys';
import type { CrmKind } from '@tierline/domain/crm';
import { followAllStandings } from '@tierline/sync/follow-standing';
import { createIndexes } from '@tierline/sync/indexes';
import { readChanges } from '@tierline/sync/read-changes';
import { deliverDue, readAllChanges, readHinted, tryOutDrafts } from '@tierline/sync/worker';
import type { Logger } from 'pino';
import { closeServer } from './close-server.ts';
import { type Config, StartFailure } from './config.ts';
import { type ConnectedCrms, createCrms } from './crms.ts';
import type { HubSpotConfig } from './hubspot-config.ts';
import { createHubSpotDoor } from './hubspot-door.ts';
import { openMigrated } from './open-migrated.ts';
import { rememberPeople } from './remembered-people.ts';
import { inRounds } from './rounds.ts';
import { createOrgVerifier } from './salesforce-orgs.ts';
import { loadTelemetry } from './telemetry/load-telemetry.ts';

const DELIVER_EVERY_MS = 500;
/** Between looks at what changes do to the choices that were made; a card decides for itself meanwhile. */
const FOLLOW_EVERY_MS = 1_000;
const READ_EVERY_MS = 10_000;
/** How long a retired signing key is good for at most. */
const REFRESH_KEYS_EVERY_MS = 180_000;
const DELIVERY_WAIT_MS = 1_000;

export interface RunningServer {
  url: string;
  /** Answers what it has begun, finishes the round that is under way, and closes the database. */
  stop(): Promise<void>;
}

/** Starts the HTTP face and the worker over one database. */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  const { db, close } = await openMigrated(config.database);
  const now = () => new Date().toISOString();
  const telemetry = await loadTelemetry(config.telemetry, { db, now, log });
  const crms = telemetry.watchCrms(createCrms(db, config));
  const report = (fault: unknown, work: Record<string, string>) => log.error({ err: fault, ...work }, 'fault');
  const worker = { db, crms, now, report };
  const firstReads = new Set<Promise<unknown>>();
  const readAtOnce = (tenantId: string, crm: CrmKind) => {
    crms.forget(tenantId, crm);
    const read = readChanges(worker, tenantId, crm).catch((fault) => report(fault, { work: 'read', tenantId, crm }));
    firstReads.add(read);
    void read.then(() => firstReads.delete(read));
  };
  const hubspot = config.hubspot && toHubSpotApp(config.hubspot, crms, (tenantId) => readAtOnce(tenantId, 'hubspot'));
  const orgs = createOrgVerifier(config.salesforceKey, config.salesforceLogin, (tenantId) =>
    readAtOnce(tenantId, 'salesforce'),
  );
  const indexes = createIndexes();
  const app = createApp({ db, crms, indexes, now, log, deliveryWait: DELIVERY_WAIT_MS, hubspot, orgs });
  const paths = app.routes.map(({ path }) => path);
  const server = await listen(telemetry.watchFetch(app.fetch, paths), config);

  const stopping = new AbortController();
  const guarded = (round: () => Promise<unknown>) => () => round().catch((fault) => report(fault, { work: 'round' }));
  const rounds = [
    inRounds(
      DELIVER_EVERY_MS,
      stopping.signal,
      guarded(() => deliverDue(worker)),
    ),
    inRounds(
      DELIVER_EVERY_MS,
      stopping.signal,
      guarded(() => readHinted(worker)),
    ),
    inRounds(
      READ_EVERY_MS,
      stopping.signal,
      guarded(() => readAllChanges(worker)),
    ),
    inRounds(
      DELIVER_EVERY_MS,
      stopping.signal,
      guarded(() => tryOutDrafts(worker)),
    ),
    inRounds(
      FOLLOW_EVERY_MS,
      stopping.signal,
      guarded(() => followAllStandings({ db, indexes, now, report })),
    ),
    inRounds(
      REFRESH_KEYS_EVERY_MS,
      stopping.signal,
      guarded(() => refreshAllKeys({ db, orgs, now, log })),
    ),
  ];
  return {
    url: `http://${config.host}:${(server.address() as AddressInfo).port}`,
    async stop() {
      stopping.abort();
      await closeServer(server);
      await Promise.all([...rounds, ...firstReads]);
      await telemetry.stop();
      close();
    },
  };
}

function toHubSpotApp(config: HubSpotConfig, crms: ConnectedCrms, installed: (tenantId: string) => void): HubSpotApp {
  const { appId, clientSecret, publicUrl } = config;
  const people = rememberPeople({
    find: async (tenantId, userId) => (await crms.people(tenantId)).find(userId),
    list: async (tenantId) => (await crms.people(tenantId)).list(),
  });
  return { appId, clientSecret, publicUrl, people, door: createHubSpotDoor(config, installed) };
}

function listen(fetch: (request: Request) => Response | Promise<Response>, { port, host }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, () => resolve(server)) as Server;
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new StartFailure(`Port ${port} is taken by another program; set TIERLINE_PORT to a free one.`)
          : error,
      ),
    );
  });
}
