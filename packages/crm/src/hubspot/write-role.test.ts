import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHubSpotWorld, type HubSpotWorld } from '../testing/hubspot-world.ts';

let world: HubSpotWorld;
afterEach(() => world.close());

/** What HubSpot shows of a deal's companies. */
const labelsOn = (dealId: string) =>
  Object.fromEntries(
    world.account.admin
      .listAssociations('deals', dealId, 'companies')
      .map(({ toObjectId, types }) => [toObjectId, types.map(({ label }) => label).filter((label) => label !== null)]),
  );
const propertyOf = (dealId: string) =>
  world.account.admin.findRecord('deals', dealId)?.properties.tierline_distributor ?? null;

async function seed() {
  const [customerId, partnerId, before, after] = await Promise.all(
    ['City of Springfield', 'Carahsoft', 'Ingram Micro', 'TD SYNNEX'].map((name) => world.seedOrganization({ name })),
  );
  const companies = {
    customerId: customerId ?? '',
    partnerId: partnerId ?? '',
    before: before ?? '',
    after: after ?? '',
  };
  const { partnerId: partner, before: secondPartnerId } = companies;
  const id = await world.seedDeal({
    name: 'Fleet renewal',
    customerId: companies.customerId,
    partnerId: partner,
    secondPartnerId,
  });
  return { id, ...companies };
}

const distributorLabel = () => world.labels?.deal.secondPartner ?? 0;
const partnerLabel = () => world.labels?.deal.partner ?? 0;

describe('the distributor of a deal, with labels', () => {
  beforeEach(async () => {
    world = await createHubSpotWorld({ plan: 'professional', currencies: ['USD'] });
  });

  it('is labelled, and the association of the one before goes, for it meant nothing else (rows 105, 278)', async () => {
    const { id, customerId, partnerId, after } = await seed();
    await world.crm.writeSecondPartner('deal', id, after);
    expect(labelsOn(id)).toEqual({ [customerId]: ['Primary'], [partnerId]: ['Partner'], [after]: ['Distributor'] });
  });

  it('leaves when cleared, and nothing of it stays (row 278)', async () => {
    const { id, customerId, partnerId } = await seed();
    await world.crm.writeSecondPartner('deal', id, null);
    expect(labelsOn(id)).toEqual({ [customerId]: ['Primary'], [partnerId]: ['Partner'] });
    expect(propertyOf(id)).toBeNull();
  });

  it('loses only this label where its association has another, or is the primary one', async () => {
    const { id, customerId, partnerId, after } = await seed();
    const { browser } = world.hands;
    await browser.label('deals', id, customerId, distributorLabel());
    await browser.label('deals', id, partnerId, partnerLabel(), distributorLabel());
    await world.crm.writeSecondPartner('deal', id, after);
    expect(labelsOn(id)).toEqual({ [customerId]: ['Primary'], [partnerId]: ['Partner'], [after]: ['Distributor'] });
  });

  it('may be the partner too, and is then both', async () => {
    const { id, partnerId } = await seed();
    const written = await world.crm.writeSecondPartner('deal', id, partnerId);
    expect(written).toMatchObject({ partnerId, secondPartnerId: partnerId });
    expect(labelsOn(id)[partnerId]?.toSorted()).toEqual(['Distributor', 'Partner']);
  });

  it('is written into the property as well, which gets the name as option and stamps the deal', async () => {
    const { id, after } = await seed();
    world.advance(60);
    const { modifiedAt } = await world.crm.writeSecondPartner('deal', id, after);
    expect(propertyOf(id)).toBe(after);
    expect(modifiedAt).toBe(await world.crm.now());
  });

  it('is whom people labelled, whatever the property says', async () => {
    const { id, before, after } = await seed();
    await world.hands.browser.choose('deals', id, 'tierline_distributor', [after]);
    expect(await world.crm.find('deal', id)).toMatchObject({ secondPartnerId: before });
  });

  it('is the one whom a person has labelled beside the one that Tierline set', async () => {
    const { id, before, after } = await seed();
    const { browser } = world.hands;
    await world.crm.writeSecondPartner('deal', id, after);
    await browser.label('deals', id, before, distributorLabel());
    expect(await world.crm.find('deal', id)).toMatchObject({ secondPartnerId: before });
  });

  it('that HubSpot refuses to label leaves the property as it was', async () => {
    const { id, before, after } = await seed();
    await world.hands.browser.choose('deals', id, 'tierline_distributor', [before]);
    world.account.faults.add({
      when: 'before',
      effect: {
        kind: 'answer',
        status: 400,
        contentType: 'application/json',
        body: '{"status":"error","category":"VALIDATION_ERROR","message":"The limit of labels is reached."}',
      },
      match: { path: /\/associations\/deals\/companies\/batch\/create$/ },
    });
    await expect(world.crm.writeSecondPartner('deal', id, after)).rejects.toMatchObject({ code: 'rejected' });
    expect(propertyOf(id)).toBe(before);
    expect(await world.crm.find('deal', id)).toMatchObject({ secondPartnerId: before });
  });

  it('that is there already is written no second time', async () => {
    const { id, after } = await seed();
    await world.crm.writeSecondPartner('deal', id, after);
    const before = world.writes();
    world.advance(60);
    await world.crm.writeSecondPartner('deal', id, after);
    expect(world.writes()).toBe(before);
  });

  it.each([
    ['the property', /\/objects\/deals\/\d+$/],
    ['the new label', /\/batch\/create$/],
    ['the old label', /\/batch\/archive$/],
  ])('can be written again where a write broke off before %s', async (_, path) => {
    const { id, before, after } = await seed();
    await world.hands.browser.choose('deals', id, 'tierline_distributor', [before]);
    world.account.faults.add({
      when: 'before',
      effect: { kind: 'reset' },
      match: { path, where: ({ method }) => method !== 'GET' },
    });
    await expect(world.crm.writeSecondPartner('deal', id, after)).rejects.toMatchObject({ code: 'unavailable' });
    const between = await world.crm.find('deal', id);
    expect(between?.secondPartnerId).toBe(before);
    expect(await world.crm.writeSecondPartner('deal', id, after)).toMatchObject({ secondPartnerId: after });
    expect(labelsOn(id)).not.toHaveProperty(before);
    expect(propertyOf(id)).toBe(after);
  });

  it('reads as it was until the old label is gone, so that a repetition does not think that somebody else was faster', async () => {
    const { id, before, after } = await seed();
    await world.crm.writeSecondPartner('deal', id, after);
    world.account.faults.add({ when: 'before', effect: { kind: 'reset' }, match: { path: /\/batch\/archive$/ } });
    await expect(world.crm.writeSecondPartner('deal', id, before)).rejects.toMatchObject({ code: 'unavailable' });
    expect(labelsOn(id)).toMatchObject({ [before]: ['Distributor'], [after]: ['Distributor'] });
    expect(await world.crm.find('deal', id)).toMatchObject({ secondPartnerId: after });
  });
});

describe('the distributor of a deal, without labels', () => {
  beforeEach(async () => {
    world = await createHubSpotWorld({ plan: 'starter', currencies: ['USD'] });
  });
  const options = async () => {
    const property = await world.hands.browser.call('GET', '/crm/v3/properties/deals/tierline_distributor');
    return (property as { options: { value: string; label: string }[] }).options.map(({ value, label }) => [
      value,
      label,
    ]);
  };

  it('is in the property, under its name for people and its id for us', async () => {
    const { id, before, after } = await seed();
    await world.crm.writeSecondPartner('deal', id, after);
    expect(propertyOf(id)).toBe(after);
    expect(await options()).toEqual([
      [before, before],
      [after, 'TD SYNNEX'],
    ]);
  });

  it('may have the name of another company', async () => {
    const { id, after } = await seed();
    const namesake = await world.seedOrganization({ name: 'TD SYNNEX' });
    await world.crm.writeSecondPartner('deal', id, after);
    await world.crm.writeSecondPartner('deal', id, namesake);
    expect((await options()).slice(1)).toEqual([
      [after, 'TD SYNNEX'],
      [namesake, `TD SYNNEX (${namesake})`],
    ]);
  });

  it('is written although somebody overwrote its new option at the same time', async () => {
    const { id, before, after } = await seed();
    const path = '/crm/v3/properties/deals/tierline_distributor';
    const overwritten = world.account.faults.add({
      when: 'before',
      effect: { kind: 'hang' },
      match: { method: 'PATCH', path: /\/objects\/deals\// },
    });
    const writing = world.crm.writeSecondPartner('deal', id, after);
    await overwritten.reached;
    await world.hands.browser.call('PATCH', path, {
      options: [{ value: before, label: 'Ingram Micro', hidden: false }],
    });
    overwritten.release();
    expect(await writing).toMatchObject({ secondPartnerId: after });
  });

  it('keeps the id of a company that is gone, without a name', async () => {
    const { id, before } = await seed();
    await world.remove('organization', before);
    expect(await world.crm.find('deal', id)).toMatchObject({ secondPartnerId: before, secondPartnerName: null });
  });

  it('touches no association', async () => {
    const { id, customerId, after } = await seed();
    await world.crm.writeSecondPartner('deal', id, after);
    expect(labelsOn(id)).toEqual({ [customerId]: ['Primary'] });
  });
});
