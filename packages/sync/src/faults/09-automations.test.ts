import { listProblems } from '@tierline/db/sync-problem';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { automate } from '../testing/automations.ts';
import { checkAndClose } from '../testing/invariants.ts';

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
const oneTo = (crm: CrmKind) => (crm === 'salesforce' ? [1, 0] : [0, 1]);

describe('fault 9: automations that want something else', () => {
  it.each(CRMS)('in %s keeps the old value: that is told once, and not tried for ever', async (crm) => {
    const { brightline } = world.ids;
    automate(world, crm, 'organization', 'region', () => 'EMEA');
    const before = countWrites();
    await world.edit(OTHER[crm], 'organization', brightline, { region: 'APAC' });
    await world.quiet();
    expect(since(before)).toEqual(oneTo(crm));
    expect(await world.unsettled()).toMatchObject([
      { crm, target: 'region', state: 'refused', failureCode: 'changed_back' },
    ]);
  });

  it.each(CRMS)(
    'in %s puts another value than the one that is written: that is an edit, and it is the same everywhere',
    async (crm) => {
      const { brightline } = world.ids;
      automate(world, crm, 'organization', 'region', (value) => (value === 'APAC' ? 'Americas' : undefined));
      await world.edit(OTHER[crm], 'organization', brightline, { region: 'APAC' });
      await world.quiet();
      expect(await world.everywhere('organization', brightline, 'region')).toEqual([
        'Americas',
        'Americas',
        'Americas',
      ]);
      expect(await world.unsettled()).toEqual([]);
    },
  );

  it.each(CRMS)('in %s set another field whenever one is written: it is taken over, once', async (crm) => {
    const { brightline } = world.ids;
    automate(world, crm, 'organization', 'tier', (tier) => (tier === '' ? 'Bronze' : undefined));
    await world.edit(OTHER[crm], 'organization', brightline, { region: 'APAC' });
    await world.quiet();
    expect(await world.everywhere('organization', brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.everywhere('organization', brightline, 'tier')).toEqual(['Bronze', 'Bronze', 'Bronze']);
  });

  it('of the two CRMs that correct each other come to rest, and somebody is told', async () => {
    const { brightline } = world.ids;
    automate(world, 'salesforce', 'organization', 'tier', () => 'Gold');
    automate(world, 'hubspot', 'organization', 'tier', () => 'Silver');
    const before = countWrites();
    await world.edit('salesforce', 'organization', brightline, { region: 'APAC' });
    await world.quiet();
    const [toSalesforce = 0, toHubSpot = 0] = since(before);
    expect(toSalesforce + toHubSpot).toBeLessThan(15);
    const told = [
      ...(await listProblems(world.scope, 10)).map(({ key }) => key),
      ...(await world.unsettled()).map(({ target }) => target),
    ];
    expect(told).toContain('tier');
    expect(await world.everywhere('organization', brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it('of the two CRMs that write in letters of their own do not set each other off', async () => {
    const { ann } = world.ids;
    automate(world, 'salesforce', 'contact', 'title', (text) => text.toUpperCase());
    automate(world, 'hubspot', 'contact', 'title', (text) => text.toLowerCase());
    const before = countWrites();
    await world.edit('salesforce', 'contact', ann, { title: 'Head of Buying' });
    await world.quiet();
    expect(since(before)).toEqual([0, 1]);
    await world.edit('hubspot', 'contact', ann, { title: 'Head of Selling' });
    await world.quiet();
    expect(since(before)).toEqual([1, 1]);
    expect(await world.held('salesforce', 'contact', ann, 'title')).toBe('HEAD OF SELLING');
  });
});
