import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from '@tierline/api/app';
import { HOST, sign } from '@tierline/api/testing/caller';
import { createWorld, type World } from '@tierline/api/testing/world';
import { procedure, router } from '@tierline/api/trpc';
import { createIndexes } from '@tierline/sync/indexes';
import pino from 'pino';
import { type Quantiles, quantilesOf } from './quantiles.ts';

export interface CardFigures {
  card: Quantiles;
  empty: Quantiles;
  /** Bytes of the card's answer. */
  bytes: number;
}

/**
 * Milliseconds of a deal's card over HTTP, signature check included, and of a procedure that does nothing behind the
 * same stack and the same check, asked in turn by one client. The vendor has that many more distributors and resellers.
 */
export async function measureCard(size: {
  distributors: number;
  resellers: number;
  requests: number;
}): Promise<CardFigures> {
  const world = await createWorld();
  addOrganizations(world, size);
  await world.settle();
  const { db, crms } = world;
  const services = {
    db,
    crms,
    indexes: createIndexes(),
    now: world.worker.now,
    log: pino({ level: 'silent' }),
    deliveryWait: 1000,
    hubspot: null,
    orgs: null,
  };
  const emptyRouter = router({ empty: procedure('verified').query(() => null) });
  const card = await open(world, createApp(services), 'screen.open', { screen: 'deal', params: {}, host: HOST });
  const empty = await open(world, createApp(services, emptyRouter), 'empty', {});
  const bytes = (await card.call()).length;
  if ((await empty.call()) !== '{"result":{"data":null}}') throw new Error('the empty procedure did not answer');

  const times = { card: [] as number[], empty: [] as number[] };
  for (let n = -Math.ceil(size.requests / 10); n < size.requests; n += 1) {
    for (const name of ['card', 'empty'] as const) {
      const began = performance.now();
      await { card, empty }[name].call();
      if (n >= 0) times[name].push(performance.now() - began);
    }
  }
  card.close();
  empty.close();
  await world.close();
  return { card: quantilesOf(times.card), empty: quantilesOf(times.empty), bytes };
}

/** A listening app, and one call to it that is signed once: the body and the time stay the same. */
async function open(world: World, app: ReturnType<typeof createApp>, name: string, input: object) {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc/${name}`;
  const body = JSON.stringify(input);
  const record = { object: 'Opportunity', id: world.ids.set, read: true, edit: true };
  const claims = {
    iss: world.org.orgId,
    sub: '005gK0000000042QAA',
    aud: 'tierline',
    name: 'Robin',
    permissions: ['Tierline_User'],
    record,
  };
  const authorization = `Bearer ${await sign(claims, body, world.clock)}`;
  const call = async () => {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { authorization, 'content-type': 'application/json' },
    });
    if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    return response.text();
  };
  return { call, close: () => server.close() };
}

function addOrganizations(
  { org }: World,
  { distributors, resellers }: { distributors: number; resellers: number },
): void {
  const many = (count: number, name: string, type: string, more: Record<string, string>) =>
    Array.from({ length: count }, (_, i) => ({
      Name: `${name} ${i}`,
      Tierline_Account_Type__c: type,
      Sync_with_Tierline__c: true,
      Tierline_Status__c: `Active ${type}`,
      ...more,
    }));
  org.admin.seed('Account', many(distributors, 'Distributor', 'Distributor', {}));
  const names = Array.from({ length: Math.min(5, distributors) }, (_, i) => `Distributor ${i}`).join(';');
  org.admin.seed('Account', many(resellers, 'Reseller', 'Partner', { Tierline_Associated_Distributors__c: names }));
}
