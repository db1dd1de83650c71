import type { ActAnswer, ScreenAnswer } from '@tierline/blocks/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld({ patient: true });
});
afterEach(() => world.close());

async function markInHubSpot(id: string, type: 'partner' | 'partner_2') {
  const person = world.in('marketer', { object: 'companies', id });
  const { data: card } = await person.open('organization');
  const marks = listOf(card, 'actions').filter((block) => block.id === 'marks');
  const offered = marks.flatMap(({ gotos = [] }) => gotos.map(({ params }) => params.type));
  const snapshot = {
    record: { object: 'companies', id },
    fields: {},
    modifiedAt: world.clock.now().toISOString(),
  };
  const around = { screen: 'mark', params: { type }, host: HOST, snapshot };
  const { data } = await person.call<ScreenAnswer>('screen.open', around);
  const [action] = listOf(data, 'actions').flatMap(({ actions }) => actions);
  const pressed = { ...around, key: `mark-${type}`, call: action?.call, input: action?.input };
  const done = await person.call<ActAnswer>('screen.act', pressed);
  return { offered, done };
}
const inHubSpot = (id: string) => {
  const { properties } = world.account.admin.findRecord('companies', id) ?? {};
  return [properties?.tierline_account_type, properties?.tierline_status, properties?.tierline_sync];
};
const inSalesforce = (id: string) => {
  const record = world.org.admin.findRecord('Account', id);
  return [record?.Tierline_Account_Type__c, record?.Tierline_Status__c, record?.Sync_with_Tierline__c];
};
async function settle() {
  for (let round = 0; round < 3; round += 1) {
    world.clock.advance({ minutes: 6 });
    await world.settle();
  }
}

describe('a company that is marked in HubSpot (row 22)', () => {
  it('is so in HubSpot at once, and in Salesforce soon', async () => {
    const { offered, done } = await markInHubSpot(world.there.brightline, 'partner_2');
    expect(offered).toEqual(['partner_2']);
    expect(done.data.effects).toMatchObject([{ tone: 'good', title: 'Brightline is now a distributor' }, {}, {}]);
    expect(inHubSpot(world.there.brightline).slice(0, 2)).toEqual(['Distributor', 'Active Distributor']);
    await settle();
    expect(inSalesforce(world.ids.brightline)).toEqual(['Distributor', 'Active Distributor', true]);
  });

  it('as a customer only joins the programme in both CRMs, as one organization', async () => {
    const { offered } = await markInHubSpot(world.there.city, 'partner');
    expect(offered).toEqual(['partner_2', 'partner']);
    expect(inHubSpot(world.there.city)).toEqual(['Partner', 'Active Partner', 'true']);
    await settle();
    expect(inSalesforce(world.ids.city)).toEqual(['Partner', 'Active Partner', true]);
    for (const { data } of [
      await world.as('rep', world.ids.city).open('organization'),
      await world.in('marketer', { object: 'companies', id: world.there.city }).open('organization'),
    ]) {
      expect(getOnly(data, 'properties').items[0]?.cell.value).toEqual({ type: 'text', text: 'Reseller' });
    }
    const { rows } = await world.db.$client.execute(
      "select count(*) as n from organization where name like '%Leipzig%'",
    );
    expect(rows[0]?.n).toBe(1);
  });

  it('is not marked by a reader', async () => {
    const reader = world.in('reader', { object: 'companies', id: world.there.brightline });
    const { data } = await reader.open('organization');
    expect(listOf(data, 'actions').filter(({ id }) => id === 'marks')).toEqual([]);
    const { problem } = await reader.call('accountType.mark', {
      type: 'partner_2',
      digest: 'seen',
      key: 'mark-it-now',
    });
    expect(problem?.code).toBe('not_permitted');
  });
});
