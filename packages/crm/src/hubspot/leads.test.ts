import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TIERLINE_APP } from '../testing/hubspot-consent.ts';
import { createHubSpotWorld, type HubSpotWorld } from '../testing/hubspot-world.ts';
import { readPages } from '../testing/read-all.ts';

let world: HubSpotWorld;
beforeEach(async () => {
  world = await createHubSpotWorld({ plan: 'professional', currencies: ['USD'] });
});
afterEach(() => world.close());

describe('a lead without a company of its own', () => {
  const seedLead = async () => {
    const { browser } = world.hands;
    const contactId = await browser.create('contacts', { lastname: 'Example', company: 'Springfield Ltd' });
    return browser.create('leads', { hs_lead_name: 'Ann Example' }, contactId);
  };

  it('has a customer without a name, where the vendor did not open its contacts to Tierline', async () => {
    const id = await seedLead();
    expect(await world.crm.find('lead', id)).toMatchObject({ customerName: 'Springfield Ltd' });
    world.account.admin.revokeScope(TIERLINE_APP.clientId, 'crm.objects.contacts.read');
    expect(await world.crm.find('lead', id)).toMatchObject({ name: 'Ann Example', customerName: null });
  });

  it('is written to like any other', async () => {
    const [id, secondPartnerId] = [await seedLead(), await world.seedOrganization({ name: 'TD SYNNEX' })];
    expect(await world.crm.writeSecondPartner('lead', id, secondPartnerId)).toMatchObject({ secondPartnerId });
    expect(world.account.admin.findRecord('leads', id)?.properties.tierline_distributor).toBe(secondPartnerId);
  });
});

describe('an account whose leads are not open to Tierline', () => {
  it('is read without them, while a deal that may not be read is a failure', async () => {
    await world.seedLead({ lastName: 'Example', company: 'Springfield Ltd' });
    for (const type of ['leads', 'deals'])
      world.account.admin.revokeScope(TIERLINE_APP.clientId, `crm.objects.${type}.read`);
    const read = async (object: 'lead' | 'deal') => readPages(world.crm, object, { since: await world.crm.now() });
    expect(await read('lead')).toEqual([]);
    await expect(read('deal')).rejects.toMatchObject({ code: 'not_authorized' });
  });
});
