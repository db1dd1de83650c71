import { savePause } from '@tierline/db/connection';
import { findOpenRun, listRuns } from '@tierline/db/sync-run';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { atSecondPage } from '../testing/between-pages.ts';
import { checkAndClose } from '../testing/invariants.ts';
import { Killed } from '../testing/killed.ts';
import { seedOrganizations } from '../testing/seed-many.ts';

const CRMS = ['salesforce', 'hubspot'] as const;
const COUNT = 230;

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

/** A comparison of everything is due, which has several pages of companies. */
async function prepare(crm: CrmKind): Promise<void> {
  const names = Array.from({ length: COUNT }, (_, nth) => `Reseller ${nth}`);
  seedOrganizations(world, crm, names, world.now());
  await world.quiet();
  world.clock.advance({ hours: 25 });
}

/** Requests with which a read of all companies begins at the first one. */
function countFirstPages(crm: CrmKind): number {
  if (crm === 'salesforce') {
    const queries = world.org.requests.list({ path: /\/query$/, object: 'Account' }).map(({ query }) => query);
    const text = queries.map((query) => decodeURIComponent(query));
    return text.filter((soql) => soql.includes('ORDER BY Id') && !soql.includes('Id >')).length;
  }
  const lists = world.portal.account.requests.list({ method: 'GET', path: '/crm/v3/objects/companies' });
  return lists.filter(({ query }) => !query.includes('after=') && !query.includes('archived=true')).length;
}

const openRun = (crm: CrmKind) => findOpenRun(world.scope, crm, ['everything']);

async function expectDone(crm: CrmKind): Promise<void> {
  const [last] = await listRuns(world.scope, crm, 1);
  expect(last).toMatchObject({ kind: 'everything', state: 'done', failureCode: null });
  // Whom the first worker read is not gone for the second one.
  expect(last?.counts).toMatchObject({ read: COUNT + 4, gone: 0 });
}

describe('fault 5: a comparison of everything that is interrupted between two pages', () => {
  it.each(CRMS)('because the worker died: the next one goes on with the second page (%s)', async (crm) => {
    await prepare(crm);
    const adapter = world.adapters[crm];
    if (!adapter) return;
    world.adapters[crm] = {
      ...adapter,
      async *list(object, query) {
        for await (const page of adapter.list(object, query)) {
          yield page;
          throw new Killed();
        }
      },
    };
    await expect(world.read(crm)).rejects.toThrow(Killed);
    world.adapters[crm] = adapter;
    expect(await openRun(crm)).toMatchObject({ object: 'organization', position: expect.any(String) });
    const before = countFirstPages(crm);
    world.clock.advance({ minutes: 6 });
    await world.read(crm);
    expect(countFirstPages(crm)).toBe(before);
    await expectDone(crm);
  });

  it.each(CRMS)('because the CRM did not answer: it goes on there when it does (%s)', async (crm) => {
    await prepare(crm);
    const { faults } = crm === 'salesforce' ? world.org : world.portal.account;
    const where = ({ path, query }: { path: string; query: string }) =>
      /\/query\/.+/.test(path) || (path.endsWith('/companies') && query.includes('after='));
    const fault = faults.add({ when: 'before', effect: { kind: 'reset' }, match: { where }, times: Infinity });
    await world.read(crm);
    fault.remove();
    expect(fault.struck).toBeGreaterThan(0);
    expect(await openRun(crm)).toMatchObject({ failureCode: 'unavailable', position: expect.any(String) });
    const before = countFirstPages(crm);
    await world.read(crm);
    expect(countFirstPages(crm)).toBe(before);
    await expectDone(crm);
  });

  it.each(CRMS)('because somebody has it pause: it waits, and goes on where it was (%s)', async (crm) => {
    await prepare(crm);
    const struck = atSecondPage(world, crm, 'everything', () => savePause(world.scope, crm, world.now()));
    await world.read(crm);
    expect(struck.times).toBe(1);
    expect(await openRun(crm)).toMatchObject({ state: 'paused', failureCode: null });
    const before = countFirstPages(crm);
    expect(await world.read(crm)).toBe(false);
    await savePause(world.scope, crm, null);
    await world.read(crm);
    expect(countFirstPages(crm)).toBe(before);
    await expectDone(crm);
  });
});
