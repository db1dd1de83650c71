import type { FieldValue } from '@tierline/domain/organization-field';
import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';
import { readAll } from './read-all.ts';

const LAST_LOGIN = '2026-11-20T08:30:00.000Z';
const valuesOf = (values: readonly FieldValue[] = []) => values.map(({ value }) => value);
const STATUSES = ['Partner', 'Distributor'].flatMap((type) =>
  ['Active', 'Prospective', 'Inactive'].flatMap((how) => [`${how} ${type}`, `${how} ${type} (Deleted)`]),
);

export function testFields(world: () => CrmWorld): void {
  async function seedFilled({ crm, seedOrganization, seedContact, fill }: CrmWorld) {
    const of = { organization: crm.standardFields('organization'), contact: crm.standardFields('contact') };
    const organization = await seedOrganization({
      name: 'Carahsoft',
      region: 'EMEA',
      productLines: ['Pool 1', 'Pool 4'],
    });
    const contact = await seedContact({ lastName: 'Example', email: 'eve@example.com' });
    await fill('organization', organization, { [of.organization.tier ?? '']: ['Gold'] });
    await fill('contact', contact, {
      ...{ [of.contact.last_login ?? '']: [LAST_LOGIN], [of.contact.role ?? '']: ['Manager'] },
      [of.contact.title ?? '']: ['Head of Sales'],
    });
    return { organization, contact, of };
  }

  it('that Tierline maps of itself are there, each by its own name', async () => {
    const { crm } = world();
    const keys = {
      organization: [
        'name',
        'account_type',
        'status',
        'region',
        'segment',
        'product_lines',
        'tier',
        'contracts',
        'preferred',
      ],
      contact: ['first_name', 'last_name', 'email', 'phone', 'title', 'role', 'status', 'last_login'],
    };
    for (const object of ['organization', 'contact'] as const) {
      const standard = crm.standardFields(object);
      expect(Object.keys(standard).toSorted()).toEqual(keys[object].toSorted());
      const described = (await crm.describeFields(object)).map(({ name }) => name);
      expect(described).toEqual(expect.arrayContaining(Object.values(standard)));
      expect(new Set(described).size).toBe(described.length);
    }
    for (const own of ['account_type', 'status', 'contracts', 'preferred'] as const) {
      expect(crm.standardFields('organization')[own]).toBe(crm.organizationField(own));
    }
  });

  it('are described with types, values and what can be written', async () => {
    const { crm } = world();
    const organization = await crm.describeFields('organization');
    const contact = await crm.describeFields('contact');
    const ofOrganization = (name = '') => organization.find((field) => field.name === name);
    const ofContact = (key: string) => contact.find(({ name }) => name === crm.standardFields('contact')[key]);
    const { name, status, tier, product_lines } = crm.standardFields('organization');
    expect(ofOrganization(name)).toMatchObject({
      type: 'text',
      values: [],
      writable: true,
      label: expect.stringMatching(/./),
    });
    expect(ofOrganization(status)).toMatchObject({ type: 'select', writable: true, restricted: true });
    expect(valuesOf(ofOrganization(status)?.values).toSorted()).toEqual(STATUSES.toSorted());
    expect(ofOrganization(tier)).toMatchObject({ type: 'select' });
    expect(valuesOf(ofOrganization(tier)?.values)).toEqual(['Gold', 'Silver', 'Bronze']);
    expect(ofOrganization(product_lines)).toMatchObject({ type: 'multi_select' });
    expect(ofOrganization(crm.organizationField('in_sync'))).toMatchObject({ type: 'flag', writable: true });
    expect(valuesOf(ofContact('role')?.values)).toEqual(['Executive', 'Manager', 'Sales']);
    expect(valuesOf(ofContact('status')?.values)).toEqual(['Contact', 'Contact (Deleted)']);
    expect(ofContact('last_login')).toMatchObject({ type: 'date', writable: true });
    expect(ofContact('email')).toMatchObject({ type: 'text', writable: true });
    expect(organization.some(({ writable }) => !writable)).toBe(true);
  });

  it('that are asked for are told of every record, as lists of text; those that are gone are left out', async () => {
    const { crm } = world();
    const { organization, contact, of } = await seedFilled(world());
    const { region = '', product_lines = '', tier = '', segment = '' } = of.organization;
    const inSync = crm.organizationField('in_sync');
    const asked = {
      organization: [region, product_lines, tier, segment, 'nowhere__c'],
      contact: Object.values(of.contact),
    };
    const told = { [region]: ['EMEA'], [product_lines]: ['Pool 1', 'Pool 4'], [tier]: ['Gold'], [segment]: [] };
    expect(await crm.find('organization', organization, asked.organization)).toMatchObject({ fields: told });
    expect((await crm.find('organization', organization, asked.organization))?.fields).toEqual(told);
    expect((await crm.findMany('organization', [organization], asked.organization))[0]?.fields).toEqual(told);
    for (const since of [null, await crm.now()]) {
      const query = { since, fields: asked.organization };
      expect((await readAll(crm, 'organization', query)).find(({ id }) => id === organization)?.fields).toEqual(told);
    }
    expect((await crm.find('contact', contact, asked.contact))?.fields).toMatchObject({
      ...{ [of.contact.last_name ?? '']: ['Example'], [of.contact.email ?? '']: ['eve@example.com'] },
      ...{ [of.contact.last_login ?? '']: [LAST_LOGIN], [of.contact.role ?? '']: ['Manager'] },
      ...{ [of.contact.title ?? '']: ['Head of Sales'], [of.contact.phone ?? '']: [] },
    });
    await world().fill('organization', organization, { [inSync]: ['true'] });
    expect((await crm.find('organization', organization, [inSync]))?.fields).toEqual({ [inSync]: ['true'] });
  });

  it('that nobody asked for are not told', async () => {
    const { crm } = world();
    const { organization, contact } = await seedFilled(world());
    expect((await crm.find('organization', organization))?.fields ?? {}).toEqual({});
    expect((await crm.find('contact', contact))?.fields ?? {}).toEqual({});
  });

  it('know no record types where an admin made none', async () => {
    expect(await world().crm.listRecordTypes('organization')).toEqual([]);
    expect(await world().crm.listRecordTypes('contact')).toEqual([]);
  });

  it('cost calls, of which the CRM may say how many are left', async () => {
    const { crm, seedOrganization } = world();
    expect(crm.usage()).toBeNull();
    await crm.find('organization', await seedOrganization({ name: 'Carahsoft' }));
    const { used, limit } = crm.usage() ?? { used: 1, limit: 1 };
    expect(used).toBeGreaterThan(0);
    expect(used).toBeLessThanOrEqual(limit);
  });
}
