import { listProblems } from '@tierline/db/sync-problem';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AlikeDeals, createAlikeDeals, told } from './testing/alike-deals.ts';
import { expectInvariants } from './testing/invariants.ts';

let world: AlikeDeals;
beforeEach(async () => {
  world = await createAlikeDeals();
});
afterEach(async () => {
  await expectInvariants(world);
  await world.close();
});

const BOTH: readonly CrmKind[] = ['salesforce', 'hubspot'];
const problems = async () =>
  (await listProblems(world.scope, 10)).map(({ crm, object, key, kind, values }) => [crm, object, key, kind, values]);
const refused = async () => (await world.unsettled()).filter(({ state }) => state === 'refused');

describe('what the other CRM does not have', () => {
  it('an owner, is refused there by its field, and everything else goes on', async () => {
    world.portal.account.admin.createUser({ firstName: 'Zoe', lastName: 'New', email: 'zoe@vendor.example' });
    await world.editDeal('hubspot', { owner: 'zoe@vendor.example', amount: '4' });
    await world.quiet();
    const [write, ...others] = await refused();
    expect(others).toEqual([]);
    expect(write).toMatchObject({ crm: 'salesforce', target: 'owner', desired: ['zoe@vendor.example'] });
    expect(write?.failureText).toContain('zoe@vendor.example');
    expect(told(await world.shown('salesforce'))).toMatchObject({ owner: 'ada@vendor.example', amount: '4.00 USD' });
    expect(await world.here()).toMatchObject({ ownerName: 'Zoe New', ownerEmail: 'zoe@vendor.example' });
  });

  it('a partner, waits until it is there, and holds up nothing else', async () => {
    await world.setScope({ creates: { salesforce: false, hubspot: false } });
    const crmId = await world.hands.salesforce.seedOrganization({
      ...{ name: 'Dogwood', inSync: true, accountType: 'Partner', status: 'Active Partner' },
    });
    await world.read('salesforce');
    const dogwood = await world.idOf('salesforce', 'organization', crmId);
    await world.editDeal('salesforce', { partner: dogwood, amount: '5' });
    await world.quiet();
    expect(await world.unsettled()).toMatchObject([
      { crm: 'hubspot', target: 'partner', desired: [dogwood], state: 'pending', failureCode: 'no_counterpart' },
    ]);
    expect(told(await world.shown('hubspot'))).toMatchObject({ partner: 'Brightline', amount: '5.00 USD' });
    await world.setScope({ creates: { salesforce: true, hubspot: true } });
    world.clock.advance({ hours: 25 });
    await world.quiet();
    expect(told(await world.shown('hubspot')).partner).toBe('Dogwood');
    expect(await world.unsettled()).toEqual([]);
  });
});

describe('a deal that is closed or gone', () => {
  it('in one CRM, is closed and opened again in the other, and takes the rest once it is open', async () => {
    await world.editDeal('hubspot', { stage: 'Closed Lost' });
    await world.quiet();
    expect(await world.shown('salesforce')).toMatchObject({ stage: 'Closed Lost', open: false });
    await world.editDeal('hubspot', { amount: '8' });
    await world.quiet();
    expect(told(await world.shown('salesforce')).amount).toBe('1000.00 USD');
    expect((await world.here()).amountMinor).toBe(800);
    await world.editDeal('hubspot', { stage: 'Contract Sent' });
    await world.quiet();
    expect(await world.shown('salesforce')).toMatchObject({ stage: 'Negotiation/Review', open: true });
    expect(told(await world.shown('salesforce')).amount).toBe('8.00 USD');
    expect(await world.here()).toMatchObject({ stage: 'Negotiation/Review', open: true });
  });

  it('in HubSpot, keeps everything in Salesforce, and here', async () => {
    await world.hands.hubspot.remove('deal', await world.crmIdOf('hubspot', 'deal', world.deal));
    const before = told(await world.shown('salesforce'));
    await world.quiet();
    await world.editDeal('salesforce', { amount: '1' });
    await world.quiet();
    expect(told(await world.shown('salesforce'))).toEqual({ ...before, amount: '1.00 USD' });
    expect(await world.here()).toMatchObject({ deleted: false, namedPartnerId: world.ids.brightline });
    expect(await world.unsettled()).toEqual([]);
  });

  it('is not created in the CRM that lacks it', async () => {
    const id = await world.hands.salesforce.seedDeal({ name: 'Only here' });
    await world.quiet();
    await world.hands.salesforce.edit('deal', id, { StageName: 'Closed Won' });
    await world.quiet();
    expect(world.portal.account.admin.listRecords('deals')).toHaveLength(1);
    expect(await world.unsettled()).toEqual([]);
  });
});

describe('a lead that is in both CRMs', () => {
  it.each(BOTH)('has the same stage, owner and partner in the other one when it is changed in %s', async (crm) => {
    const stage = { salesforce: 'Working - Contacted', hubspot: 'Attempting' };
    const edit = { stage: stage[crm], owner: 'mo@vendor.example', partner: world.cypress };
    await world.editDeal(crm, edit, 'lead');
    await world.quiet();
    for (const each of BOTH) {
      const shown = { stage: stage[each], owner: 'mo@vendor.example', partner: 'Cypress', amount: null };
      expect(told(await world.shown(each, 'lead'))).toEqual(shown);
    }
  });

  it('is left alone where it was converted, and its deal is not made in the other CRM', async () => {
    const lead = await world.crmIdOf('salesforce', 'lead', world.lead);
    const deal = await world.hands.salesforce.convertLead(lead);
    await world.quiet();
    // HubSpot has no stage that stands for a converted lead: that is told, and nothing is sent.
    expect(await problems()).toEqual([['hubspot', 'lead', 'stage', 'unmapped_value', ['Closed - Converted']]]);
    expect(await world.here('lead')).toMatchObject({
      ...{ open: false, stage: 'Closed - Converted' },
      convertedToId: await world.idOf('salesforce', 'deal', deal),
    });
    const before = world.writes('salesforce');
    await world.editDeal('hubspot', { stage: 'Attempting', owner: 'mo@vendor.example' }, 'lead');
    await world.quiet();
    expect(world.writes('salesforce')).toBe(before);
    expect(world.portal.account.admin.listRecords('deals')).toHaveLength(1);
    expect(await world.unsettled()).toEqual([]);
  });
});

describe('a deal that was just linked', () => {
  const seedApart = async () => {
    const { hands } = world;
    const sf = await hands.salesforce.seedDeal({ name: 'Core switches', amount: { minor: 100, currency: 'USD' } });
    const partnerId = await world.crmIdOf('hubspot', 'organization', world.cypress);
    const hs = await hands.hubspot.seedDeal({
      name: 'Core switches',
      amount: { minor: 200, currency: 'USD' },
      partnerId,
    });
    return world.link('deal', sf, hs);
  };
  const amounts = async (id: string) => {
    const found = await Promise.all(
      BOTH.map(async (crm) => world.adapters[crm]?.find('deal', await world.crmIdOf(crm, 'deal', id))),
    );
    return found.map((deal) => deal && [told(deal).amount, told(deal).partner]);
  };

  it('has its blanks filled, and what differs stands until somebody changes it', async () => {
    const id = await seedApart();
    await world.read('salesforce');
    await world.quiet();
    expect(await amounts(id)).toEqual([
      ['1.00 USD', 'Cypress'],
      ['2.00 USD', 'Cypress'],
    ]);
    await world.hands.salesforce.edit('deal', await world.crmIdOf('salesforce', 'deal', id), { Amount: 3 });
    await world.quiet();
    expect(await amounts(id)).toEqual([
      ['3.00 USD', 'Cypress'],
      ['3.00 USD', 'Cypress'],
    ]);
  });

  it('goes by the CRM that is read last where the CRM is right at first sight', async () => {
    await world.setScope({ firstMaster: 'crm' });
    const id = await seedApart();
    await world.read('salesforce');
    await world.quiet();
    expect(await amounts(id)).toEqual([
      ['2.00 USD', 'Cypress'],
      ['2.00 USD', 'Cypress'],
    ]);
  });
});
