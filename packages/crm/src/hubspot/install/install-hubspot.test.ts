import { afterEach, describe, expect, it } from 'vitest';
import { TIERLINE_APP } from '../../testing/hubspot-consent.ts';
import { createHubSpotWorld, type HubSpotWorld } from '../../testing/hubspot-world.ts';
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
    for (const type of ['companies', 'deals', 'leads']) {
      const { results } = (await browser.call('GET', `/crm/v3/properties/${type}`)) as Shown;
      kinds.push(
        ...results
          .filter(isOurs)
          .map(({ name, ...of }) => `${type} ${name} ${of.fieldType} ${of.options?.length} ${of.groupName}`),
      );
    }
    expect(kinds).toEqual([
      'companies tierline_sync booleancheckbox 2 tierline',
      'companies tierline_account_type select 2 tierline',
      'companies tierline_status select 8 tierline',
      'companies tierline_distributors checkbox 0 tierline',
      'companies tierline_preferred_distributor select 0 tierline',
      'companies tierline_region select 3 tierline',
      'companies tierline_segment select 4 tierline',
      'companies tierline_product_lines checkbox 7 tierline',
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
    const leads = [];
    for await (const page of world.crm.list('lead', null)) leads.push(...page);
    expect(leads).toEqual([]);
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

  it('says what it was refused, when a scope that it needs is missing', async () => {
    await open('starter');
    world.account.admin.revokeScope(TIERLINE_APP.clientId, 'crm.schemas.companies.read');
    world.account.admin.revokeScope(TIERLINE_APP.clientId, 'crm.objects.companies.read');
    await expect(installHubSpot(world.parts)).rejects.toMatchObject({ code: 'not_authorized' });
  });
});

/** Without the tokens, which the clock renews. */
const changeless = <T extends object>({ ...dump }: T): object => ({ ...dump, tokens: null });
