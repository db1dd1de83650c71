import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHubSpotWorld, type HubSpotWorld } from '../testing/hubspot-world.ts';
import { readAll } from '../testing/read-all.ts';
import { writeOrganization } from '../testing/write-one.ts';
import { toCompanyFields } from './company-fields.ts';
import { DEFAULT_HUBSPOT_FIELDS } from './fields.ts';
import { toListedValues } from './write/listed-values.ts';

let world: HubSpotWorld;
beforeEach(async () => {
  world = await createHubSpotWorld({ plan: 'starter', currencies: ['USD'] });
});
afterEach(() => world.close());

const call = (method: string, path: string, body?: object) => world.hands.browser.call(method, path, body);
const options = (...texts: string[]) =>
  texts.map((value) => ({ value, label: value, hidden: false, displayOrder: -1 }));
const define = (name: string, fieldType: string, more: object = {}) =>
  call('POST', '/crm/v3/properties/companies', {
    ...{ name, label: name, groupName: 'companyinformation', type: 'enumeration', fieldType },
    ...{ options: options('Gold', 'Silver'), ...more },
  });
const typeOf = async (name: string) =>
  (await world.crm.describeOrganizationFields()).find(({ key }) => key === `hubspot.${name}`)?.type;

describe('the properties of companies', () => {
  it('become fields by how they are chosen; a switch, a text or an owner cannot be used in rules (rows 79, 80, 81, 82)', async () => {
    await define('tier', 'select');
    await define('seat', 'radio');
    await define('channels', 'checkbox');
    await define('listed', 'booleancheckbox');
    const types = await Promise.all(['tier', 'seat', 'channels', 'listed', 'city', 'hubspot_owner_id'].map(typeOf));
    expect(types).toEqual(['select', 'radio', 'multi_select', 'other', 'other', 'other']);
  });

  it('that are hidden, or tell a person nothing, are left out, and hidden options too', async () => {
    await define('secret', 'select', { hidden: true });
    await define('tier', 'select', { options: [...options('Gold'), { ...options('Tin')[0], hidden: true }] });
    const fields = await world.crm.describeOrganizationFields();
    const keys = fields.map(({ key }) => key);
    expect(keys).not.toContain('hubspot.secret');
    expect(keys).not.toContain('hubspot.hs_object_id');
    expect(keys).not.toContain('hubspot.hs_lastmodifieddate');
    expect(fields.find(({ key }) => key === 'hubspot.tier')?.values).toEqual([{ value: 'Gold', label: 'Gold' }]);
  });

  it('of the vendor’s own are read and written like those that come with Tierline (row 79)', async () => {
    await define('channels', 'checkbox');
    const id = await world.seedOrganization({ name: 'Carahsoft' });
    await world.hands.browser.update('companies', id, { channels: 'Gold;Silver' });
    const key = 'hubspot.channels';
    expect(await world.crm.find('organization', id)).toMatchObject({ values: { [key]: ['Gold', 'Silver'] } });
    expect((await writeOrganization(world.crm, id, { values: { [key]: ['Silver'] } })).values[key]).toEqual(['Silver']);
  });

  it('refuse what they do not offer, in HubSpot’s words, and no option is added to them', async () => {
    const id = await world.seedOrganization({ name: 'Carahsoft' });
    const write = writeOrganization(world.crm, id, { values: { region: ['Antarctica'] } });
    await expect(write).rejects.toMatchObject({ code: 'rejected', message: expect.stringContaining('Antarctica') });
    const region = (await world.crm.describeOrganizationFields()).find(({ key }) => key === 'region');
    expect(region?.values.map(({ value }) => value)).toEqual(['Americas', 'EMEA', 'APAC']);
  });

  it('that HubSpot sets itself are told, and refused when somebody wants to set them', async () => {
    const calculated = {
      ...{ name: 'hs_score_band', label: 'Score band', type: 'enumeration', fieldType: 'select', groupName: 'g' },
      ...{ description: '', options: options('A', 'B'), calculated: true, hidden: false, externalOptions: false },
    };
    const fields = DEFAULT_HUBSPOT_FIELDS.company;
    const listed = toCompanyFields([calculated as Property], fields);
    expect(listed).toMatchObject([{ key: 'hubspot.hs_score_band', type: 'select', writable: false }]);
    const write = () => toListedValues(listed, { 'hubspot.hs_score_band': ['A'] });
    expect(write).toThrow(expect.objectContaining({ code: 'rejected', fields: ['hs_score_band'] }));
    expect(write).toThrow('Score band');
  });

  it('that are too many for the body of a search are read of what it found', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `a_property_with_a_name_that_is_rather_long_${at}`);
    for (const name of names) await define(name, 'select');
    const [last = ''] = names.slice(-1);
    const id = await world.seedOrganization({ name: 'Carahsoft', region: 'EMEA' });
    await world.hands.browser.update('companies', id, { [last]: 'Gold' });
    const [record] = await readAll(world.crm, 'organization', '2026-11-23T09:00:00.000Z');
    expect(record?.values).toMatchObject({ region: ['EMEA'], [`hubspot.${last}`]: ['Gold'] });
    expect(record).toEqual(await world.crm.find('organization', id));
  });
});

describe('options for names under contract', () => {
  const optionsNow = async () =>
    (
      (await call('GET', '/crm/v3/properties/companies/tierline_distributors')) as { options: { value: string }[] }
    ).options.map(({ value }) => value);

  it('are added once, and a name that is offered in another spelling is no new one', async () => {
    const id = await world.seedOrganization({ name: 'Carahsoft', contractNames: ['TD SYNNEX'] });
    const written = await writeOrganization(world.crm, id, { contractNames: ['td  synnex', 'Ingram Micro'] });
    expect(written.contractNames.toSorted()).toEqual(['Ingram Micro', 'TD SYNNEX']);
    expect(await optionsNow()).toEqual(['TD SYNNEX', 'Ingram Micro']);
  });

  it('are looked at and added once for all who need them, and not asked for while they are known', async () => {
    const ids = await Promise.all(['Carahsoft', 'SHI', 'CDW'].map((name) => world.seedOrganization({ name })));
    const writesOf = (...contractNames: string[]) =>
      ids.map((id) => ({ id, tierlineId: id, write: { contractNames } }));
    const costOf = async (...names: string[]) => {
      await world.crm.find('organization', ids[0] ?? '');
      const before = world.requests();
      await world.crm.writeMany('organization', writesOf(...names));
      return world.requests() - before;
    };
    expect(await costOf('Ingram Micro', 'TD SYNNEX')).toBe(3);
    expect(await costOf('TD SYNNEX')).toBe(1);
  });

  it('that somebody took away since they were seen are added again', async () => {
    const id = await world.seedOrganization({ name: 'Carahsoft', contractNames: ['TD SYNNEX'] });
    await world.crm.find('organization', id);
    await call('PATCH', '/crm/v3/properties/companies/tierline_distributors', { options: options('Ingram Micro') });
    const written = await writeOrganization(world.crm, id, { contractNames: ['TD SYNNEX'] });
    expect(written.contractNames).toEqual(['TD SYNNEX']);
    expect(await optionsNow()).toEqual(['Ingram Micro', 'TD SYNNEX']);
  });
});
