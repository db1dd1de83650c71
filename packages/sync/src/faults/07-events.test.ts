import { saveHint } from '@tierline/db/hint';
import type { CrmKind, CrmObject } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';
import { deliverDue, readHinted } from '../worker.ts';

// An event is a hint to read a record, whatever it claims. Forged and stale ones, and those for other portals, never get here:
// webhooks.test.ts and signature.test.ts of packages/api.
const CRMS = ['salesforce', 'hubspot'] as const;

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const hear = (crm: CrmKind, object: CrmObject, crmId: string) =>
  saveHint(world.scope, { crm, object, crmId }, world.now());

/** What was heard is read, and what is due is delivered; nothing else is read. */
async function follow(): Promise<void> {
  while ((await readHinted(world.worker)) > 0);
  await deliverDue(world.worker);
}

/** Companies that are not deleted. */
const companies = (): number[] => [
  world.org.admin.listRecords('Account').filter(({ IsDeleted }) => !IsDeleted).length,
  world.portal.account.admin.listRecords('companies').filter(({ archived }) => !archived).length,
];

const seed = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;

describe.each(CRMS)('fault 7: events of %s', (crm) => {
  it('that come twice and three times bring about one write', async () => {
    const { brightline } = world.ids;
    await world.edit(crm, 'organization', brightline, { region: 'APAC' });
    const crmId = await world.crmIdOf(crm, 'organization', brightline);
    const other = crm === 'salesforce' ? 'hubspot' : 'salesforce';
    const before = world.writes(other);
    for (const _ of [1, 2, 3]) {
      await hear(crm, 'organization', crmId);
      await hear(crm, 'organization', crmId);
      await follow();
    }
    await world.quiet();
    expect(world.writes(other) - before).toBe(1);
    expect(await world.everywhere('organization', brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it('in another order: a person before the company at which he works', async () => {
    const company = await world.hands[crm].seedOrganization({ name: 'Harbour', ...seed });
    const person = await world.hands[crm].seedContact({
      lastName: 'Bo',
      email: 'bo@example.com',
      organizationId: company,
    });
    await hear(crm, 'contact', person);
    await follow();
    await hear(crm, 'organization', company);
    await follow();
    await world.quiet();
    const id = await world.idOf(crm, 'contact', person);
    expect(await world.contact(id)).toMatchObject({ organizationId: await world.idOf(crm, 'organization', company) });
    expect(await world.everywhere('contact', id, 'email')).toEqual([
      'bo@example.com',
      'bo@example.com',
      'bo@example.com',
    ]);
  });

  it('that are late, after a newer state was read, take nothing back', async () => {
    const { brightline } = world.ids;
    const crmId = await world.crmIdOf(crm, 'organization', brightline);
    for (const region of ['APAC', 'Americas']) {
      await world.edit(crm, 'organization', brightline, { region });
      world.clock.advance({ seconds: 2 });
      await world.read(crm);
    }
    const before = CRMS.map((each) => world.writes(each));
    await world.quiet();
    const after = CRMS.map((each) => world.writes(each));
    for (const _ of [1, 2]) await hear(crm, 'organization', crmId);
    await follow();
    await world.quiet();
    expect(await world.everywhere('organization', brightline, 'region')).toEqual(['Americas', 'Americas', 'Americas']);
    expect(after.reduce((sum, each) => sum + each, 0) - before.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(CRMS.map((each) => world.writes(each))).toEqual(after);
  });

  it('that never come: the next read finds what they would have told', async () => {
    await world.edit(crm, 'contact', world.ids.ann, { title: 'Buyer' });
    await world.quiet();
    expect(await world.everywhere('contact', world.ids.ann, 'title')).toEqual(['Buyer', 'Buyer', 'Buyer']);
  });

  it('of a record that is gone by now, and of one that never was', async () => {
    const gone = await world.hands[crm].seedOrganization({ name: 'Harbour', ...seed });
    await world.hands[crm].remove('organization', gone);
    await hear(crm, 'organization', gone);
    await hear(crm, 'organization', crm === 'salesforce' ? '001gK0000099999AAA' : '999999999999');
    await follow();
    await world.quiet();
    expect(await world.unsettled()).toEqual([]);
  });

  it.each(['first', 'last'] as const)(
    'of a merge, of which the event of the one that is left comes %s',
    async (when) => {
      const known = await world.crmIdOf(crm, 'organization', world.ids.northwind);
      const distributor = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;
      const twin = await world.hands[crm].seedOrganization({ name: 'Northwind Ltd', ...distributor });
      const left = await world.hands[crm].merge('organization', twin, known);
      const events = when === 'first' ? [left, known, twin] : [twin, known, left];
      for (const crmId of events) {
        await hear(crm, 'organization', crmId);
        while ((await readHinted(world.worker)) > 0);
      }
      await world.quiet();
      const id = await world.idOf(crm, 'organization', left);
      const name = 'Northwind Ltd';
      expect(await world.everywhere('organization', id, 'name')).toEqual([name, name, name]);
      expect(companies()).toEqual([3, 3]);
    },
  );

  it('of days are missing, while Tierline was down: it reads what it missed', async () => {
    const { brightline, ann, kestrel } = world.ids;
    await world.edit(crm, 'organization', brightline, { region: 'APAC' });
    world.clock.advance({ days: 1 });
    await world.edit(crm, 'contact', ann, { title: 'Buyer' });
    world.clock.advance({ days: 4 });
    await world.edit(crm, 'organization', kestrel, { tier: 'Gold' });
    await hear(crm, 'organization', await world.crmIdOf(crm, 'organization', kestrel));
    await world.quiet();
    expect(await world.everywhere('organization', brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await world.everywhere('contact', ann, 'title')).toEqual(['Buyer', 'Buyer', 'Buyer']);
    expect(await world.everywhere('organization', kestrel, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
  });
});
