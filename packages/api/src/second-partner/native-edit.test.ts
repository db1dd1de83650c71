import type { Snapshot } from '@tierline/blocks/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainOf, getOnly, historyOf, listOf, pick, pickerOf } from '../testing/blocks.ts';
import { editRecord } from '../testing/edit-record.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  world.clock.advance({ minutes: 10 });
});
afterEach(() => world.close());

const rep = () => world.as('rep', world.ids.open);

/** What the gateway reads when the page opens. */
function snapshot(fields: Snapshot['fields'], modifiedAt = world.clock.now().toISOString()): Snapshot {
  return { record: { object: 'Opportunity', id: world.ids.open }, fields, modifiedAt };
}

const edit = (fields: Record<string, string | null>) => editRecord(world, 'Opportunity', world.ids.open, fields);

describe('a change made in the CRM (rows 104, 276)', () => {
  it('is on the card at once, for the page brings it along', async () => {
    const { data } = await rep().open(
      'deal',
      snapshot({ Partner__c: world.ids.fernhill, 'Partner__r.Name': 'Fernhill', 'LastModifiedBy.Name': 'Ann Lee' }),
    );
    expect(chainOf(data)[2]).toBe('Fernhill');
    expect(historyOf(data)[0]).toBe('Fernhill became reseller in Salesforce, last edited by Ann Lee');
    expect(pickerOf(data).options.every(({ disabled }) => disabled !== undefined)).toBe(true);
  });

  it('keeps a distributor that no longer fits, and badges it', async () => {
    await rep().act('deal', 'secondPartner.assign', pick((await rep().open('deal')).data, 'Kestrel'));
    const later = '2026-11-23T10:20:00Z';
    const { data } = await rep().open(
      'deal',
      snapshot({ Partner__c: world.ids.fernhill, Distributor__c: world.ids.kestrel }, later),
    );
    expect(chainOf(data)).toEqual(['Acme Networks', 'Kestrel', 'Fernhill', 'City of Leipzig']);
    expect(getOnly(data, 'alert')).toMatchObject({
      title: 'Kestrel no longer fits',
      text: 'No contract with Fernhill.',
    });
  });

  it('is taken over without a check when somebody sets the distributor natively, and nothing is written back', async () => {
    await edit({ Distributor__c: world.ids.ostrava });
    const before = world.org.requests.entries.filter(({ method }) => method === 'PATCH').length;
    await world.settle();
    const { data } = await rep().open('deal');
    expect(chainOf(data)[1]).toBe('Ostrava');
    expect(historyOf(data)[0]).toBe('Ostrava became distributor in Salesforce, last edited by Ann Lee');
    expect(world.org.requests.entries.filter(({ method }) => method === 'PATCH')).toHaveLength(before);
  });

  it('leaves alone what the viewer may not read: absent is unknown, not blank', async () => {
    await rep().act('deal', 'secondPartner.assign', pick((await rep().open('deal')).data, 'Kestrel'));
    world.clock.advance({ minutes: 1 });
    const { data } = await rep().open('deal', snapshot({ Name: 'Core switches, phase 2' }));
    expect(chainOf(data)).toEqual(['Acme Networks', 'Kestrel', 'Brightline', 'City of Leipzig']);
  });

  it('is not undone by a page that was read before it', async () => {
    const old = snapshot({ Distributor__c: null }, '2026-11-23T09:00:00Z');
    await rep().act('deal', 'secondPartner.assign', pick((await rep().open('deal')).data, 'Kestrel'));
    const { data } = await rep().open('deal', old);
    expect(chainOf(data)[1]).toBe('Kestrel');
    expect(historyOf(data)).toHaveLength(2);
  });

  it('is not undone by a page that was read in the very second of our own write', async () => {
    await rep().act('deal', 'secondPartner.assign', pick((await rep().open('deal')).data, 'Kestrel'));
    const { data } = await rep().open('deal', snapshot({ Distributor__c: null }));
    expect(chainOf(data)[1]).toBe('Kestrel');
    await world.settle();
    expect(historyOf((await rep().open('deal')).data)).toHaveLength(2);
  });

  it('overtakes a choice that still waits, and says so', async () => {
    world.org.setDown(true);
    await rep().act('deal', 'secondPartner.assign', pick((await rep().open('deal')).data, 'Kestrel'));
    world.org.setDown(false);
    world.clock.advance({ minutes: 1 });
    await edit({ Distributor__c: world.ids.northwind });
    await world.settle();
    const { data } = await rep().open('deal');
    expect(chainOf(data)[1]).toBe('Northwind');
    expect(getOnly(data, 'alert')).toMatchObject({ tone: 'bad', title: 'Salesforce did not accept Kestrel' });
    expect(getOnly(data, 'alert').text).toContain('Somebody changed the field in Salesforce');
    expect(world.org.admin.findRecord('Opportunity', world.ids.open)?.Distributor__c).toBe(world.ids.northwind);
  });

  it('that an automation makes to our own write is told', async () => {
    world.org.admin.addAutomation('Opportunity', () => ({ Distributor__c: world.ids.northwind }));
    const { data } = await rep().act('deal', 'secondPartner.assign', pick((await rep().open('deal')).data, 'Kestrel'));
    expect(chainOf(data.screen)[1]).toBe('Northwind');
    expect(listOf(data.screen, 'alert')[0]?.text).toContain(
      'An automation in Salesforce put another value in its place.',
    );
  });
});
