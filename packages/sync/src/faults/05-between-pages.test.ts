import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { atSecondPage } from '../testing/between-pages.ts';
import { checkAndClose } from '../testing/invariants.ts';
import { seedOrganizations } from '../testing/seed-many.ts';

const names = Array.from({ length: 230 }, (_, nth) => `Reseller ${nth}`);
const CRMS = ['salesforce', 'hubspot'] as const;
const KINDS = ['everything', 'changes'] as const;
const CASES = CRMS.flatMap((crm) => KINDS.map((kind) => [kind, crm] as const));

let world: Alike;
let crmIds: string[];
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

/** Hundreds of records are due to be read, in several pages. */
async function seed(crm: CrmKind, kind: (typeof KINDS)[number]): Promise<void> {
  crmIds = seedOrganizations(world, crm, names, world.now());
  if (kind === 'changes') return;
  await world.quiet();
  world.clock.advance({ hours: 25 });
}

async function listStandings(crm: CrmKind): Promise<(string | undefined)[]> {
  const ids = await Promise.all(crmIds.map((crmId) => world.idOf(crm, 'organization', crmId)));
  return Promise.all(ids.map(async (id) => (await world.organization(id))?.standing));
}

describe('fault 5: between two pages', () => {
  it.each(KINDS)('the query locator of a read of %s expires: the read goes on where it was', async (kind) => {
    await seed('salesforce', kind);
    const struck = atSecondPage(world, 'salesforce', kind, async () => world.org.admin.expireQueryLocators());
    await world.quiet();
    expect(struck.times).toBe(1);
    expect(new Set(await listStandings('salesforce'))).toEqual(new Set(['active']));
  });

  it.each(CASES)(
    'the token of a read of %s in %s expires: a new one is had, and no record is missed',
    async (kind, crm) => {
      await seed(crm, kind);
      const { admin } = crm === 'salesforce' ? world.org : world.portal.account;
      const expire = 'expireSessions' in admin ? admin.expireSessions : admin.expireAccessTokens;
      const struck = atSecondPage(world, crm, kind, async () => expire());
      await world.quiet();
      expect(struck.times).toBe(1);
      expect(new Set(await listStandings(crm))).toEqual(new Set(['active']));
    },
  );

  it.each(CASES)('of a read of %s in %s, records that were read and that were not are deleted', async (kind, crm) => {
    await seed(crm, kind);
    const [first = '', last = ''] = [crmIds[0], crmIds.at(-1)];
    const struck = atSecondPage(world, crm, kind, async () => {
      world.clock.advance({ seconds: 1 });
      await world.hands[crm].remove('organization', first);
      await world.hands[crm].remove('organization', last);
    });
    crmIds = crmIds.slice(1, -1);
    await world.quiet();
    expect(struck.times).toBe(1);
    expect(new Set(await listStandings(crm))).toEqual(new Set(['active']));
    expect(await world.unsettled()).toEqual([]);
  });

  it.each(CRMS)(
    'of a read of changes in %s, a record moves to the end: nothing that takes its place is missed',
    async (crm) => {
      await seed(crm, 'changes');
      const { tier = '' } = world.adapters[crm]?.standardFields('organization') ?? {};
      const moved = crmIds.slice(0, 3);
      const struck = atSecondPage(world, crm, 'changes', async () => {
        world.clock.advance({ seconds: 1 });
        for (const crmId of moved) await world.hands[crm].fill('organization', crmId, { [tier]: ['Gold'] });
      });
      await world.quiet();
      expect(struck.times).toBe(1);
      expect(new Set(await listStandings(crm))).toEqual(new Set(['active']));
      for (const crmId of moved) {
        const id = await world.idOf(crm, 'organization', crmId);
        expect(await world.everywhere('organization', id, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
      }
    },
  );
});
