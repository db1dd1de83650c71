import type { FaultEffect } from '@tierline/crm-fakes/faults';
import { badGateway } from '@tierline/crm-fakes/faults';
import { badGatewayPage, dailyLimit, tenSecondlyLimit } from '@tierline/crm-fakes/hubspot/hubspot-faults';
import { requestLimitExceeded } from '@tierline/crm-fakes/salesforce/salesforce-faults';
import { findConnection } from '@tierline/db/connection';
import type { CrmKind } from '@tierline/domain/crm';
import { addSeconds } from '@tierline/domain/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
const withHeader = (effect: FaultEffect, seconds: number): FaultEffect => ({
  ...(effect as Extract<FaultEffect, { kind: 'answer' }>),
  headers: { 'Retry-After': String(seconds) },
});

/** Strikes requests of Tierline's that read, or that write, as long as it is there. */
function strike(crm: CrmKind, what: 'read' | 'write', effect: FaultEffect, times = Number.POSITIVE_INFINITY) {
  const { org, portal } = world;
  const faults = crm === 'salesforce' ? org.faults : portal.account.faults;
  const writes = /\/composite\/sobjects|\/batch\/(update|upsert)$/;
  const reads = /\/query|\/objects\/companies(\/search|\/batch\/read)?$/;
  return faults.add({ when: 'before', effect, times, match: { path: what === 'write' ? writes : reads } });
}

const LIMITS: [string, CrmKind, FaultEffect, number][] = [
  ['Salesforce’s daily limit', 'salesforce', requestLimitExceeded, 2],
  ['Salesforce’s limit with Retry-After', 'salesforce', withHeader(requestLimitExceeded, 900), 900],
  ['HubSpot’s daily limit', 'hubspot', dailyLimit, 2],
  ['HubSpot’s daily limit with Retry-After', 'hubspot', withHeader(dailyLimit, 3600), 3600],
  ['HubSpot’s limit for ten seconds', 'hubspot', tenSecondlyLimit, 10],
];
const PAGES: [string, CrmKind, FaultEffect][] = [
  ['of Salesforce', 'salesforce', badGateway],
  ['of HubSpot', 'hubspot', badGatewayPage],
];

async function edit(from: CrmKind): Promise<void> {
  await world.edit(from, 'organization', world.ids.brightline, { region: 'APAC' });
  await world.edit(from, 'contact', world.ids.ann, { title: 'Buyer' });
}
async function expectArrived(): Promise<void> {
  expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
  expect(await world.everywhere('contact', world.ids.ann, 'title')).toEqual(['Buyer', 'Buyer', 'Buyer']);
  expect(await world.unsettled()).toEqual([]);
}

describe('fault 13: a limit that a write meets', () => {
  it.each(LIMITS)('%s is waited for as long as it says, and then all arrives', async (_, crm, effect, seconds) => {
    await edit(OTHER[crm]);
    await world.read(OTHER[crm]);
    const limit = strike(crm, 'write', effect);
    await world.deliver();
    const tries = limit.struck;
    for (const write of await world.unsettled()) {
      expect(write).toMatchObject({ crm, state: 'pending', failureCode: 'rate_limited' });
      expect(write.runAfter >= addSeconds(world.now(), seconds - 2)).toBe(true);
    }
    // Nothing is sent before its time.
    await world.deliver();
    expect(limit.struck).toBe(tries);
    limit.remove();
    await world.quiet();
    await expectArrived();
  });
});

describe('fault 13: a limit that a read meets', () => {
  it.each(LIMITS)('%s is shown with the connection, and the next read misses nothing', async (_, crm, effect) => {
    await edit(crm);
    const limit = strike(crm, 'read', effect);
    await world.read(crm);
    expect(await findConnection(world.scope, crm)).toMatchObject({ failureCode: 'rate_limited' });
    world.clock.advance({ hours: 2 });
    await world.read(crm);
    limit.remove();
    await world.quiet();
    await expectArrived();
  });

  it('of the day, in the midst of all that is done: nothing is lost, and nothing is done twice', async () => {
    await edit('hubspot');
    world.org.admin.setDailyRequestLimit(0);
    await world.read('hubspot');
    await world.deliver();
    await world.read('salesforce');
    world.portal.account.admin.setDailyLimit(0);
    await world.read('hubspot');
    world.clock.advance({ hours: 3 });
    world.org.admin.setDailyRequestLimit(100_000);
    world.portal.account.admin.setDailyLimit(600_000);
    const before = world.writes('salesforce');
    await world.quiet();
    await expectArrived();
    expect(world.writes('salesforce') - before).toBe(2);
  });
});

describe('fault 13: an HTML page with a 502', () => {
  it.each(PAGES)('%s in place of an answer to a write is tried again', async (_, crm, effect) => {
    await edit(OTHER[crm]);
    const page = strike(crm, 'write', effect, 3);
    await world.quiet();
    expect(page.struck).toBe(3);
    await expectArrived();
  });

  it.each(PAGES)('%s in place of records does not look like their end', async (_, crm, effect) => {
    await edit(crm);
    const page = strike(crm, 'read', effect, 2);
    await world.read(crm);
    expect(await findConnection(world.scope, crm)).toMatchObject({ failureCode: 'unavailable' });
    await world.quiet();
    expect(page.struck).toBe(2);
    await expectArrived();
  });
});
