import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';

const CRMS = ['salesforce', 'hubspot'] as const;
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

/** Companies and people that are not deleted there. */
const countIn = (crm: CrmKind): [number, number] => {
  const { org, portal } = world;
  const alive =
    crm === 'salesforce'
      ? ['Account', 'Contact'].map((object) => org.admin.listRecords(object).filter(({ IsDeleted }) => !IsDeleted))
      : ['companies', 'contacts'].map((type) => portal.account.admin.listRecords(type).filter((row) => !row.archived));
  return [alive[0]?.length ?? 0, alive[1]?.length ?? 0];
};

const remove = async (crm: CrmKind, object: 'organization' | 'contact', id: string): Promise<string> => {
  const crmId = await world.crmIdOf(crm, object, id);
  await world.hands[crm].remove(object, crmId);
  return crmId;
};

describe('fault 6: a company that is deleted', () => {
  it.each(CRMS)('in %s alone stays in the other CRM and here, and is not made anew', async (crm) => {
    const { northwind } = world.ids;
    const there = countIn(OTHER[crm]);
    await remove(crm, 'organization', northwind);
    const here = countIn(crm);
    await world.quiet();
    expect(await world.organization(northwind)).toMatchObject({ standing: 'active' });
    expect([countIn(crm), countIn(OTHER[crm])]).toEqual([here, there]);
  });

  it.each(CRMS)('in %s and restored is what it was, and hears of what was edited meanwhile', async (crm) => {
    const { northwind } = world.ids;
    const crmId = await remove(crm, 'organization', northwind);
    await world.quiet();
    await world.edit(OTHER[crm], 'organization', northwind, { region: 'APAC' });
    await world.quiet();
    await world.hands[crm].restore('organization', crmId);
    await world.quiet();
    expect(await world.idOf(crm, 'organization', crmId)).toBe(northwind);
    expect(await world.everywhere('organization', northwind, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it.each(CRMS)('and restored in %s between two reads is not touched', async (crm) => {
    const before = CRMS.map((each) => world.writes(each));
    await world.hands[crm].restore('organization', await remove(crm, 'organization', world.ids.northwind));
    await world.quiet();
    expect(CRMS.map((each) => world.writes(each))).toEqual(before);
    expect(await world.organization(world.ids.northwind)).toMatchObject({ standing: 'active' });
  });

  it('in both is none of the programme any more, and is made nowhere', async () => {
    const { northwind } = world.ids;
    for (const crm of CRMS) await remove(crm, 'organization', northwind);
    const before = CRMS.map(countIn);
    await world.quiet();
    expect(await world.organization(northwind)).toMatchObject({ standing: 'outside' });
    expect(CRMS.map(countIn)).toEqual(before);
  });

  it.each(CRMS)(
    'in %s while Tierline does not read for 16 days, and purged there: it is gone all the same',
    async (crm) => {
      const { northwind, ann } = world.ids;
      await remove(crm, 'organization', northwind);
      await remove(crm, 'contact', ann);
      world.clock.advance({ days: 16 });
      const before = CRMS.map(countIn);
      await world.quiet();
      expect(CRMS.map(countIn)).toEqual(before);
      expect(await world.organization(northwind)).toMatchObject({ standing: 'active' });
      for (const other of [OTHER[crm]]) {
        await remove(other, 'organization', northwind);
        await remove(other, 'contact', ann);
      }
      await world.quiet();
      expect(await world.organization(northwind)).toMatchObject({ standing: 'outside' });
      expect(await world.contact(ann)).toMatchObject({ deleted: true });
    },
  );

  it.each(CRMS)('in %s, seen so, and purged there later changes nothing more', async (crm) => {
    await remove(crm, 'organization', world.ids.northwind);
    await world.quiet();
    const before = CRMS.map((each) => world.writes(each));
    world.clock.advance({ days: 16 });
    await world.quiet();
    expect(CRMS.map((each) => world.writes(each))).toEqual(before);
  });
});

describe('fault 6: a person who is deleted', () => {
  it.each(CRMS)('in %s stays in the other CRM, and comes back with what was edited meanwhile', async (crm) => {
    const { ann } = world.ids;
    const there = countIn(OTHER[crm]);
    const crmId = await remove(crm, 'contact', ann);
    await world.quiet();
    expect(await world.contact(ann)).toMatchObject({ deleted: false });
    expect(countIn(OTHER[crm])).toEqual(there);
    await world.edit(OTHER[crm], 'contact', ann, { title: 'Buyer' });
    await world.quiet();
    await world.hands[crm].restore('contact', crmId);
    await world.quiet();
    expect(await world.everywhere('contact', ann, 'title')).toEqual(['Buyer', 'Buyer', 'Buyer']);
  });
});

describe('fault 6: a person who is deleted in HubSpot, of which no event tells', () => {
  const archivedCalls = (): number =>
    world.portal.account.requests.list({ method: 'GET' }).filter(({ query }) => query.includes('archived=true')).length;

  /** How many calls for archived records a read takes. */
  const read = async (): Promise<number> => {
    const before = archivedCalls();
    await world.read('hubspot');
    return archivedCalls() - before;
  };

  it('among very many others is gone here within ten minutes, and a read in which nothing happens stays cheap', async () => {
    const { hands, ids, clock } = world;
    // More than one page of the list, which is in the order of ids.
    for (let number = 0; number < 100; number += 1)
      await hands.hubspot.remove('contact', await hands.hubspot.seedContact({ lastName: `Example ${number}` }));
    const organizationId = await world.crmIdOf('hubspot', 'organization', ids.brightline);
    const bob = await hands.hubspot.seedContact({ firstName: 'Bob', lastName: 'Lee', organizationId });
    await world.quiet();
    const id = await world.idOf('hubspot', 'contact', bob);
    await remove('salesforce', 'contact', id);
    await world.quiet();
    clock.advance({ minutes: 10 });
    expect(await read()).toBe(4);
    await hands.hubspot.remove('contact', bob);
    clock.advance({ seconds: 10 });
    // A page for each kind of record.
    expect(await read()).toBe(4);
    expect(await world.contact(id)).toMatchObject({ deleted: false });
    clock.advance({ minutes: 10 });
    expect(await read()).toBe(5);
    expect(await world.contact(id)).toMatchObject({ deleted: true });
    clock.advance({ seconds: 10 });
    expect(await read()).toBe(4);
  });
});

describe('fault 6: another parent', () => {
  it.each(CRMS)('a person who changes companies in %s does so in the other CRM', async (crm) => {
    const { ann, kestrel } = world.ids;
    const [crmId, company] = [
      await world.crmIdOf(crm, 'contact', ann),
      await world.crmIdOf(crm, 'organization', kestrel),
    ];
    if (crm === 'salesforce') await world.hands.salesforce.edit('contact', crmId, { AccountId: company });
    else await world.hands.hubspot.browser.makePrimary('contacts', crmId, 'companies', company);
    await world.quiet();
    expect(await world.contact(ann)).toMatchObject({ organizationId: kestrel });
    const there = await world.adapters[OTHER[crm]]?.find('contact', await world.crmIdOf(OTHER[crm], 'contact', ann));
    expect(there?.organizationId).toBe(await world.crmIdOf(OTHER[crm], 'organization', kestrel));
  });

  it.each(CRMS)(
    'a company that gets one in %s has it here, and loses it to no reading of the other CRM',
    async (crm) => {
      const { brightline, northwind, kestrel } = world.ids;
      const crmIds = await Promise.all(
        [brightline, northwind, kestrel].map((id) => world.crmIdOf(crm, 'organization', id)),
      );
      for (const parent of [1, 2]) {
        const [child = '', parentId = ''] = [crmIds[0], crmIds[parent]];
        if (crm === 'salesforce') await world.hands.salesforce.edit('organization', child, { ParentId: parentId });
        else {
          const path = `/crm/v4/objects/companies/${child}/associations/companies/${crmIds[1]}`;
          if (parent === 2) await world.hands.hubspot.browser.call('DELETE', path);
          await world.hands.hubspot.browser.makeChildOf(child, parentId);
        }
        await world.quiet();
        expect((await world.organization(brightline))?.parentId).toBe([brightline, northwind, kestrel][parent]);
      }
    },
  );
});
