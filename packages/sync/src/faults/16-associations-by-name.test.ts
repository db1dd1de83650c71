import { listContractsOfPartner, listUnresolvedNames } from '@tierline/db/contract';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
const LISTS = { salesforce: 'Tierline_Associated_Distributors__c', hubspot: 'tierline_distributors' } as const;
const distributor = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;

/** A person writes the names of distributors into a partner's list. */
async function list(crm: CrmKind, names: readonly string[], id = world.ids.brightline): Promise<void> {
  const there = await world.crmIdOf(crm, 'organization', id);
  if (crm === 'hubspot') await world.hands.hubspot.browser.choose('companies', there, LISTS.hubspot, names);
  else await world.hands.salesforce.edit('organization', there, { [LISTS.salesforce]: names.join(';') || null });
}
const listed = async (crm: CrmKind, id = world.ids.brightline) =>
  (await world.held(crm, 'organization', id, 'contracts')).split(';').filter(Boolean).toSorted();
/** Ids of those with whom it has a contract; null for names that lead to nobody. */
const standing = async (id = world.ids.brightline) =>
  (await listContractsOfPartner(world.scope, id))
    .filter(({ endedAt }) => endedAt === null)
    .map(({ secondPartnerId }) => secondPartnerId);
const listedInBoth = async () => [await listed('salesforce'), await listed('hubspot')];

describe('fault 16: a name that leads to nobody', () => {
  it.each(CRMS)('stays in the list of %s, is told, and is not told to the other CRM', async (crm) => {
    await list(crm, ['Kestrel', 'Nobody yet']);
    await world.quiet();
    expect(await listed(crm)).toEqual(['Kestrel', 'Nobody yet']);
    expect(await listed(OTHER[crm])).toEqual(['Kestrel']);
    expect((await standing()).toSorted()).toEqual([world.ids.kestrel, null].toSorted());
    expect(await listUnresolvedNames(world.scope, [world.ids.brightline])).toEqual([{ name: 'Nobody yet' }]);
  });

  it.each(CRMS)('stays in the list of %s when somebody decides about the others here', async (crm) => {
    await list(crm, ['Kestrel', 'Nobody yet']);
    await world.quiet();
    await world.decide('organization', world.ids.brightline, 'contracts', [world.ids.northwind]);
    await world.quiet();
    expect(await listed(crm)).toEqual(['Nobody yet', 'Northwind']);
    expect(await listed(OTHER[crm])).toEqual(['Northwind']);
  });

  it.each(CRMS)(
    'in %s leads to the distributor that arrives after it, and the other CRM is told at once',
    async (crm) => {
      await list(crm, ['Kestrel', 'Late Arrival']);
      await world.quiet();
      const there = await world.hands[crm].seedOrganization({ name: 'LATE  arrival', ...distributor });
      await world.quiet();
      const id = await world.idOf(crm, 'organization', there);
      expect((await standing()).toSorted()).toEqual([world.ids.kestrel, id].toSorted());
      expect(await listed(OTHER[crm])).toEqual(['Kestrel', 'LATE  arrival']);
      expect(await listed(crm)).toEqual(['Kestrel', 'Late Arrival']);
    },
  );
});

describe('fault 16: two distributors of one name', () => {
  it.each(CRMS)('are named by neither, in %s; a contract that was there before is that of the first', async (crm) => {
    await world.hands[crm].seedOrganization({ name: 'kestrel', ...distributor });
    await world.quiet();
    expect(await standing()).toEqual([world.ids.kestrel]);
    const other = await world.hands[crm].seedOrganization({
      ...{ name: 'Harbour', inSync: true, accountType: 'Partner', status: 'Active Partner' },
      contractNames: ['Kestrel', 'Northwind'],
    });
    await world.quiet();
    const id = await world.idOf(crm, 'organization', other);
    expect((await standing(id)).toSorted()).toEqual([null, world.ids.northwind].toSorted());
    expect(await listed(OTHER[crm], id)).toEqual(['Northwind']);
    expect(await listUnresolvedNames(world.scope, [id])).toEqual([{ name: 'Kestrel' }]);
  });

  it('cannot be told apart by a list: a decision for one of them is refused, and says why', async () => {
    await world.hands.salesforce.seedOrganization({ name: 'Northwind', ...distributor });
    await world.quiet();
    await world.decide('organization', world.ids.brightline, 'contracts', [world.ids.kestrel, world.ids.northwind]);
    await world.quiet();
    expect(await world.unsettled()).toMatchObject([
      {
        target: 'contracts',
        state: 'refused',
        failureCode: 'ambiguous',
        failureText: expect.stringContaining('Northwind'),
      },
    ]);
    expect(await listedInBoth()).toEqual([['Kestrel'], ['Kestrel']]);
  });
});

describe('fault 16: what a list cannot name', () => {
  it('holds up nothing else that is asked of the record', async () => {
    await world.hands.salesforce.seedOrganization({ name: 'Northwind', ...distributor });
    await world.quiet();
    await world.decide('organization', world.ids.brightline, 'contracts', [world.ids.kestrel, world.ids.northwind]);
    await world.edit('hubspot', 'organization', world.ids.brightline, { region: 'APAC' });
    await world.quiet();
    expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.unsettled()).toMatchObject([{ target: 'contracts', failureCode: 'ambiguous' }]);
  });

  it.each(CRMS)('holds up nothing else where it is a distributor that %s alone has', async (crm) => {
    await world.setScope({ creates: { salesforce: false, hubspot: false } });
    const alone = await world.hands[crm].seedOrganization({ name: 'Late Arrival', ...distributor });
    await world.quiet();
    const id = await world.idOf(crm, 'organization', alone);
    await world.edit(crm, 'organization', world.ids.brightline, { region: 'APAC' });
    await world.decide('organization', world.ids.brightline, 'preferred', [id]);
    await world.quiet();
    expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.unsettled()).toMatchObject([
      { crm: OTHER[crm], target: 'preferred', state: 'pending', failureCode: 'no_counterpart' },
    ]);
  });
});

describe('fault 16: a distributor that is renamed', () => {
  it.each(CRMS)('in %s keeps its contracts in both CRMs, whatever the lists call it', async (crm) => {
    const there = await world.crmIdOf(crm, 'organization', world.ids.kestrel);
    await world.hands[crm].rename('organization', there, 'Kestrel Group');
    await world.quiet();
    expect(await world.everywhere('organization', world.ids.kestrel, 'name')).toEqual([
      'Kestrel Group',
      'Kestrel Group',
      'Kestrel Group',
    ]);
    expect(await standing()).toEqual([world.ids.kestrel]);
    // People bring one list up to date: the same contract.
    await list(crm, ['Kestrel Group']);
    await world.quiet();
    expect(await standing()).toEqual([world.ids.kestrel]);
    await world.decide('organization', world.ids.brightline, 'contracts', [world.ids.kestrel, world.ids.northwind]);
    await world.quiet();
    expect(new Set(await standing())).toEqual(new Set([world.ids.kestrel, world.ids.northwind]));
    for (const each of CRMS) expect(await listed(each)).toHaveLength(2);
  });
});

describe('fault 16: a distributor whom the CRMs call by two names', () => {
  const reseller = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
  const meet = async () => {
    const [harbour, cdw] = await Promise.all([
      seedInBoth({ name: 'Harbour', ...reseller }, ['CDW Corp', 'Kestrel'], ['CDW', 'Kestrel']),
      seedInBoth({ name: 'CDW Corp', ...distributor }, [], [], 'CDW'),
    ]);
    await world.quiet();
    return { harbour, cdw };
  };
  const seedInBoth = async (
    record: (typeof reseller & { name: string }) | (typeof distributor & { name: string }),
    inSalesforce: string[],
    inHubSpot: string[],
    called = record.name,
  ) => {
    const { salesforce, hubspot } = world.hands;
    const there = await salesforce.seedOrganization({ ...record, contractNames: inSalesforce });
    return world.link(
      'organization',
      there,
      await hubspot.seedOrganization({ ...record, name: called, contractNames: inHubSpot }),
    );
  };

  it('keeps his contracts when he is called the same in both', async () => {
    const { harbour, cdw } = await meet();
    expect(await world.everywhere('organization', cdw, 'name')).toEqual(['CDW Corp', 'CDW Corp', 'CDW Corp']);
    expect(new Set(await standing(harbour))).toEqual(new Set([cdw, world.ids.kestrel]));
    expect([await listed('salesforce', harbour), await listed('hubspot', harbour)]).toEqual([
      ['CDW Corp', 'Kestrel'],
      ['CDW', 'Kestrel'],
    ]);
  });

  it.each(CRMS)('keeps them when something else is listed beside him in %s', async (crm) => {
    const { harbour, cdw } = await meet();
    const before = await listed(crm, harbour);
    await list(crm, [...before, 'Northwind'], harbour);
    await world.quiet();
    const three = [cdw, world.ids.kestrel, world.ids.northwind];
    expect(new Set(await standing(harbour))).toEqual(new Set(three));
    expect(await listed(OTHER[crm], harbour)).toHaveLength(3);
    await list(crm, ['Northwind'], harbour);
    await world.quiet();
    expect(await standing(harbour)).toEqual([world.ids.northwind]);
    expect(await listed(OTHER[crm], harbour)).toEqual(['Northwind']);
  });
});

describe('fault 16: a name with a semicolon in it', () => {
  it.each(CRMS)(
    '(a distributor of %s) fits in no list: the decision is refused with its name, and nobody is split in two',
    async (crm) => {
      const there = await world.hands[crm].seedOrganization({ name: 'Nord; Süd GmbH', ...distributor });
      await world.quiet();
      const id = await world.idOf(crm, 'organization', there);
      await world.decide('organization', world.ids.brightline, 'contracts', [world.ids.kestrel, id]);
      await world.quiet();
      expect(await world.unsettled()).toMatchObject([
        { target: 'contracts', state: 'refused', failureText: expect.stringContaining('Nord; Süd GmbH') },
      ]);
      expect(await listedInBoth()).toEqual([['Kestrel'], ['Kestrel']]);
    },
  );

  it('in a list reads as two names, both of which are told', async () => {
    await list('salesforce', ['Kestrel', 'Nord; Süd GmbH']);
    await world.quiet();
    expect(await listUnresolvedNames(world.scope, [world.ids.brightline])).toEqual([
      { name: 'Nord' },
      { name: 'Süd GmbH' },
    ]);
    expect(await listed('hubspot')).toEqual(['Kestrel']);
  });
});

describe('fault 16: a list that is emptied', () => {
  it.each(CRMS)('in %s ends the contracts, in both CRMs, and they stay as history', async (crm) => {
    await list(crm, []);
    await world.quiet();
    expect(await listedInBoth()).toEqual([[], []]);
    expect(await standing()).toEqual([]);
    expect(await listContractsOfPartner(world.scope, world.ids.brightline)).toMatchObject([
      { secondPartnerId: world.ids.kestrel, endedAt: expect.stringMatching(/./) },
    ]);
    await list(OTHER[crm], ['Kestrel']);
    await world.quiet();
    expect(await listedInBoth()).toEqual([['Kestrel'], ['Kestrel']]);
  });
});

describe('fault 16: names that are spelled otherwise', () => {
  it.each(CRMS)(
    'in the list of %s, by case, spaces or Unicode, are the same contracts, and nothing is written',
    async (crm) => {
      const there = await world.hands[crm].seedOrganization({ name: 'Zo\u00eb Distribution', ...distributor });
      await world.quiet();
      await list(crm, ['Kestrel', 'Zo\u00eb Distribution']);
      await world.quiet();
      const before = CRMS.map(world.writes);
      await list(crm, ['KESTREL', 'ZOE\u0308  distribution']);
      await world.quiet();
      expect(new Set(await standing())).toEqual(
        new Set([world.ids.kestrel, await world.idOf(crm, 'organization', there)]),
      );
      expect(CRMS.map(world.writes)).toEqual(before);
    },
  );
});
