import type { Client } from '@libsql/client';
import { listAttribution } from '@tierline/db/attribution';
import { listAudit } from '@tierline/db/audit';
import { findDeal } from '@tierline/db/deal';
import { openDatabase } from '@tierline/db/open-database';
import { findPending } from '@tierline/db/outbox';
import { findCrmId } from '@tierline/db/record-link';
import type { Crm } from '@tierline/domain/crm';
import { createIndexes } from '@tierline/sync/indexes';
import { drizzle } from 'drizzle-orm/libsql';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { pick } from '../testing/blocks.ts';
import { createCaller } from '../testing/caller.ts';
import { createWorld, type World } from '../testing/world.ts';

/** The steps of a process: the fatal one does not begin, or does not come back, and none begins after it. */
interface Life {
  step<T>(work: () => Promise<T>): Promise<T>;
  over: Promise<'dead'>;
}

function createLife(fatal: number, when: 'before' | 'after'): Life {
  let steps = 0;
  let end = () => {};
  const over = new Promise<'dead'>((resolve) => {
    end = () => resolve('dead');
  });
  const die = <T>(): Promise<T> => {
    end();
    return new Promise(() => undefined);
  };
  return {
    over,
    async step(work) {
      steps += 1;
      if (steps > fatal || (steps === fatal && when === 'before')) return die();
      const mine = steps;
      const result = await work();
      return mine === fatal ? die() : result;
    },
  };
}

/** Everything that is asked of it is a step; an object that it hands out is mortal as well. */
function mortal<T extends object>(target: T, life: Life, methods: readonly string[], handsOut = ''): T {
  return new Proxy(target, {
    get(from, name) {
      const value = Reflect.get(from, name);
      if (typeof value !== 'function') return value;
      if (!methods.includes(String(name))) return value.bind(from);
      return (...args: unknown[]) =>
        life.step(async () => {
          const result = await value.apply(from, args);
          return name === handsOut ? mortal(result, life, ['execute', 'batch', 'commit']) : result;
        });
    },
  });
}

/** The rep saves in a process of its own, which dies at that step. Answers with the status, or that it died. */
async function saveInMortalProcess(world: World, life: Life, choice: { deal: string; secondPartner: string }) {
  const { db: immortal, close } = openDatabase({ url: world.url });
  const client: Client = mortal(immortal.$client, life, ['execute', 'batch', 'transaction'], 'transaction');
  const db = Object.assign(drizzle(client), { $client: client });
  const crm: Crm = mortal(await world.crms.get(world.tenantId, 'salesforce'), life, ['find', 'writeSecondPartner']);
  const services = { db, crms: { get: async () => crm }, now: world.worker.now };
  const app = createApp({
    ...services,
    log: pino({ level: 'silent' }),
    deliveryWait: 1000,
    indexes: createIndexes(),
    hubspot: null,
    orgs: null,
  });
  const rep = createCaller(app, world.org, world.clock)('rep', world.ids.open);
  const answer = rep.act('deal', 'secondPartner.assign', choice, 'the-wish-of-the-rep').then(({ status }) => status);
  const outcome = await Promise.race([answer, life.over]);
  // As the system does with what a dead process held: an open transaction is undone.
  close();
  return outcome;
}

/** What the rest of the world finds once another process has taken over and come to rest. */
async function findAfterwards(world: World, dealId: string) {
  world.clock.advance({ minutes: 2 });
  await world.settle();
  await world.settle();
  const scope = { db: world.db, tenantId: world.tenantId };
  const deal = await findDeal(scope, dealId);
  const chosen = deal?.secondPartnerId ?? null;
  const chosenCrmId = chosen && (await findCrmId(scope, 'salesforce', 'organization', chosen));
  const ledger = await listAttribution(scope, dealId);
  return {
    inCrm: (world.org.admin.findRecord('Opportunity', world.ids.open)?.Distributor__c as string | null) ?? null,
    accepted: chosenCrmId,
    entered: ledger.filter(({ role }) => role === 'second_partner').map(({ source }) => source),
    audited: (await listAudit(scope, 10)).length,
    pending: await findPending(scope, dealId, 'salesforce'),
  };
}

describe.each(['before', 'after'] as const)('a server killed %s any step of saving', (when) => {
  it('loses nothing that it has promised, and writes once', async () => {
    const seen = { untouched: 0, carriedOut: 0 };
    for (let fatal = 1; ; fatal += 1) {
      const world = await createWorld();
      try {
        const choice = pick((await world.as('rep', world.ids.open).open('deal')).data, 'Kestrel');
        const patches = () => world.org.requests.entries.filter(({ method }) => method === 'PATCH').length;
        const outcome = await saveInMortalProcess(world, createLife(fatal, when), choice);
        const found = await findAfterwards(world, choice.deal);
        expect(found.pending).toBeNull();
        if (found.audited === 0) {
          // The wish was never kept, and nobody was told that it was.
          expect([outcome, found.inCrm, found.accepted, found.entered]).toEqual(['dead', null, null, []]);
          seen.untouched += 1;
        } else {
          const { kestrel } = world.ids;
          expect(found).toMatchObject({ inCrm: kestrel, accepted: kestrel, entered: ['tierline'], audited: 1 });
          expect(patches()).toBe(1);
          seen.carriedOut += 1;
        }
        // The rep's browser repeats the call that got no answer: the same key does no harm.
        const repeated = await world
          .as('rep', world.ids.open)
          .act('deal', 'secondPartner.assign', choice, 'the-wish-of-the-rep');
        expect(repeated.status).toBe(200);
        expect(await findAfterwards(world, choice.deal)).toMatchObject({
          accepted: world.ids.kestrel,
          entered: ['tierline'],
          audited: 1,
        });
        if (outcome !== 'dead') break;
      } finally {
        await world.close();
      }
    }
    expect(seen.untouched).toBeGreaterThan(5);
    expect(seen.carriedOut).toBeGreaterThan(10);
  }, 120_000);
});
