import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';
import { retry } from '../testing/retry.ts';

const CRMS = ['salesforce', 'hubspot'] as const;
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
  world.clock.advance({ minutes: 5 });
  await world.quiet();
});
afterEach(() => checkAndClose(world));

const countWrites = () => CRMS.map((crm) => world.writes(crm));
const since = (before: number[]) => countWrites().map((count, at) => count - (before[at] ?? 0));

describe('fault 8: what Tierline itself has written', () => {
  it.each(CRMS)('to the other CRM for an edit in %s comes back as an echo, and moves nothing', async (crm) => {
    const before = countWrites();
    await world.edit(crm, 'organization', world.ids.brightline, { region: 'APAC', tier: 'Gold' });
    await world.edit(crm, 'contact', world.ids.ann, { title: 'Buyer' });
    await world.quiet();
    expect(since(before)).toEqual(crm === 'salesforce' ? [0, 2] : [2, 0]);
  });

  it('for somebody’s decision is one write to each CRM', async () => {
    const before = countWrites();
    await world.decide('organization', world.ids.brightline, 'region', ['APAC']);
    await world.quiet();
    expect(since(before)).toEqual([1, 1]);
    expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
  });
});

/** An edit in the other CRM is on its way to this one, whose record was not read since. */
async function underWay(crm: CrmKind, region: string): Promise<void> {
  await world.edit(OTHER[crm], 'organization', world.ids.brightline, { region });
  world.clock.advance({ seconds: 1 });
  await world.read(OTHER[crm]);
}

const regions = () => world.everywhere('organization', world.ids.brightline, 'region');

describe.each(CRMS)('fault 8: a person’s own edit in %s', (crm) => {
  it('to the value that is on its way there: it is not written any more', async () => {
    await underWay(crm, 'APAC');
    const before = countWrites();
    await world.edit(crm, 'organization', world.ids.brightline, { region: 'APAC' });
    world.clock.advance({ seconds: 30 });
    await world.quiet();
    expect(since(before)).toEqual([0, 0]);
    expect(await regions()).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.unsettled()).toEqual([]);
  });

  it('to another value after it was read, and just before the write sets out: it is the later one that stands', async () => {
    await world.edit(OTHER[crm], 'organization', world.ids.brightline, { region: 'APAC' });
    world.clock.advance({ seconds: 1 });
    for (const each of CRMS) await world.read(each);
    world.clock.advance({ seconds: 1 });
    await world.edit(crm, 'organization', world.ids.brightline, { region: 'Americas' });
    await world.deliver();
    await world.quiet();
    expect(await regions()).toEqual(['Americas', 'Americas', 'Americas']);
    expect(await world.unsettled()).toEqual([]);
  });

  it('to the same value just after Tierline wrote it: it stays, and nothing is written', async () => {
    await underWay(crm, 'APAC');
    await world.deliver();
    const before = countWrites();
    await world.edit(crm, 'organization', world.ids.brightline, { region: 'APAC', tier: 'Gold' });
    await world.quiet();
    expect(since(before)).toEqual(crm === 'salesforce' ? [0, 1] : [1, 0]);
    expect(await regions()).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it.each([0, 1, 8])(
    'to another value %i s after Tierline wrote, before that was read back: it is his that stands',
    async (seconds) => {
      await underWay(crm, 'APAC');
      await world.deliver();
      world.clock.advance({ seconds });
      await world.edit(crm, 'organization', world.ids.brightline, { region: 'Americas' });
      await world.quiet();
      expect(await regions()).toEqual(['Americas', 'Americas', 'Americas']);
      expect(await world.unsettled()).toEqual([]);
    },
  );

  it('of another field of a record that Tierline wrote to a moment ago is no echo', async () => {
    await underWay(crm, 'APAC');
    await world.deliver();
    await world.edit(crm, 'organization', world.ids.brightline, { tier: 'Gold' });
    await world.quiet();
    expect(await regions()).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.everywhere('organization', world.ids.brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
  });

  it('back to the old value, before that was read: both stay, and it is told and may be asked for again', async () => {
    await underWay(crm, 'APAC');
    await world.deliver();
    world.clock.advance({ seconds: 1 });
    await world.edit(crm, 'organization', world.ids.brightline, { region: 'EMEA' });
    await world.quiet();
    expect((await regions())[0]).toBe('APAC');
    expect(await world.held(crm, 'organization', world.ids.brightline, 'region')).toBe('EMEA');
    const [write, ...more] = await world.unsettled();
    expect(write).toMatchObject({ crm, target: 'region', state: 'refused', failureCode: 'changed_back' });
    expect(more).toEqual([]);
    if (write) await retry(world, write);
    await world.quiet();
    expect(await regions()).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.unsettled()).toEqual([]);
  });

  it('back to the old value, once that was read, is an edit like any other', async () => {
    await underWay(crm, 'APAC');
    await world.quiet();
    await world.edit(crm, 'organization', world.ids.brightline, { region: 'EMEA' });
    await world.quiet();
    expect(await regions()).toEqual(['EMEA', 'EMEA', 'EMEA']);
  });
});
