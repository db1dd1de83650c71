import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import { createIndexes } from '@tierline/sync/indexes';
import type { ConnectedPortal } from '@tierline/sync/testing/connected-portal';
import type { AnyTRPCRouter } from '@trpc/server';
import pino from 'pino';
import { createApp } from '../app.ts';
import { appRouter } from '../app-router.ts';
import { PUBLIC_URL } from './hubspot-caller.ts';
import { createDoor } from './hubspot-door.ts';
import type { World } from './world.ts';

/** The app as HubSpot reaches it, over the world's database and adapters. */
export function createHubSpotApp(
  world: World,
  { people, url }: ConnectedPortal,
  router: AnyTRPCRouter = appRouter,
  deliveryWait = 1_000,
): ReturnType<typeof createApp> {
  const log = pino({ level: 'info' }, { write: (line: string) => void world.log.push(line) });
  const hubspot = {
    appId: String(TIERLINE_APP.appId),
    clientSecret: TIERLINE_APP.clientSecret,
    publicUrl: PUBLIC_URL,
    people: { find: (_: string, userId: string) => people.find(userId), list: () => people.list() },
    door: createDoor(url),
  };
  const { db, crms, now, orgs } = world;
  return createApp({ db, crms, now, log, deliveryWait, indexes: createIndexes(), hubspot, orgs }, router);
}
