import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BothCrms, createBothCrms } from '../testing/both-crms.ts';
import { expectInvariants } from '../testing/invariants.ts';
import { mapField } from '../testing/map-field.ts';

let world: BothCrms;
let id: string;
beforeEach(async () => {
  world = await createBothCrms();
});
afterEach(async () => {
  await expectInvariants(world);
  await world.close();
});

const partner = { name: 'Brightline', inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;

/** The same company in both, with another region and one blank in each, which somebody says is one. */
async function seed() {
  const { salesforce, hubspot } = world.hands;
  const there = await salesforce.seedOrganization({ ...partner, segment: 'Public Sector', region: 'EMEA' });
  const other = await hubspot.seedOrganization({ ...partner, name: 'Brightline Ltd', productLines: ['Pool 1'] });
  await hubspot.fill('organization', other, { tierline_region: ['APAC'] });
  return world.link('organization', there, other);
}
const held = async (key: string) => [
  await world.held('salesforce', 'organization', id, key),
  await world.held('hubspot', 'organization', id, key),
];
async function expectFilled() {
  expect(await held('segment')).toEqual(['Public Sector', 'Public Sector']);
  expect(await held('product_lines')).toEqual(['Pool 1', 'Pool 1']);
}

describe('fault 10: the first sync of records that both CRMs have', () => {
  it('with no master: what was here first stands, and blanks are filled from either side', async () => {
    id = await seed();
    await world.quiet();
    expect([await held('name'), await held('region')]).toEqual([
      ['Brightline', 'Brightline'],
      ['EMEA', 'EMEA'],
    ]);
    await expectFilled();
  });

  it('with Tierline as master: the same', async () => {
    await world.setScope({ firstMaster: 'tierline' });
    await mapField(world, 'hubspot', 'organization', 'region', { conflict: 'crm' });
    id = await seed();
    await world.quiet();
    expect([await held('name'), await held('region')]).toEqual([
      ['Brightline', 'Brightline'],
      ['EMEA', 'EMEA'],
    ]);
    await expectFilled();
  });

  it('with the CRM as master: what the CRM that was read last holds stands, and blanks are filled from either side', async () => {
    await world.setScope({ firstMaster: 'crm' });
    id = await seed();
    await world.quiet();
    expect([await held('name'), await held('region')]).toEqual([
      ['Brightline Ltd', 'Brightline Ltd'],
      ['APAC', 'APAC'],
    ]);
    await expectFilled();
  });

  it('with a master field by field, by each field’s rule', async () => {
    await mapField(world, 'hubspot', 'organization', 'region', { conflict: 'crm' });
    id = await seed();
    await world.quiet();
    expect([await held('name'), await held('region')]).toEqual([
      ['Brightline', 'Brightline'],
      ['APAC', 'APAC'],
    ]);
    await expectFilled();
  });

  it.each<CrmKind>(['salesforce', 'hubspot'])('of a person: %s as the one that was linked later', async (later) => {
    const { salesforce, hubspot } = world.hands;
    await world.setScope({ firstMaster: 'crm' });
    id = await seed();
    const person = { firstName: 'Ann', lastName: 'Lee', email: 'ann@example.com' };
    const there = await salesforce.seedContact({
      ...person,
      organizationId: await world.crmIdOf('salesforce', 'organization', id),
    });
    const other = await hubspot.seedContact({
      ...{ ...person, lastName: 'Lee-Smith' },
      organizationId: await world.crmIdOf('hubspot', 'organization', id),
    });
    await hubspot.fill('contact', other, { jobtitle: ['Buyer'] });
    await world.link('contact', there, other);
    if (later === 'salesforce') await world.read('hubspot');
    await world.quiet();
    const contact = await world.idOf('salesforce', 'contact', there);
    const name = later === 'salesforce' ? 'Lee' : 'Lee-Smith';
    expect(await world.held('salesforce', 'contact', contact, 'last_name')).toBe(name);
    expect(await world.held('hubspot', 'contact', contact, 'last_name')).toBe(name);
    expect(await world.held('salesforce', 'contact', contact, 'title')).toBe('Buyer');
  });
});
