import { listAudit } from '@tierline/db/audit';
import { findConnectionByOrg } from '@tierline/db/connection';
import { createKeys } from '@tierline/sync/testing/connected-org';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOnboardingWorld, type OnboardingWorld } from '../testing/onboarding-world.ts';
import { orgKeys, strangerKeys } from '../testing/world.ts';
import { refreshAllKeys } from './refresh-keys.ts';

const nextKeys = createKeys();

let world: OnboardingWorld;
let present: string;
beforeEach(async () => {
  world = await createOnboardingWorld();
  present = world.production.paste(orgKeys.publicKey);
  await world.production.as('admin').call('connection.connect', { ...world.production.login, key: 'connect-1' });
});
afterEach(() => world.close());

const call = async (keys = orgKeys) =>
  (await world.production.as('admin').call('connection.list', undefined, { privateKey: keys.privateKey })).status;
const logins = () => world.production.org.requests.entries.filter(({ path }) => path === '/services/oauth2/token');

describe('replacing the org’s certificate', () => {
  it('fails no call from the new record to the last call by the old certificate, and refuses that one once retired', async () => {
    expect(await call(orgKeys)).toBe(200);
    world.production.paste(nextKeys.publicKey);
    expect(await call(orgKeys)).toBe(200);
    // Many at once, by both: the org is asked once, and all of them wait for it.
    const before = logins().length;
    expect(await Promise.all([nextKeys, orgKeys, nextKeys, nextKeys].map(call))).toEqual([200, 200, 200, 200]);
    // `connection.list` itself needs no session.
    expect(logins().length - before).toBeLessThanOrEqual(2);
    world.production.retire(present);
    expect(await call(orgKeys)).toBe(200);
    await refreshAllKeys(world.services);
    expect(await call(nextKeys)).toBe(200);
    expect(await call(orgKeys)).toBe(401);
  });

  it('is found by the regular look before anybody has signed with the new one', async () => {
    world.production.paste(nextKeys.publicKey);
    await refreshAllKeys(world.services);
    world.production.org.setDown(true);
    expect(await call(nextKeys)).toBe(200);
    const row = await findConnectionByOrg(world.db, 'salesforce', world.production.org.orgId);
    const [entry] = await listAudit({ db: world.db, tenantId: row?.tenantId ?? '' }, 1);
    expect(entry).toMatchObject({ action: 'connection.refreshKeys', actor: 'tierline', detail: { removed: [] } });
  });

  it('keeps the keys that are known while the org does not answer', async () => {
    world.production.org.setDown(true);
    await refreshAllKeys(world.services);
    expect(await call(orgKeys)).toBe(200);
    expect(await call(nextKeys)).toBe(401);
  });

  it('accepts nothing more once every key is retired, until there is a new one', async () => {
    world.production.retire(present);
    await refreshAllKeys(world.services);
    expect(await call(orgKeys)).toBe(401);
    world.clock.advance({ minutes: 2 });
    world.production.paste(nextKeys.publicKey);
    expect(await call(nextKeys)).toBe(200);
  });
});

describe('tokens that no known key signed', () => {
  it('make the server ask the org once a minute at most', async () => {
    const before = logins().length;
    for (const _ of [1, 2, 3, 4]) expect(await call(strangerKeys)).toBe(401);
    expect(logins().length - before).toBeLessThanOrEqual(2);
    world.clock.advance({ seconds: 61 });
    const later = logins().length;
    expect(await call(strangerKeys)).toBe(401);
    expect(logins().length).toBeGreaterThan(later);
  });

  it('do not make it ask at all when no key could make them good', async () => {
    const before = logins().length;
    const expired = { privateKey: strangerKeys.privateKey, validity: -600 };
    const { status } = await world.production.as('admin').call('connection.list', undefined, expired);
    expect(status).toBe(401);
    expect(logins()).toHaveLength(before);
  });

  it('never make it take a key that another org holds', async () => {
    world.sandbox.paste(strangerKeys.publicKey);
    expect(await call(strangerKeys)).toBe(401);
  });
});
