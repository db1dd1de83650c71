import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { automate } from '../testing/automations.ts';
import { checkAndClose } from '../testing/invariants.ts';

const CRMS = ['salesforce', 'hubspot'] as const;
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
  world.clock.advance({ minutes: 5 });
  await world.quiet();
});
afterEach(() => checkAndClose(world));

const countWrites = () => CRMS.map((crm) => world.writes(crm));
const since = (before: number[]) => countWrites().map((count, at) => count - (before[at] ?? 0));
const oneTo = (crm: CrmKind) => (crm === 'salesforce' ? [1, 0] : [0, 1]);

const inFull = (text: string) => text.trim().replace(/\s+/g, ' ');

// A value that a CRM puts in its own way counts as written, and stays as it is on either side.
describe.each(CRMS)('fault 9: an automation in %s that puts our value in its own way', (crm) => {
  it.each([
    ['upper case', (text: string) => text.toUpperCase(), 'Head of buying', 'HEAD OF BUYING'],
    ['single spaces', inFull, 'Head  of   buying', 'Head of buying'],
    ['the full form of letters', (text: string) => text.normalize('NFC'), 'Ca\u0301ter', 'Cáter'],
  ])('in %s, sets off one write and no more', async (_, rewrite, value, rewritten) => {
    const { ann } = world.ids;
    automate(world, crm, 'contact', 'title', rewrite);
    const before = countWrites();
    await world.edit(OTHER[crm], 'contact', ann, { title: value });
    await world.quiet();
    expect(since(before)).toEqual(oneTo(crm));
    expect(await world.held(crm, 'contact', ann, 'title')).toBe(rewritten);
    expect(await world.held(OTHER[crm], 'contact', ann, 'title')).toBe(value);
    expect(await world.unsettled()).toEqual([]);
  });

  it('lets edits through that come after it, from either side', async () => {
    const { ann } = world.ids;
    automate(world, crm, 'contact', 'title', (text) => text.toUpperCase());
    await world.edit(OTHER[crm], 'contact', ann, { title: 'Buyer' });
    await world.quiet();
    await world.edit(OTHER[crm], 'contact', ann, { title: 'Seller' });
    await world.quiet();
    expect(await world.everywhere('contact', ann, 'title')).toEqual(
      crm === 'salesforce' ? ['Seller', 'SELLER', 'Seller'] : ['Seller', 'Seller', 'SELLER'],
    );
    await world.edit(crm, 'contact', ann, { title: 'Director' });
    await world.quiet();
    expect(await world.everywhere('contact', ann, 'title')).toEqual(['DIRECTOR', 'DIRECTOR', 'DIRECTOR']);
  });

  it('of what somebody has decided here: it counts as accepted', async () => {
    const { ann } = world.ids;
    automate(world, crm, 'contact', 'title', (text) => text.toUpperCase());
    await world.decide('contact', ann, 'title', ['Buyer']);
    await world.quiet();
    expect((await world.contact(ann))?.values.title?.[0]?.toLowerCase()).toBe('buyer');
    expect(await world.held(crm, 'contact', ann, 'title')).toBe('BUYER');
    expect(await world.unsettled()).toEqual([]);
  });

  it('orders a list in its own way: one write and no more', async () => {
    const { brightline } = world.ids;
    automate(world, crm, 'organization', 'product_lines', (text) => text.split(';').toSorted().toReversed().join(';'));
    const before = countWrites();
    await world.edit(OTHER[crm], 'organization', brightline, { product_lines: 'Pool 1;Pool 3' });
    await world.quiet();
    expect(since(before)).toEqual(oneTo(crm));
    expect(await world.held(OTHER[crm], 'organization', brightline, 'product_lines')).toBe('Pool 1;Pool 3');
    await world.edit(OTHER[crm], 'organization', brightline, { product_lines: 'Pool 3;Pool 1;Pool 2' });
    await world.quiet();
    expect((await world.organization(brightline))?.values.product_lines?.toSorted()).toEqual([
      'Pool 1',
      'Pool 2',
      'Pool 3',
    ]);
    expect(since(before)).toEqual(oneTo(crm).map((count) => 2 * count));
  });
});

describe('fault 9: an automation that puts what a record is created with in its own way', () => {
  const person = { firstName: 'Kim', lastName: 'Park', email: 'kim@example.com' };
  const hire = async () => {
    automate(world, 'hubspot', 'contact', 'last_name', (text) => text.toUpperCase());
    const organizationId = await world.crmIdOf('salesforce', 'organization', world.ids.brightline);
    const id = await world.hands.salesforce.seedContact({ ...person, organizationId });
    world.clock.advance({ minutes: 1 });
    await world.read('salesforce');
    return world.idOf('salesforce', 'contact', id);
  };

  it('has edited nothing', async () => {
    const kim = await hire();
    const before = countWrites();
    await world.quiet();
    // One makes the person, one says where he works.
    expect(since(before)).toEqual([0, 2]);
    expect(await world.everywhere('contact', kim, 'last_name')).toEqual(['Park', 'Park', 'PARK']);
  });

  it('overtakes nothing that was decided before it was read', async () => {
    const kim = await hire();
    await world.decide('contact', kim, 'last_name', ['Parker']);
    await world.quiet();
    expect(await world.everywhere('contact', kim, 'last_name')).toEqual(['Parker', 'Parker', 'PARKER']);
    expect(await world.unsettled()).toEqual([]);
  });
});

describe('fault 9: nothing, however it is spelled', () => {
  it.each(CRMS)('a field that is emptied in %s is empty in the other CRM, and stays so', async (crm) => {
    const before = countWrites();
    await world.edit(crm, 'organization', world.ids.brightline, { region: '' });
    await world.quiet();
    expect(await world.everywhere('organization', world.ids.brightline, 'region')).toEqual(['', '', '']);
    expect(since(before)).toEqual(oneTo(OTHER[crm]));
  });

  it.each(CRMS)('a field of spaces alone in %s says nothing', async (crm) => {
    const before = countWrites();
    await world.edit(crm, 'contact', world.ids.ann, { title: '   ' });
    await world.quiet();
    expect(since(before)).toEqual([0, 0]);
    expect((await world.contact(world.ids.ann))?.values.title ?? []).toEqual([]);
  });
});
