import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@tierline/db/migrate';
import { type Database, openDatabase } from '@tierline/db/open-database';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HUBSPOT_PACE } from './hubspot-pace.ts';
import { createSharedLimiter } from './shared-limiter.ts';

const { paces, kinds } = HUBSPOT_PACE;

let folder: string;
let servers: { db: Database; close(): void }[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-limiter-'));
  servers = [1, 2].map(() => openDatabase({ url: `file:${join(folder, 'shared.db')}` }));
  for (const { db } of servers) await migrate(db);
});
afterEach(() => {
  for (const { close } of servers) close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every server asks as fast as it can; time passes only for who waits. Answers when each call went out. */
function createServers(tenantId = 'vendor-1') {
  let time = 1_790_000_000_000;
  const sent: { at: number; kind: string }[] = [];
  const limiters = servers.map(({ db }) =>
    createSharedLimiter({
      ...{ scope: { db, tenantId }, crm: 'hubspot' as const, kinds, paces },
      now: () => time,
      wait: async (milliseconds) => {
        time += milliseconds;
      },
    }),
  );
  return {
    sent,
    async ask(server: number, kind: 'call' | 'search') {
      await limiters[server]?.(kind, async () => void sent.push({ at: time, kind }));
    },
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

const mostWithin = (span: number, instants: number[]) =>
  Math.max(0, ...instants.map((from) => instants.filter((at) => at >= from && at < from + span).length));

it('two servers on one database stay below one portal’s limits at full speed', async () => {
  const { sent, ask } = createServers();
  for (let call = 0; call < 400; call += 1) await ask(call % 2, call % 5 === 0 ? 'search' : 'call');
  const searches = sent.filter(({ kind }) => kind === 'search');
  expect(sent).toHaveLength(400);
  expect(
    mostWithin(
      10_000,
      sent.map(({ at }) => at),
    ),
  ).toBeLessThanOrEqual(110);
  expect(
    mostWithin(
      1_000,
      searches.map(({ at }) => at),
    ),
  ).toBeLessThanOrEqual(5);
});

it('whatever the calls and the pauses between them, no span of ten seconds has too many', async () => {
  const step = fc.record({
    server: fc.constantFrom(0, 1),
    kind: fc.constantFrom('call' as const, 'search' as const),
    pause: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4_000 })),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 150 }), async (steps) => {
      run += 1;
      const { sent, ask, pass } = createServers(`vendor-${run}`);
      for (const { server, kind, pause } of steps) {
        pass(pause);
        await ask(server, kind);
      }
      const instants = sent.map(({ at }) => at);
      return instants.length === steps.length && mostWithin(10_000, instants) <= 110;
    }),
    { numRuns: 25 },
  );
});

it('after a pause some calls go at once, and the next has to wait', async () => {
  const { sent, ask } = createServers();
  for (let call = 0; call < 9; call += 1) await ask(0, 'call');
  const [first] = sent;
  expect(sent.map(({ at }) => at - (first?.at ?? 0))).toEqual([0, 0, 0, 0, 0, 0, 0, 0, paces.calls.interval]);
});

it('one vendor’s calls do not wait for another’s', async () => {
  const one = createServers('vendor-1');
  for (let call = 0; call < 50; call += 1) await one.ask(0, 'call');
  const other = createServers('vendor-2');
  await other.ask(1, 'call');
  expect(other.sent[0]?.at).toBe(1_790_000_000_000);
});

it('what the call answers, or fails with, comes through', async () => {
  const limiter = createSharedLimiter({
    ...{ scope: { db: servers[0]?.db as Database, tenantId: 'vendor-1' }, crm: 'hubspot' as const },
    ...{ kinds, paces, now: () => 0, wait: async () => undefined },
  });
  expect(await limiter('call', async () => 42)).toBe(42);
  await expect(limiter('search', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
