import type { ScreenAnswer } from '@tierline/blocks/protocol';
import { getSyncScope, saveSyncScope } from '@tierline/db/sync-scope';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld({ patient: true });
});
afterEach(() => world.close());

const NAME = 'Marram Supplies';
const admin = () => world.as('admin');
const alike = async () => {
  const { data } = await admin().call<ScreenAnswer>('screen.open', { screen: 'sync-health', params: {}, host: HOST });
  return listOf(data, 'table').find(({ id }) => id === 'problems:possible_duplicate');
};
const create = (row: string) => admin().act('sync-health', 'syncHealth.createAnyway', { row });
const inHubSpot = () =>
  world.account.admin.listRecords('companies').filter(({ properties }) => properties.name === NAME);

/** Where HubSpot has a company, Salesforce gets one of the same name, and HubSpot is to have all that Salesforce has. */
async function meetNamesakes(): Promise<string> {
  const scope = { db: world.db, tenantId: world.tenantId };
  await world.hands.seedOrganization({ name: NAME, inSync: true, accountType: 'Partner', status: 'Active Partner' });
  world.clock.advance({ minutes: 5 });
  await world.settle();
  const { settings, revision } = await getSyncScope(scope);
  await saveSyncScope(scope, { ...settings, creates: { ...settings.creates, hubspot: true } }, revision);
  const type = { Tierline_Account_Type__c: 'Partner', Tierline_Status__c: 'Active Partner' };
  world.org.admin.seed('Account', [{ Name: NAME, Sync_with_Tierline__c: true, ...type }]);
  world.clock.advance({ minutes: 5 });
  await world.settle();
  const row = (await alike())?.rows.find(({ cells }) => JSON.stringify(cells).includes(NAME));
  if (!row) throw new Error('nothing is held back');
  return row.id;
}

describe('a company that was held back because a CRM has one of its name', () => {
  it('is created there once somebody says that they are two, and stays', async () => {
    const row = await meetNamesakes();
    expect(inHubSpot()).toHaveLength(1);
    expect((await alike())?.rowActions).toMatchObject([{ id: 'create', confirm: { label: 'Create it' } }]);

    const { status, data } = await create(row);
    expect([status, data.effects]).toEqual([200, [{ do: 'toast', tone: 'good', title: 'Saved' }]]);
    expect(inHubSpot()).toHaveLength(2);
    expect(await alike()).toBeUndefined();

    world.clock.advance({ hours: 25 });
    await world.settle();
    expect(inHubSpot()).toHaveLength(2);
    expect(await alike()).toBeUndefined();
  });

  it('is not created a second time, nor when it is held back no longer', async () => {
    const row = await meetNamesakes();
    await create(row);
    const again = await create(row);
    expect([again.status, again.problem?.code]).toEqual([404, 'write_unknown']);
    expect(inHubSpot()).toHaveLength(2);
    expect((await create('["hubspot"]')).problem?.code).toBe('input_invalid');
  });
});
