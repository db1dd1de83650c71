import { afterEach, describe, expect, it } from 'vitest';
import { TIERLINE_APP } from '../../testing/hubspot-consent.ts';
import { createHubSpotWorld, type HubSpotWorld } from '../../testing/hubspot-world.ts';
import { readAll } from '../../testing/read-all.ts';
import { installHubSpot } from './install-hubspot.ts';

let world: HubSpotWorld;
afterEach(() => world.close());

const open = async (plan: 'starter' | 'professional') => {
  world = await createHubSpotWorld({ plan, currencies: ['USD'] });
  return world.hands.browser;
};

interface Shown {
  results: {
    name: string;
    groupName?: string;
    type?: string;
    fieldType?: string;
    options?: { value: string }[];
    label?: string | null;
    typeId?: number;
  }[];
}
const isOurs = ({ name }: { name: string }) => name.startsWith('tierline');

describe('an installation', () => {
  it('creates what decision 7 lists', async () => {
    const browser = await open('professional');
    const kinds = [];
    for (const type of ['companies', 'contacts', 'deals', 'leads']) {
      const { results } = (await browser.call('GET', `/crm/v3/properties/${type}`)) as Shown;
      kinds.push(
        ...results
          .filter(isOurs)
          .map(({ name, ...of }) => `${type} ${name} ${of.fieldType} ${of.options?.length} ${of.groupName}`),
      );
    }
    expect(kinds).toEqual([
      'companies tierline_id text 0 tierline',
      'companies tierline_sync booleancheckbox 2 tierline',
      'companies tierline_account_type select 2 tierline',
      'companies tierline_status select 12 tierline',
      'companies tierline_distributors checkbox 0 tierline',
      'companies tierline_preferred_distributor select 0 tierline',
      'companies tierline_region select 3 tierline',
      'companies tierline_segment select 4 tierline',
      'companies tierline_product_lines checkbox 7 tierline',
      'companies tierline_tier select 3 tierline',
      'contacts tierline_id text 0 tierline',
      'contacts tierline_role select 3 tierline',
      'contacts tierline_status select 2 tierline',
      'contacts tierline_last_login date 0 tierline',
      'deals tierline_partner select 0 tierline',
      'deals tierline_distributor select 0 tierline',
      'leads tierline_partner select 0 tierline',
      'leads tierline_distributor select 0 tierline',
    ]);
    const { results: labels } = (await browser.call('GET', '/crm/v4/associations/deals/companies/labels')) as Shown;
    expect(world.labels?.deal).toEqual({
      partner: labels.find(({ label }) => label === 'Partner')?.typeId,
      secondPartner: labels.find(({ label }) => label === 'Distributor')?.typeId,
    });
    expect(world.labels?.lead).not.toEqual(world.labels?.deal);
  });

  it('done again changes nothing, and answers the same', async () => {
    await open('professional');
    const before = world.account.dump();
    expect(await installHubSpot(world.parts)).toEqual({ labels: world.labels });
    expect(changeless(world.account.dump())).toEqual(changeless(before));
  });

  it('leaves what an admin made of it', async () => {
    const browser = await open('starter');
    const path = '/crm/v3/properties/companies/tierline_region';
    await browser.call('PATCH', path, { label: 'Area', options: [{ label: 'World', value: 'World', hidden: false }] });
    await installHubSpot(world.parts);
    expect(await browser.call('GET', path)).toMatchObject({ label: 'Area', options: [{ value: 'World' }] });
  });

  it('completes the statuses of an account that has fewer or others, and takes none away', async () => {
    const browser = await open('starter');
    const path = '/crm/v3/properties/companies/tierline_status';
    const options = [
      { label: 'Partner in good standing', value: 'Active Partner', hidden: false },
      { label: 'inactive partner', value: 'Gone', hidden: true },
    ];
    await browser.call('PATCH', path, { options });
    await installHubSpot(world.parts);
    const { options: after } = (await browser.call('GET', path)) as { options: { value: string; label: string }[] };
    expect(after).toHaveLength(13);
    expect(after.slice(0, 2)).toMatchObject(options);
    // Two options must not look the same.
    expect(after.find(({ value }) => value === 'Inactive Partner')?.label).toBe('Inactive Partner (Inactive Partner)');
    const before = world.account.dump();
    await installHubSpot(world.parts);
    expect(changeless(world.account.dump())).toEqual(changeless(before));
  });

  it('makes what an older installation lacks', async () => {
    const browser = await open('starter');
    for (const name of ['tierline_id', 'tierline_tier'])
      await browser.call('DELETE', `/crm/v3/properties/companies/${name}`);
    await installHubSpot(world.parts);
    expect(await browser.call('GET', '/crm/v3/properties/companies/tierline_id')).toMatchObject({
      hasUniqueValue: true,
    });
    expect(await browser.call('GET', '/crm/v3/properties/companies/tierline_tier')).toMatchObject({
      type: 'enumeration',
    });
  });

  it('does without contacts where nobody consented to them', async () => {
    await open('professional');
    for (const kind of ['objects', 'schemas']) {
      for (const access of ['read', 'write'])
        world.account.admin.revokeScope(TIERLINE_APP.clientId, `crm.${kind}.contacts.${access}`);
    }
    await world.seedContact({ lastName: 'Example' });
    expect(await installHubSpot(world.parts)).toEqual({ labels: world.labels });
    expect(await readAll(world.crm, 'contact', null)).toEqual([]);
    expect(await readAll(world.crm, 'contact', await world.crm.now())).toEqual([]);
    const write = { id: null, tierlineId: 'ours', write: { fields: { lastname: ['Example'] } } };
    await expect(world.crm.writeMany('contact', [write])).rejects.toMatchObject({ code: 'not_authorized' });
  });

  it('does not guess which label was renamed', async () => {
    const browser = await open('professional');
    const renamed = { associationTypeId: world.labels?.deal.partner, label: 'Reseller' };
    await browser.call('PUT', '/crm/v4/associations/deals/companies/labels', renamed);
    await expect(installHubSpot(world.parts)).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining('tierline_partner'),
    });
  });

  it('does without labels where the plan has none', async () => {
    await open('starter');
    expect(world.labels).toBeNull();
  });

  it('does without leads where nobody consented to them', async () => {
    await open('professional');
    for (const kind of ['objects', 'schemas']) {
      for (const access of ['read', 'write'])
        world.account.admin.revokeScope(TIERLINE_APP.clientId, `crm.${kind}.leads.${access}`);
    }
    expect(await installHubSpot(world.parts)).toEqual({ labels: { deal: world.labels?.deal, lead: null } });
    expect(await readAll(world.crm, 'lead', null)).toEqual([]);
  });

  it('says which property stands in its way, before it creates anything', async () => {
    const browser = await open('starter');
    await browser.call('DELETE', '/crm/v3/properties/companies/tierline_status');
    await browser.call('DELETE', '/crm/v3/properties/deals/tierline_partner');
    const other = {
      name: 'tierline_partner',
      label: 'Partner',
      groupName: 'tierline',
      type: 'string',
      fieldType: 'text',
    };
    await browser.call('POST', '/crm/v3/properties/deals', other);
    await expect(installHubSpot(world.parts)).rejects.toMatchObject({
      code: 'rejected',
      message:
        'The property tierline_partner of deals exists and is of type string (text); Tierline needs enumeration (select).',
    });
    const { results } = (await browser.call('GET', '/crm/v3/properties/companies')) as Shown;
    expect(results.map(({ name }) => name)).not.toContain('tierline_status');
  });

  it('says that records could not be told apart by a property whose values may repeat', async () => {
    const browser = await open('starter');
    await browser.call('DELETE', '/crm/v3/properties/contacts/tierline_id');
    const other = { name: 'tierline_id', label: 'Id', groupName: 'tierline', type: 'string', fieldType: 'text' };
    await browser.call('POST', '/crm/v3/properties/contacts', other);
    await expect(installHubSpot(world.parts)).rejects.toMatchObject({
      code: 'rejected',
      message: 'The property tierline_id of contacts exists and is without unique values; Tierline needs unique ones.',
    });
  });

  it('says what it was refused, when a scope that it needs is missing', async () => {
    await open('starter');
    world.account.admin.revokeScope(TIERLINE_APP.clientId, 'crm.schemas.companies.read');
    world.account.admin.revokeScope(TIERLINE_APP.clientId, 'crm.objects.companies.read');
    await expect(installHubSpot(world.parts)).rejects.toMatchObject({ code: 'not_authorized' });
  });
});

/** Without the tokens, which the clock renews. */
const changeless = <T extends object>({ ...dump }: T): object => ({ ...dump, tokens: null });
