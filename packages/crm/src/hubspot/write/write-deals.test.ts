import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHubSpotWorld, type HubSpotWorld } from '../../testing/hubspot-world.ts';

let world: HubSpotWorld;
beforeEach(async () => {
  world = await createHubSpotWorld({ plan: 'professional', currencies: ['EUR', 'USD'] });
});
afterEach(() => world.close());

const updateOf = (id: string, write: object) => ({ id, tierlineId: 'unused', write });
const propertiesOf = (id: string) => world.account.admin.findRecord('deals', id)?.properties ?? {};

describe('the stage of a deal', () => {
  const stage = (id: string, label: string) => ({
    ...{ id, label, displayOrder: 0, metadata: { isClosed: 'false', probability: '0.1' } },
  });
  const pipeline = {
    ...{ id: 'renewals', label: 'Renewals', displayOrder: 1 },
    stages: [stage('renew-1', 'Asked'), stage('renew-2', 'Contract Sent')],
  };

  it('is the one of that name in the pipeline of the deal, and in no other', async () => {
    world.account.admin.createPipeline('deals', pipeline);
    const [usual, renewal] = [await world.seedDeal({ name: 'A' }), await world.seedDeal({ name: 'B' })];
    await world.hands.browser.update('deals', renewal, { pipeline: 'renewals', dealstage: 'renew-1' });
    const writes = [usual, renewal].map((id) => updateOf(id, { stage: 'contract sent' }));
    expect(await world.crm.writeMany('deal', writes)).toMatchObject([{ ok: true }, { ok: true }]);
    expect([usual, renewal].map((id) => propertiesOf(id).dealstage)).toEqual(['contractsent', 'renew-2']);
    const [refused] = await world.crm.writeMany('deal', [updateOf(usual, { stage: 'Asked' })]);
    expect(refused).toMatchObject({
      failure: { code: 'rejected', fields: ['dealstage'], message: expect.stringContaining('another pipeline') },
    });
  });

  it('is looked for again in a while where it is not known', async () => {
    const id = await world.seedDeal({ name: 'A' });
    await world.crm.find('deal', id);
    world.account.admin.createPipeline('deals', pipeline);
    await world.hands.browser.update('deals', id, { pipeline: 'renewals', dealstage: 'renew-1' });
    world.advance(60);
    expect(await world.crm.writeMany('deal', [updateOf(id, { stage: 'Contract Sent' })])).toMatchObject([{ ok: true }]);
  });
});

describe('the amount of a deal', () => {
  it('comes with its currency', async () => {
    const id = await world.seedDeal({ name: 'A', amount: { minor: 100, currency: 'EUR' } });
    await world.crm.writeMany('deal', [updateOf(id, { amount: { minor: 1_999, currency: 'USD' } })]);
    expect(propertiesOf(id)).toMatchObject({ amount: '19.99', deal_currency_code: 'USD' });
  });
});

describe('many deals', () => {
  it('are written in one call, whatever their pipelines', async () => {
    const ids: string[] = [];
    for (let nth = 1; nth <= 30; nth += 1) ids.push(await world.seedDeal({ name: `Deal ${nth}` }));
    await world.crm.findMany('deal', ids);
    const writes = ids.map((id) => updateOf(id, { stage: 'Contract Sent' }));
    await world.crm.writeMany('deal', writes.slice(0, 1));
    const before = world.requests();
    expect((await world.crm.writeMany('deal', writes)).every(({ ok }) => ok)).toBe(true);
    // One to see in which pipelines they are.
    expect(world.requests() - before).toBe(2);
  });
});

describe('the partner of a deal', () => {
  it('that is refused leaves what went with it, and says by which property', async () => {
    const gone = await world.seedOrganization({ name: 'Carahsoft' });
    await world.remove('organization', gone);
    const id = await world.seedDeal({ name: 'A' });
    const [refused] = await world.crm.writeMany('deal', [updateOf(id, { partnerId: gone, stage: 'Contract Sent' })]);
    expect(refused).toMatchObject({ failure: { code: 'rejected', fields: ['tierline_partner'] } });
    expect(await world.crm.find('deal', id)).toMatchObject({ stage: 'Contract Sent', partnerId: null });
  });
});
