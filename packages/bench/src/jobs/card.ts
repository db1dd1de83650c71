import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from '@tierline/api/app';
import { HOST, sign } from '@tierline/api/testing/caller';
import type { World } from '@tierline/api/testing/world';
import { procedure, router } from '@tierline/api/trpc';
import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Option } from '@tierline/blocks/vocabulary';
import { createIndexes } from '@tierline/sync/indexes';
import pino from 'pino';
import { type Figure, toFigure } from '../figure.ts';
import { toTimes } from '../take-turns.ts';

/** The vendor whose card is asked for. */
export interface CardCase {
  job: string;
  world: World;
  size: Record<string, number>;
  /** The second partners that the picker has to offer, whoever else it offers. */
  expected: string[];
}

/**
 * A deal's card over HTTP, signature check included, and a procedure that does nothing behind the same stack and the same
 * check, asked in turn by one client.
 */
export async function measureCard({ job, world, size, expected }: CardCase, requests: number): Promise<Figure> {
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
  const text = await card.call();
  const offered = new Set(offeredBy(JSON.parse(text)));
  const answersEqual = expected.length > 0 && expected.every((id) => offered.has(id));
  if ((await empty.call()) !== '{"result":{"data":null}}') throw new Error('the empty procedure did not answer');

  const times = { card: [] as number[], empty: [] as number[] };
  for (let n = -Math.ceil(requests / 10); n < requests; n += 1) {
    for (const name of ['card', 'empty'] as const) {
      const began = performance.now();
      await { card, empty }[name].call();
      if (n >= 0) times[name].push(performance.now() - began);
    }
  }
  card.close();
  empty.close();
  return toFigure({
    job,
    size: { ...size, requests, bytes: text.length },
    answersEqual,
    oursMs: toTimes(times.card),
    peer: 'an empty authenticated procedure',
    peerMs: toTimes(times.empty),
    goal: { atMost: 1.5 },
  });
}

function offeredBy({ result }: { result: { data: ScreenAnswer } }): string[] {
  const fields = result.data.blocks.flatMap((block) => (block.kind === 'form' ? block.fields : []));
  const options: readonly Option[] = fields.flatMap((field) => (field.type === 'picker' ? field.options : []));
  return options.filter(({ disabled }) => disabled === undefined).map(({ value }) => value);
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
