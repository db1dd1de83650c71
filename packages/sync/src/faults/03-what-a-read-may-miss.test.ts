import type { CrmKind } from '@tierline/domain/crm';
import { addSeconds } from '@tierline/domain/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { atSecondPage } from '../testing/between-pages.ts';
import { checkAndClose } from '../testing/invariants.ts';
import { seedOrganizations } from '../testing/seed-many.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
  world.clock.advance({ minutes: 30 });
  await world.quiet();
});
afterEach(() => checkAndClose(world));

const CRMS = ['salesforce', 'hubspot'] as const;
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;

const namesIn = (crm: CrmKind): string[] =>
  crm === 'salesforce'
    ? world.org.admin.listRecords('Account').map(({ Name }) => String(Name))
    : world.portal.account.admin.listRecords('companies').map(({ properties }) => properties.name ?? '');

describe('fault 3: a record that becomes visible late', () => {
  it.each(CRMS)('at the second of the watermark, in %s, is read', async (crm) => {
    await world.read(crm);
    seedOrganizations(world, crm, ['Harbour'], world.now());
    await world.quiet();
    expect(namesIn(OTHER[crm])).toContain('Harbour');
  });

  it.each(CRMS)('some seconds below the watermark, in %s, is read', async (crm) => {
    await world.read(crm);
    seedOrganizations(world, crm, ['Harbour'], addSeconds(world.now(), -45));
    await world.quiet();
    expect(namesIn(OTHER[crm])).toContain('Harbour');
  });

  it.each(CRMS)('long below the watermark, in %s, is found by the comparison of the day', async (crm) => {
    await world.read(crm);
    seedOrganizations(world, crm, ['Harbour'], addSeconds(world.now(), -20 * 60));
    await world.quiet();
    expect(namesIn(OTHER[crm])).not.toContain('Harbour');
    world.clock.advance({ hours: 24 });
    await world.quiet();
    expect(namesIn(OTHER[crm])).toContain('Harbour');
  });
});

describe('fault 3: hundreds of records of one second, across pages', () => {
  it.each(CRMS)('that were changed in %s are all read, and all made in the other CRM, once', async (crm) => {
    const names = Array.from({ length: 230 }, (_, nth) => `Reseller ${nth}`);
    await world.read(crm);
    world.clock.advance({ seconds: 90 });
    seedOrganizations(world, crm, names, world.now());
    await world.quiet();
    expect(
      namesIn(OTHER[crm])
        .filter((name) => name.startsWith('Reseller'))
        .toSorted(),
    ).toEqual(names.toSorted());
  });
});

describe('fault 3: a record that is edited during a run', () => {
  it.each([
    ['everything', 'salesforce'],
    ['everything', 'hubspot'],
    ['changes', 'salesforce'],
    ['changes', 'hubspot'],
  ] as const)('over %s in %s, after its page came or before: the edit is taken over', async (kind, crm) => {
    const names = Array.from({ length: 230 }, (_, nth) => `Reseller ${nth}`);
    const crmIds = seedOrganizations(world, crm, names, world.now());
    const [first = '', last = ''] = [crmIds[0], crmIds.at(-1)];
    if (kind === 'everything') {
      await world.quiet();
      world.clock.advance({ hours: 25 });
    }
    const { tier = '' } = world.adapters[crm]?.standardFields('organization') ?? {};
    const struck = atSecondPage(world, crm, kind, async () => {
      world.clock.advance({ seconds: 1 });
      await world.hands[crm].fill('organization', first, { [tier]: ['Gold'] });
      await world.hands[crm].fill('organization', last, { [tier]: ['Silver'] });
    });
    await world.quiet();
    expect(struck.times).toBe(1);
    const [one, other] = [await world.idOf(crm, 'organization', first), await world.idOf(crm, 'organization', last)];
    expect(await world.everywhere('organization', one, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
    expect(await world.everywhere('organization', other, 'tier')).toEqual(['Silver', 'Silver', 'Silver']);
  });
});
