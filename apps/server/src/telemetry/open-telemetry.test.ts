import { pick } from '@tierline/api/testing/blocks';
import { createCaller } from '@tierline/api/testing/caller';
import { createWorld, type World } from '@tierline/api/testing/world';
import { readAllChanges } from '@tierline/sync/worker';
import { Hono } from 'hono';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OtlpReceiver, type ReceivedSpan, read, startOtlpReceiver } from '../testing/otlp-receiver.ts';
import { openTelemetry } from './open-telemetry.ts';

const log = pino({ level: 'silent' });
let world: World;
let collector: OtlpReceiver;
/** Authorization headers and bodies that came in. */
const calls: string[] = [];

beforeAll(async () => {
  world = await createWorld();
  collector = await startOtlpReceiver();
  const { db, now, org, clock, ids } = world;
  const telemetry = openTelemetry({ endpoint: `${collector.url}/` }, { db, now, log });
  Object.assign(world.crms, telemetry.watchCrms({ ...world.crms }));
  const watched = telemetry.watchFetch(world.app.fetch, pathsOf(world));
  const app = new Hono().all('*', async (c) => {
    calls.push(c.req.header('authorization') ?? '', await c.req.raw.clone().text());
    return watched(c.req.raw);
  });

  await readAllChanges(world.worker);
  const rep = createCaller(app, org, clock)('rep', ids.open);
  const { data } = await rep.open('deal');
  expect((await rep.act('deal', 'secondPartner.assign', pick(data, 'Kestrel'))).status).toBe(200);
  org.setDown(true);
  await readAllChanges(world.worker);
  await app.request('/trpc/made.up?userEmail=mara%40vendor.example', { method: 'POST', body: '{}' });
  await app.request('/elsewhere/mara');
  await app.request('/hubspot/webhooks', { method: 'POST', body: '[]' });
  await app.request('/health');
  clock.advance({ minutes: 2 });
  await telemetry.stop();
});
afterAll(async () => {
  await world.close();
  await collector.close();
});

const pathsOf = ({ app }: World) => app.routes.map(({ path }) => path);
const facts = ({ name, attributes }: ReceivedSpan) => ({ name, ...read(attributes) });
const spansOf = (name: string) => collector.spans().filter((span) => span.name === name);

describe('what a collector receives', () => {
  it('is a span for each request, by the procedure’s name and the vendor', () => {
    expect(spansOf('screen.open').map(facts)).toEqual([
      {
        name: 'screen.open',
        'http.request.method': 'POST',
        'http.route': 'screen.open',
        'http.response.status_code': 200,
        'tierline.tenant': world.tenantId,
      },
    ]);
  });

  it('is the delivery beneath the request that asked for it', () => {
    const [request] = spansOf('screen.act');
    const [delivery] = spansOf('deliver');
    expect(delivery?.parentSpanId).toBe(request?.spanId);
    expect(delivery && facts(delivery)).toEqual({
      ...{
        name: 'deliver',
        'tierline.tenant': world.tenantId,
        'tierline.crm': 'salesforce',
        'tierline.object': 'deal',
      },
    });
  });

  it('is a span for each read, with how much there was, or with the kind of failure alone', () => {
    const reads = spansOf('read changes').map(facts);
    expect(reads.slice(0, 4).map((each) => (each as Record<string, unknown>)['tierline.object'])).toEqual([
      'organization',
      'contact',
      'deal',
      'lead',
    ]);
    expect(reads[0]).toHaveProperty('tierline.records');
  });

  it('names nothing that a stranger made up, and nobody’s question after its health', () => {
    const names = collector.spans().map(({ name }) => name);
    expect(names.filter((name) => name === 'unknown')).toHaveLength(2);
    expect(names).not.toContain('/health');
  });

  it('is how long requests took, what waits, what was refused, and how old the last read is', () => {
    const metrics = new Map(collector.metrics().map((metric) => [metric.name, metric]));
    const durations = metrics.get('http.server.request.duration')?.histogram?.dataPoints ?? [];
    expect(durations.map(({ attributes }) => read(attributes)['http.route']).sort()).toEqual([
      '/hubspot/webhooks',
      'screen.act',
      'screen.open',
      'unknown',
      'unknown',
    ]);
    const valuesOf = (name: string) =>
      metrics.get(name)?.gauge?.dataPoints.map(({ asInt, asDouble }) => asInt ?? asDouble);
    expect(valuesOf('tierline.outbox.waiting')).toEqual([0]);
    expect(valuesOf('tierline.outbox.refused')).toEqual([0]);
    expect(valuesOf('tierline.read.lag')).toEqual([120]);
  });

  it('carries no token, no key, no body, no name of anybody', () => {
    const all = collector.bodies.map(({ body }) => body).join('\n');
    expect(all).toContain(world.tenantId);
    const secrets = calls.flatMap((call) => call.split(/[\s".]+/)).filter((part) => part.length > 24);
    expect(secrets.length).toBeGreaterThan(3);
    const names = [
      'Kestrel',
      'Brightline',
      'Acme Networks',
      'Core switches',
      'Robin',
      'mara',
      'Bearer',
      'eyJ',
      'SELECT',
    ];
    for (const secret of [...secrets, ...names, ...Object.values(world.ids)]) expect(all).not.toContain(secret);
  });
});

it('a collector that is away is told to the log, and holds up nobody', async () => {
  const lines: string[] = [];
  const telling = pino({}, { write: (line: string) => void lines.push(line) });
  const { db, now } = world;
  const gone = await startOtlpReceiver();
  await gone.close();
  const telemetry = openTelemetry({ endpoint: gone.url }, { db, now, log: telling });
  const response = await telemetry.watchFetch(
    world.app.fetch,
    pathsOf(world),
  )(new Request('http://tierline/elsewhere'));
  expect(response.status).toBe(404);
  await telemetry.stop();
  expect(lines.join()).toContain('telemetry was not sent');
});
