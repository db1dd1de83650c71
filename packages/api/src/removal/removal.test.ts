import type { ScreenAnswer } from '@tierline/blocks/protocol';
import { saveSyncScope } from '@tierline/db/sync-scope';
import { DEFAULT_SYNC_SCOPE } from '@tierline/domain/sync-scope';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOf } from '../testing/blocks.ts';
import { editRecord } from '../testing/edit-record.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
let ada: string;
beforeEach(async () => {
  world = await createTwoCrmsWorld({ patient: true });
  [ada = ''] = world.org.admin.seed('Contact', [{ LastName: 'Lovell', AccountId: world.ids.brightline }]);
  await settle();
});
afterEach(() => world.close());

async function settle() {
  for (let round = 0; round < 3; round += 1) {
    world.clock.advance({ minutes: 2 });
    await world.settle();
  }
}
const account = () => world.org.admin.findRecord('Account', world.ids.brightline);
const company = () => world.account.admin.findRecord('companies', world.there.brightline);
const admin = (record = world.ids.brightline) => world.as('admin', record);
const cardOf = async (screen: string, record: string, who: 'admin' | 'rep' = 'admin') =>
  (await world.as(who, record).open(screen)).data;
const actionOf = (screen: ScreenAnswer, start: string) =>
  [...listOf(screen, 'actions'), ...listOf(screen, 'alert')]
    .flatMap(({ actions }) => actions ?? [])
    .find(({ id }) => id.startsWith(start));
async function press(screen: string, record: string, start: string) {
  const pressed = actionOf(await cardOf(screen, record), start);
  if (!pressed) throw new Error(`no action ${start}`);
  return (await admin(record).act(screen, pressed.call, pressed.input)).data;
}

describe('an organization that is deleted in Tierline (rows 166, 167)', () => {
  it('stays in both CRMs, with exactly the status that says so, and changes nothing more there', async () => {
    const confirm = actionOf(await cardOf('organization', world.ids.brightline), 'remove:')?.confirm;
    expect(confirm?.text).toMatch(/Salesforce.* not deleted.*“Active Partner \(Deleted\)”/);
    const { effects, screen } = await press('organization', world.ids.brightline, 'remove:');
    expect(effects).toEqual([{ do: 'toast', tone: 'good', title: 'Brightline was deleted in Tierline' }]);
    expect(listOf(screen, 'alert')[0]?.title).toBe('Brightline is deleted in Tierline');
    expect(account()?.Tierline_Status__c).toBe('Active Partner (Deleted)');
    expect(company()?.properties.tierline_status).toBe('Active Partner (Deleted)');
    await settle();
    const stamps = () => [account()?.SystemModstamp, company()?.properties.hs_lastmodifieddate];
    const before = stamps();
    await settle();
    expect(stamps()).toEqual(before);
    expect([account()?.Name, account()?.Tierline_Status__c]).toEqual(['Brightline', 'Active Partner (Deleted)']);
    const there = await world
      .in('superAdmin', { object: 'companies', id: world.there.brightline })
      .open('organization');
    expect(listOf(there.data, 'alert')[0]).toMatchObject({ tone: 'bad', actions: [{ label: 'Restore' }] });
  });

  it('is restored to what it was, in both', async () => {
    await press('organization', world.ids.brightline, 'remove:');
    await settle();
    const { effects } = await press('organization', world.ids.brightline, 'restore:');
    expect(effects).toEqual([{ do: 'toast', tone: 'good', title: 'Brightline is restored' }]);
    await settle();
    expect(account()?.Tierline_Status__c).toBe('Active Partner');
    expect(company()?.properties.tierline_status).toBe('Active Partner');
    expect(actionOf(await cardOf('organization', world.ids.brightline), 'restore:')).toBeUndefined();
  });

  it('gets the status that the vendor has chosen for it (row 279)', async () => {
    const deletedStatuses = [{ status: 'Active Distributor', deleted: 'Inactive Distributor (Deleted)' }];
    const scope = { db: world.db, tenantId: world.tenantId };
    await saveSyncScope(scope, { ...DEFAULT_SYNC_SCOPE, deletedStatuses }, 0);
    await press('organization', world.ids.kestrel, 'remove:');
    const status = () => world.org.admin.findRecord('Account', world.ids.kestrel)?.Tierline_Status__c;
    expect(status()).toBe('Inactive Distributor (Deleted)');
    await press('organization', world.ids.kestrel, 'restore:');
    expect(status()).toBe('Active Distributor');
  });

  it('is left alone in a CRM in which its checkbox is off, and deleted nowhere where it is off in all (row 168)', async () => {
    await world.hands.browser.update('companies', world.there.brightline, { tierline_sync: 'false' });
    await settle();
    const { confirm, input } = actionOf(await cardOf('organization', world.ids.brightline), 'remove:') ?? {};
    expect(confirm?.text).toMatch(/^The record in Salesforce is not deleted/);
    await press('organization', world.ids.brightline, 'remove:');
    await settle();
    expect(account()?.Tierline_Status__c).toBe('Active Partner (Deleted)');
    expect(company()?.properties.tierline_status).toBe('Active Partner');
    await press('organization', world.ids.brightline, 'restore:');
    expect(account()?.Tierline_Status__c).toBe('Active Partner');

    await editRecord(world, 'Account', world.ids.brightline, { Sync_with_Tierline__c: false });
    await settle();
    expect(actionOf(await cardOf('organization', world.ids.brightline), 'remove:')).toBeUndefined();
    const { problem } = await admin().call('removal.remove', { ...input, key: 'delete-it-nowhere' });
    expect(problem?.code).toBe('not_in_programme');
    expect(problem?.text).toMatch(/^Brightline does not take part in Tierline, so nothing was saved\./);
  });

  it('is nobody’s to delete but an administrator’s, and is deleted once', async () => {
    expect(actionOf(await cardOf('organization', world.ids.brightline, 'rep'), 'remove:')).toBeUndefined();
    const input = actionOf(await cardOf('organization', world.ids.brightline), 'remove:')?.input;
    const call = (who: 'rep' | 'admin', key: string) =>
      world.as(who, world.ids.brightline).call('removal.remove', { ...input, key });
    expect((await call('rep', 'by-the-rep')).problem?.code).toBe('not_permitted');
    expect((await call('admin', 'delete-it')).status).toBe(200);
    expect((await call('admin', 'delete-it')).status).toBe(200);
    const again = await call('admin', 'delete-it-again');
    expect(again.problem?.text).toBe('Brightline is deleted already. Nothing was saved.');
  });
});

describe('a contact that is deleted in Tierline', () => {
  it('stays in the CRM as “Contact (Deleted)”, and is restored', async () => {
    await press('contact', ada, 'remove:');
    const status = () => world.org.admin.findRecord('Contact', ada)?.Tierline_Status__c;
    expect(status()).toBe('Contact (Deleted)');
    await settle();
    const card = await cardOf('contact', ada);
    expect(listOf(card, 'alert')[0]?.text).toContain('still there, with the status “Contact (Deleted)”');
    expect(listOf(card, 'form')).toEqual([]);
    await press('contact', ada, 'restore:');
    expect(status()).toBe('Contact');
    await settle();
    expect(listOf(await cardOf('contact', ada), 'alert')).toEqual([]);
  });
});
