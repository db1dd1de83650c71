import { clearWatermark } from '@tierline/db/connection';
import { listPlannedChangesOf } from '@tierline/db/planned-change';
import { listLinks } from '@tierline/db/record-link';
import { addRun, findRun } from '@tierline/db/sync-run';
import { getSyncScope } from '@tierline/db/sync-scope';
import type { SyncScope } from '@tierline/domain/sync-scope';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDryRuns } from './dry-run.ts';
import { type BothCrms, createBothCrms } from './testing/both-crms.ts';
import { checkAndClose } from './testing/invariants.ts';

let world: BothCrms;
beforeEach(async () => {
  world = await createBothCrms();
  await world.setScope({ creates: { salesforce: false, hubspot: false } });
});
afterEach(() => checkAndClose(world));

/** What a read of everything in Salesforce would bring under other settings. */
async function tryOut(id: string, change: Partial<SyncScope>) {
  const { settings } = await getSyncScope(world.scope);
  await addRun(world.scope, {
    ...{ id, crm: 'salesforce', kind: 'dry_run', state: 'waiting', startedAt: world.now(), endedAt: null },
    ...{ crmStartedAt: null, object: null, position: null, draft: { scope: { ...settings, ...change } } },
    ...{ failureCode: null, failureText: null, startedBy: 'Ann' },
    counts: { read: 0, taken: 0, written: 0, created: 0, gone: 0, problems: 0 },
  });
  await runDryRuns(world.worker, (fault) => {
    throw fault;
  });
  const planned = await listPlannedChangesOf(world.scope, id, { action: null, after: -1, limit: 1000 });
  const named = (sort: string) =>
    planned
      .filter(({ action }) => action.startsWith(sort))
      .map(({ name }) => name)
      .toSorted();
  const counts = (await findRun(world.scope, id))?.counts;
  return { counts, created: named('create'), takenIn: named('take_in'), alike: named('possible_duplicate') };
}

async function putIntoForce(change: Partial<SyncScope>) {
  await world.setScope(change);
  for (const object of ['organization', 'contact'] as const) await clearWatermark(world.scope, 'salesforce', object);
  await world.quiet();
}

const inHubSpot = () => {
  const { admin } = world.portal.account;
  const names = admin.listRecords('companies').map(({ properties }) => properties.name ?? '');
  const people = admin
    .listRecords('contacts')
    .map(({ properties: { firstname, lastname } }) => `${firstname} ${lastname}`);
  return [...names, ...people].toSorted();
};

describe('what a dry run says', () => {
  it('would be created is created, each once, and nothing else (row 174)', async () => {
    const { hands } = world;
    const place = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
    const brightline = await hands.salesforce.seedOrganization({ name: 'Brightline', ...place });
    await hands.salesforce.seedOrganization({ name: 'Fernhill', ...place });
    await hands.salesforce.seedOrganization({ name: 'City of Leipzig' });
    // HubSpot has one of that name already, which may be the same company.
    await hands.hubspot.seedOrganization({ name: 'Fernhill' });
    await hands.salesforce.seedContact({ firstName: 'Ann', lastName: 'Lee', organizationId: brightline });
    await world.quiet();
    const before = inHubSpot();

    const creates = { salesforce: false, hubspot: true };
    const plan = await tryOut('creates', { creates });
    expect(inHubSpot()).toEqual(before);
    expect(plan).toMatchObject({
      ...{ counts: { created: 2 }, created: ['Ann Lee', 'Brightline'], takenIn: [], alike: ['Fernhill'] },
    });
    await putIntoForce({ creates });
    expect(inHubSpot()).toEqual([...before, ...plan.created].toSorted());
  });

  it('of distributors that are switched on later touches no link of a partner (row 200)', async () => {
    const { hands } = world;
    const off = {
      activeSecondPartners: false,
      inactiveSecondPartners: false,
      creates: { salesforce: false, hubspot: true },
    };
    await world.setScope(off);
    const brightline = await hands.salesforce.seedOrganization({
      ...{ name: 'Brightline', inSync: true, accountType: 'Partner', status: 'Active Partner' },
    });
    const kestrel = await hands.salesforce.seedOrganization({
      ...{ name: 'Kestrel', inSync: true, accountType: 'Distributor', status: 'Active Distributor' },
    });
    await world.quiet();
    expect(inHubSpot()).toEqual(['Brightline']);
    const partner = await world.idOf('salesforce', 'organization', brightline);
    const linksOf = async () =>
      (await listLinks(world.scope, 'organization', partner)).map(({ crm, crmId, id }) => [crm, crmId, id]);
    const links = await linksOf();

    const plan = await tryOut('distributors', { activeSecondPartners: true });
    expect(plan).toMatchObject({ created: ['Kestrel'], takenIn: ['Kestrel'], alike: [] });
    await putIntoForce({ activeSecondPartners: true });
    expect(inHubSpot()).toEqual(['Brightline', 'Kestrel']);
    expect(await linksOf()).toEqual(links);
    expect((await world.organization(await world.idOf('salesforce', 'organization', kestrel)))?.standing).toBe(
      'active',
    );
  });
});
