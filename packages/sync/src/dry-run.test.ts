import { clearWatermark } from '@tierline/db/connection';
import { transact } from '@tierline/db/open-database';
import { listPlannedChangesOf } from '@tierline/db/planned-change';
import { addRun, findRun, type SyncRunRow, saveRun } from '@tierline/db/sync-run';
import { getSyncScope } from '@tierline/db/sync-scope';
import type { CrmKind } from '@tierline/domain/crm';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import type { SyncScope } from '@tierline/domain/sync-scope';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDryRuns } from './dry-run.ts';
import { type BothCrms, createBothCrms } from './testing/both-crms.ts';
import { expectInvariants } from './testing/invariants.ts';
import { readState } from './testing/quiet.ts';
import { seedOrganizations } from './testing/seed-many.ts';

let world: BothCrms;
beforeEach(async () => {
  world = await createBothCrms();
});
afterEach(() => world.close());

const distributor = {
  name: 'Kestrel',
  inSync: true,
  accountType: 'Distributor',
  status: 'Active Distributor',
} as const;
const partner = { name: 'Brightline', inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;

async function start(id: string, crm: CrmKind, draft: SyncRunRow['draft'] = null): Promise<void> {
  await addRun(world.scope, {
    ...{ id, crm, kind: 'dry_run', state: 'waiting', startedAt: world.now(), endedAt: null, crmStartedAt: null },
    ...{ object: null, position: null, draft, failureCode: null, failureText: null, startedBy: 'Ann' },
    counts: { read: 0, taken: 0, written: 0, created: 0, gone: 0, problems: 0 },
  });
}
const run = () =>
  runDryRuns(world.worker, (fault) => {
    throw fault;
  });
const planned = async (id: string) =>
  (await listPlannedChangesOf(world.scope, id, { action: null, after: -1, limit: 10_000 })).map(
    ({ name, key, action, before, after }) => `${name}: ${key} ${action} ${before} ${after}`,
  );
const settings = async (change: Partial<SyncScope>) => ({
  scope: { ...(await getSyncScope(world.scope)).settings, ...change },
});
const readAnew = async (crm: CrmKind) => {
  for (const object of ['organization', 'contact'] as const) await clearWatermark(world.scope, crm, object);
};
const names = () => {
  const { admin } = world.portal.account;
  return [
    ...admin.listRecords('companies').map(({ properties }) => properties.name),
    ...admin.listRecords('contacts').map(({ properties }) => properties.lastname),
  ].toSorted();
};

describe('a dry run', () => {
  it('takes nothing over, and writes nothing', async () => {
    await world.quiet();
    await world.hands.salesforce.seedOrganization(partner);
    const [state, writes] = [readState(world), world.writes('hubspot')];
    await start('r', 'salesforce');
    expect(await run()).toBe(1);
    expect(readState(world)).toBe(state);
    expect(world.writes('hubspot')).toBe(writes);
    expect(await findRun(world.scope, 'r')).toMatchObject({ state: 'done', endedAt: world.now() });
  });

  it('says of companies that would come in what becomes of their people too, and of those that name them', async () => {
    const { salesforce } = world.hands;
    await world.setScope({ activeSecondPartners: false, inactiveSecondPartners: false });
    const kestrel = await salesforce.seedOrganization(distributor);
    await salesforce.seedContact({ lastName: 'Lee', email: 'lee@example.com', organizationId: kestrel });
    const brightline = await salesforce.seedOrganization(partner);
    await world.quiet();
    await salesforce.edit('organization', brightline, {
      ...{ Tierline_Associated_Distributors__c: 'Kestrel', Tierline_Preferred_Distributor__c: kestrel },
    });
    await world.quiet();
    expect(names()).toEqual(['Brightline']);
    const draft = await settings({ activeSecondPartners: true });
    await start('r', 'salesforce', draft);
    await run();
    const plan = await planned('r');
    expect(plan.filter((line) => line.includes(' create')).toSorted()).toEqual([
      expect.stringMatching(/^Kestrel: record create/),
      expect.stringMatching(/Lee: record create/),
    ]);
    await world.setScope(draft.scope);
    await readAnew('salesforce');
    await world.quiet();
    expect(names()).toEqual(['Brightline', 'Kestrel', 'Lee']);
    await expectInvariants(world);
  });

  it('looks across pages: who is on the first one is there for those on the second', async () => {
    await world.quiet();
    const crmIds = seedOrganizations(
      world,
      'salesforce',
      Array.from({ length: 199 }, (_, nth) => `Reseller ${nth}`),
      world.now(),
    );
    const kestrel = await world.hands.salesforce.seedOrganization(distributor);
    const late = await world.hands.salesforce.seedOrganization({
      ...partner,
      contractNames: ['Kestrel'],
      preferredId: kestrel,
    });
    const person = await world.hands.salesforce.seedContact({ lastName: 'Lee', organizationId: crmIds[0] ?? '' });
    await start('r', 'salesforce');
    await run();
    const plan = await planned('r');
    expect(await findRun(world.scope, 'r')).toMatchObject({ counts: { read: 202, created: 202 } });
    expect(plan.filter((line) => line.startsWith('Brightline: contracts take')).length).toBe(1);
    await world.quiet();
    expect(names()).toHaveLength(202);
    expect([late, person]).not.toContain('');
    await expectInvariants(world);
  });

  it('plans field by field what the next read takes and writes', async () => {
    const crmId = await world.hands.salesforce.seedOrganization({ ...partner, region: 'EMEA' });
    await world.quiet();
    const id = await world.idOf('salesforce', 'organization', crmId);
    await world.hands.salesforce.edit('organization', crmId, { Tierline_Region__c: 'APAC', Tierline_Tier__c: 'Gold' });
    await start('r', 'salesforce');
    await run();
    expect((await planned('r')).toSorted()).toEqual([
      'Brightline: region take EMEA APAC',
      expect.stringMatching(/^Brightline: region write\S* EMEA APAC/),
      'Brightline: tier take  Gold',
      expect.stringMatching(/^Brightline: tier write\S* {2}Gold/),
    ]);
    await world.quiet();
    expect([
      await world.held('hubspot', 'organization', id, 'region'),
      await world.held('hubspot', 'organization', id, 'tier'),
    ]).toEqual(['APAC', 'Gold']);
  });

  it('counts a value that its mapping cannot write as a problem, and not as a write', async () => {
    await world.hands.salesforce.seedOrganization({ ...partner, region: 'EMEA' });
    await world.quiet();
    const values = [{ ours: 'APAC', theirs: 'Asia' }];
    await start('r', 'hubspot', { mappings: [{ ...toDefaultMapping('organization', 'region', 'state'), values }] });
    await run();
    expect(await planned('r')).toEqual(['Brightline: region unmapped EMEA ']);
    expect(await findRun(world.scope, 'r')).toMatchObject({ counts: { written: 0, problems: 1 } });
  });

  it('that somebody has cancelled stops at the next page, and what it found so far stays', async () => {
    await world.quiet();
    seedOrganizations(
      world,
      'salesforce',
      Array.from({ length: 450 }, (_, nth) => `Reseller ${nth}`),
      world.now(),
    );
    await start('r', 'salesforce');
    let pages = 0;
    world.org.setLatency(async ({ path, objects }) => {
      if (!/\/query(\/|$)/.test(path) || !(objects.includes('Account') || /\/query\/./.test(path))) return;
      pages += 1;
      if (pages === 2)
        await transact(world.db, (tx) => saveRun({ ...world.scope, db: tx }, 'r', { state: 'cancelled' }));
    });
    await run();
    world.org.setLatency(null);
    expect(await findRun(world.scope, 'r')).toMatchObject({ state: 'cancelled', counts: { read: 200 } });
    expect(await planned('r')).not.toEqual([]);
    expect(await run()).toBe(0);
  });

  it('counts all, and keeps the first five thousand', async () => {
    await world.quiet();
    seedOrganizations(
      world,
      'salesforce',
      Array.from({ length: 1_500 }, (_, nth) => `Reseller ${nth}`),
      world.now(),
    );
    await start('r', 'salesforce');
    await run();
    const kept = await planned('r');
    expect(kept).toHaveLength(5_000);
    expect(await findRun(world.scope, 'r')).toMatchObject({ state: 'done', counts: { read: 1_500, created: 1_500 } });
  });

  it('that the CRM does not answer is shown as failed', async () => {
    await world.quiet();
    await start('r', 'salesforce');
    world.org.setDown(true);
    await run();
    world.org.setDown(false);
    expect(await findRun(world.scope, 'r')).toMatchObject({ state: 'failed', failureCode: 'unavailable' });
  });
});
