import { listProblems } from '@tierline/db/sync-problem';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
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

type Object = 'organization' | 'contact';
const OBJECTS = {
  salesforce: { organization: 'Account', contact: 'Contact' },
  hubspot: { organization: 'companies', contact: 'contacts' },
} as const;

/** From now on the CRM itself sets that field whenever a record is saved: `undefined` leaves it as it is. */
function automate(crm: CrmKind, object: Object, key: string, rewrite: (value: string) => string | undefined): void {
  const field = world.adapters[crm]?.standardFields(object)[key] ?? '';
  const change = (fields: Readonly<Record<string, unknown>>) => {
    const value = String(fields[field] ?? '');
    const next = rewrite(value);
    return next === undefined || next === value ? undefined : { [field]: next };
  };
  if (crm === 'salesforce') world.org.admin.addAutomation(OBJECTS.salesforce[object], change);
  else world.portal.account.admin.addWorkflow(OBJECTS.hubspot[object], change);
}

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
    automate(crm, 'contact', 'title', rewrite);
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
    automate(crm, 'contact', 'title', (text) => text.toUpperCase());
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
    automate(crm, 'contact', 'title', (text) => text.toUpperCase());
    await world.decide('contact', ann, 'title', ['Buyer']);
    await world.quiet();
    expect((await world.contact(ann))?.values.title?.[0]?.toLowerCase()).toBe('buyer');
    expect(await world.held(crm, 'contact', ann, 'title')).toBe('BUYER');
    expect(await world.unsettled()).toEqual([]);
  });

  it('orders a list in its own way: one write and no more', async () => {
    const { brightline } = world.ids;
    automate(crm, 'organization', 'product_lines', (text) => text.split(';').toSorted().toReversed().join(';'));
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

describe('fault 9: automations that want something else', () => {
  it.each(CRMS)('in %s keeps the old value: that is told once, and not tried for ever', async (crm) => {
    const { brightline } = world.ids;
    automate(crm, 'organization', 'region', () => 'EMEA');
    const before = countWrites();
    await world.edit(OTHER[crm], 'organization', brightline, { region: 'APAC' });
    await world.quiet();
    expect(since(before)).toEqual(oneTo(crm));
    expect(await world.unsettled()).toMatchObject([
      { crm, target: 'region', state: 'refused', failureCode: 'changed_back' },
    ]);
  });

  it.each(CRMS)(
    'in %s puts another value than the one that is written: that is an edit, and it is the same everywhere',
    async (crm) => {
      const { brightline } = world.ids;
      automate(crm, 'organization', 'region', (value) => (value === 'APAC' ? 'Americas' : undefined));
      await world.edit(OTHER[crm], 'organization', brightline, { region: 'APAC' });
      await world.quiet();
      expect(await world.everywhere('organization', brightline, 'region')).toEqual([
        'Americas',
        'Americas',
        'Americas',
      ]);
      expect(await world.unsettled()).toEqual([]);
    },
  );

  it.each(CRMS)('in %s set another field whenever one is written: it is taken over, once', async (crm) => {
    const { brightline } = world.ids;
    automate(crm, 'organization', 'tier', (tier) => (tier === '' ? 'Bronze' : undefined));
    await world.edit(OTHER[crm], 'organization', brightline, { region: 'APAC' });
    await world.quiet();
    expect(await world.everywhere('organization', brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.everywhere('organization', brightline, 'tier')).toEqual(['Bronze', 'Bronze', 'Bronze']);
  });

  it('of the two CRMs that correct each other come to rest, and somebody is told', async () => {
    const { brightline } = world.ids;
    automate('salesforce', 'organization', 'tier', () => 'Gold');
    automate('hubspot', 'organization', 'tier', () => 'Silver');
    const before = countWrites();
    await world.edit('salesforce', 'organization', brightline, { region: 'APAC' });
    await world.quiet();
    const [toSalesforce = 0, toHubSpot = 0] = since(before);
    expect(toSalesforce + toHubSpot).toBeLessThan(15);
    const told = [
      ...(await listProblems(world.scope, 10)).map(({ key }) => key),
      ...(await world.unsettled()).map(({ target }) => target),
    ];
    expect(told).toContain('tier');
    expect(await world.everywhere('organization', brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it('of the two CRMs that write in letters of their own do not set each other off', async () => {
    const { ann } = world.ids;
    automate('salesforce', 'contact', 'title', (text) => text.toUpperCase());
    automate('hubspot', 'contact', 'title', (text) => text.toLowerCase());
    const before = countWrites();
    await world.edit('salesforce', 'contact', ann, { title: 'Head of Buying' });
    await world.quiet();
    expect(since(before)).toEqual([0, 1]);
    await world.edit('hubspot', 'contact', ann, { title: 'Head of Selling' });
    await world.quiet();
    expect(since(before)).toEqual([1, 1]);
    expect(await world.held('salesforce', 'contact', ann, 'title')).toBe('HEAD OF SELLING');
  });
});
