import { badGateway } from '@tierline/crm-fakes/faults';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TIERLINE_APP } from '../../testing/hubspot-consent.ts';
import { createHubSpotWorld, type HubSpotWorld } from '../../testing/hubspot-world.ts';

let world: HubSpotWorld;
beforeEach(async () => {
  world = await createHubSpotWorld({ plan: 'professional', currencies: ['USD'] });
});
afterEach(() => world.close());

const seedPeople = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, nth) => world.seedContact({ lastName: `Example ${nth}` })));
const updateOf = (id: string, fields: Record<string, string[]>) => ({ id, tierlineId: 'unused', write: { fields } });
const propertyOf = (id: string, name: string) => world.account.admin.findRecord('contacts', id)?.properties[name];

describe('a batch of a hundred with one bad record', () => {
  it('writes the other ninety-nine, in few calls, and says of which property HubSpot would not have it', async () => {
    const ids = await seedPeople(100);
    const writes = ids.map((id, nth) => updateOf(id, nth === 77 ? { email: ['nobody'] } : { jobtitle: ['Buyer'] }));
    await world.crm.findMany('contact', ids);
    const before = world.requests();
    const results = await world.crm.writeMany('contact', writes);
    expect(
      results.flatMap((result, nth) => (result.ok ? [] : [[nth, result.failure.code, result.failure.fields]])),
    ).toEqual([[77, 'rejected', ['email']]]);
    // The whole, those without the property that HubSpot named, and the one with it.
    expect(world.requests() - before).toBe(3);
    expect(ids.filter((id) => propertyOf(id, 'jobtitle') === 'Buyer')).toHaveLength(99);
  });

  it('tells an email that another person has as a duplicate', async () => {
    const [one = '', two = ''] = await seedPeople(2);
    await world.fill('contact', one, { email: ['eve@example.com'] });
    const creation = { id: null, tierlineId: 'ours-1', write: { fields: { email: ['EVE@example.com'] } } };
    const results = await world.crm.writeMany('contact', [
      ...[creation, { ...creation, tierlineId: 'ours-2', write: { fields: { email: ['ada@example.com'] } } }],
      updateOf(two, { email: ['eve@example.com'] }),
    ]);
    expect(results).toMatchObject([
      { ok: false, failure: { code: 'duplicate', message: `Contact already exists. Existing ID: ${one}` } },
      { ok: true },
      { ok: false, failure: { code: 'duplicate', fields: ['email'] } },
    ]);
  });
});

describe('a value that HubSpot offers since a moment ago', () => {
  it('is not refused for want of having been seen', async () => {
    const id = await world.seedOrganization({ name: 'Carahsoft' });
    await world.crm.find('organization', id);
    await world.hands.browser.choose('companies', id, 'tierline_tier', ['Platinum']);
    const other = await world.seedOrganization({ name: 'SHI' });
    const write = { id: other, tierlineId: 'unused', write: { fields: { tierline_tier: ['Platinum'] } } };
    expect(await world.crm.writeMany('organization', [write])).toMatchObject([{ ok: true }]);
  });
});

describe('a creation', () => {
  it('is refused, and nothing is sent, where the account has no unique property for it', async () => {
    const { browser } = world.hands;
    await browser.call('DELETE', '/crm/v3/properties/contacts/tierline_id');
    const [id = ''] = await seedPeople(1);
    const creation = { id: null, tierlineId: 'ours', write: { fields: { lastname: ['Example'] } } };
    const results = await world.crm.writeMany('contact', [creation, updateOf(id, { jobtitle: ['Buyer'] })]);
    expect(results).toMatchObject([
      {
        ok: false,
        failure: { code: 'rejected', fields: ['tierline_id'], message: expect.stringContaining('tierline_id') },
      },
      { ok: true },
    ]);
    expect(await world.crm.find('contact', id)).not.toHaveProperty('tierlineId');
  });
});

describe('options that a write needs', () => {
  it('and that Tierline may not add cost nobody else his write', async () => {
    world.account.admin.revokeScope(TIERLINE_APP.clientId, 'crm.schemas.companies.write');
    const [one, two] = [await world.seedOrganization({ name: 'A' }), await world.seedOrganization({ name: 'B' })];
    const offered = ['Ingram Micro'];
    const three = await world.seedOrganization({ name: 'C', contractNames: offered });
    const results = await world.crm.writeMany('organization', [
      { id: three, tierlineId: 'unused', write: { contractNames: offered } },
      { id: one, tierlineId: 'unused', write: { contractNames: ['TD SYNNEX'] } },
      { id: two, tierlineId: 'unused', write: { fields: { name: ['Better'] } } },
    ]);
    expect(results).toMatchObject([
      { ok: true },
      { ok: false, failure: { code: 'rejected', fields: ['tierline_distributors'] } },
      { ok: true },
    ]);
  });

  it('are added in vain only once, and the failure is thrown that may pass', async () => {
    const id = await world.seedOrganization({ name: 'A' });
    await world.crm.find('organization', id);
    const match = { method: 'PATCH', path: /\/properties\/companies\// };
    world.account.faults.add({ when: 'before', effect: badGateway, match });
    const write = { id, tierlineId: 'unused', write: { contractNames: ['TD SYNNEX'] } };
    await expect(world.crm.writeMany('organization', [write])).rejects.toMatchObject({ code: 'unavailable' });
    expect(await world.crm.writeMany('organization', [write])).toMatchObject([{ ok: true }]);
  });
});

describe('the company of a contact', () => {
  const companiesOf = (id: string) =>
    Object.fromEntries(
      world.account.admin
        .listAssociations('contacts', id, 'companies')
        .map(({ toObjectId, types }) => [toObjectId, types.flatMap(({ label }) => label ?? [])]),
    );
  const move = (id: string, organizationId: string | null) =>
    world.crm.writeMany('contact', [{ id, tierlineId: 'unused', write: { organizationId } }]);

  it('becomes the primary one, and the one before stays among the others', async () => {
    const [one, two] = [await world.seedOrganization({ name: 'A' }), await world.seedOrganization({ name: 'B' })];
    const id = await world.seedContact({ lastName: 'Example', organizationId: one });
    expect(await move(id, two)).toEqual([{ ok: true, id, modifiedAt: null }]);
    expect(companiesOf(id)).toEqual({ [one]: [], [two]: ['Primary'] });
  });

  it('goes, but for an association that people have labelled', async () => {
    const [one, two] = [await world.seedOrganization({ name: 'A' }), await world.seedOrganization({ name: 'B' })];
    const { browser } = world.hands;
    const made = await browser.call('POST', '/crm/v4/associations/contacts/companies/labels', {
      name: 'boss',
      label: 'Boss',
    });
    const [label] = (made as { results: { typeId: number }[] }).results;
    const id = await world.seedContact({ lastName: 'Example', organizationId: one });
    await browser.label('contacts', id, one, label?.typeId ?? 0);
    expect(await move(id, null)).toMatchObject([{ ok: true }]);
    expect(companiesOf(id)).toEqual({ [one]: ['Boss'] });
    await move(id, two);
    await move(id, null);
    expect(companiesOf(id)).toEqual({ [one]: ['Boss'] });
    expect(await move(id, null)).toMatchObject([{ ok: true }]);
  });

  it('of a contact that is gone is not found', async () => {
    const one = await world.seedOrganization({ name: 'A' });
    const id = await world.seedContact({ lastName: 'Example' });
    await world.remove('contact', id);
    expect(await move(id, one)).toMatchObject([{ ok: false, failure: { code: 'not_found' } }]);
  });

  it('of many is written in one call', async () => {
    const organizationId = await world.seedOrganization({ name: 'A' });
    const people = await seedPeople(40);
    const writes = people.map((id) => ({ id, tierlineId: 'unused', write: { organizationId } }));
    await world.crm.findMany('contact', people);
    const before = world.requests();
    expect((await world.crm.writeMany('contact', writes)).every(({ ok }) => ok)).toBe(true);
    // One to see that there is such a company.
    expect(world.requests() - before).toBe(2);
  });
});
