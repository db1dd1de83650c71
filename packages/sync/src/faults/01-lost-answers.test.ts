import { badGateway, type FaultEffect } from '@tierline/crm-fakes/faults';
import { internalError } from '@tierline/crm-fakes/hubspot/hubspot-faults';
import { unknownException } from '@tierline/crm-fakes/salesforce/salesforce-faults';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose, listTierlineIds } from '../testing/invariants.ts';
import { Killed, killAtWrite } from '../testing/killed.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const CRMS = ['salesforce', 'hubspot'] as const;
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;

/** Strikes the next request that changes records there. */
const strike = (crm: CrmKind, when: 'before' | 'after', effect: FaultEffect) =>
  crm === 'salesforce'
    ? world.org.faults.add({ when, effect, match: { method: 'PATCH', path: /composite/ } })
    : world.portal.account.faults.add({ when, effect, match: { method: 'POST', path: /batch\/(update|upsert)$/ } });

const ANSWERS: [string, CrmKind, FaultEffect][] = [
  ['a 500', 'salesforce', unknownException],
  ['a 500', 'hubspot', internalError],
  ['a reset connection', 'salesforce', { kind: 'reset' }],
  ['a reset connection', 'hubspot', { kind: 'reset' }],
  ['a timeout', 'salesforce', { kind: 'hang' }],
  ['a timeout', 'hubspot', { kind: 'hang' }],
];

/** A person edits one field in the other CRM, and adds a company there. */
async function change(from: CrmKind): Promise<string> {
  await world.edit(from, 'organization', world.ids.brightline, { region: 'APAC', tier: 'Gold' });
  const seed = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
  return world.hands[from].seedOrganization({ name: 'Harbour', ...seed });
}

async function expectBoth(from: CrmKind, crmId: string): Promise<void> {
  expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
  expect(await world.everywhere('organization', world.ids.brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
  const id = await world.idOf(from, 'organization', crmId);
  expect(await world.everywhere('organization', id, 'name')).toEqual(['Harbour', 'Harbour', 'Harbour']);
  expect(listTierlineIds(world, OTHER[from], 'organization').filter((each) => each === id)).toHaveLength(1);
  expect(await world.unsettled()).toEqual([]);
}

describe('fault 1: the answer is lost after the CRM has committed', () => {
  it.each(ANSWERS)('%s of %s to an update and to a creation: each is made once', async (_, crm, effect) => {
    const harbour = await change(OTHER[crm]);
    const faults = [strike(crm, 'after', effect), strike(crm, 'after', effect)];
    await world.quiet();
    expect(faults.map(({ struck }) => struck)).toEqual([1, 1]);
    await expectBoth(OTHER[crm], harbour);
  });

  it.each(CRMS)('%s to somebody’s decision: it counts once, and nobody is told that it failed', async (crm) => {
    await world.decide('contact', world.ids.ann, 'title', ['Buyer']);
    const fault = strike(crm, 'after', { kind: 'reset' });
    await world.quiet();
    expect(fault.struck).toBe(1);
    expect(await world.everywhere('contact', world.ids.ann, 'title')).toEqual(['Buyer', 'Buyer', 'Buyer']);
    expect(await world.unsettled()).toEqual([]);
  });

  it.each(CRMS)('%s to a deletion, which is a status there: it is deleted everywhere, and stays', async (crm) => {
    const deleted = 'Active Partner (Deleted)';
    await world.decide('organization', world.ids.brightline, 'status', [deleted]);
    const fault = strike(crm, 'after', { kind: 'reset' });
    await world.quiet();
    expect(fault.struck).toBe(1);
    expect(await world.everywhere('organization', world.ids.brightline, 'status')).toEqual([deleted, deleted, deleted]);
    expect(await world.unsettled()).toEqual([]);
  });
});

describe('fault 1: the answer is lost, and the CRM has done nothing', () => {
  it.each(CRMS)('%s: update and creation are made later', async (crm) => {
    const harbour = await change(OTHER[crm]);
    const faults = [strike(crm, 'before', badGateway), strike(crm, 'before', { kind: 'reset' })];
    await world.quiet();
    expect(faults.map(({ struck }) => struck)).toEqual([1, 1]);
    await expectBoth(OTHER[crm], harbour);
  });
});

describe('fault 1: the process is killed', () => {
  const KILLS = CRMS.flatMap((crm) => (['before', 'after'] as const).map((when) => [when, crm] as const));

  it.each(KILLS)('%s the write to %s: another worker brings it to an end, once', async (when, crm) => {
    const harbour = await change(OTHER[crm]);
    await world.read(OTHER[crm]);
    killAtWrite(world, crm, when);
    await expect(world.deliver()).rejects.toThrow(Killed);
    expect((await world.unsettled()).every(({ leaseToken }) => leaseToken !== null)).toBe(true);
    await world.quiet();
    await expectBoth(OTHER[crm], harbour);
  });

  it.each(KILLS)(
    '%s the write to %s, and somebody edits the record before the next worker comes',
    async (when, crm) => {
      const harbour = await change(OTHER[crm]);
      await world.read(OTHER[crm]);
      killAtWrite(world, crm, when);
      await expect(world.deliver()).rejects.toThrow(Killed);
      world.clock.advance({ seconds: 5 });
      await world.edit(crm, 'organization', world.ids.brightline, { region: 'Americas' });
      await world.quiet();
      expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual([
        'Americas',
        'Americas',
        'Americas',
      ]);
      expect(await world.everywhere('organization', world.ids.brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
      const id = await world.idOf(OTHER[crm], 'organization', harbour);
      expect(listTierlineIds(world, crm, 'organization').filter((each) => each === id)).toHaveLength(1);
    },
  );
});
