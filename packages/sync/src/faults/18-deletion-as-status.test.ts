import { transact } from '@tierline/db/open-database';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestWrites } from '../request-write.ts';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';

let world: Alike;
beforeEach(async () => {
  world = await createAlike();
});
afterEach(() => checkAndClose(world));

const CRMS: readonly CrmKind[] = ['salesforce', 'hubspot'];
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
/** Somebody deletes a record in Tierline, or restores it: its status is asked of each CRM that has it. */
async function decide(object: SyncedObject, recordId: string, status: string, crms = CRMS): Promise<void> {
  const { db, tenantId, now } = world;
  for (const crm of crms) {
    const batch = { object, target: 'status', batchId: `deletion in ${crm}`, requestedBy: 'Robin Rep' };
    await transact(db, (tx) =>
      requestWrites(
        { db: tx, tenantId },
        batch,
        [{ recordId, crms: [crm], desired: status === '' ? [] : [status] }],
        now(),
      ),
    );
  }
}
const statusOf = (object: SyncedObject, id: string) =>
  Promise.all(CRMS.map((crm) => world.held(crm, object, id, 'status')));
/** Records of either kind that the CRMs have and that are in no bin. */
const count = (): [number, number, number, number] => {
  const { org, portal } = world;
  const inSalesforce = (name: string) => org.admin.listRecords(name).filter(({ IsDeleted }) => !IsDeleted).length;
  const inHubSpot = (name: string) => portal.account.admin.listRecords(name).filter(({ archived }) => !archived).length;
  return [inSalesforce('Account'), inSalesforce('Contact'), inHubSpot('companies'), inHubSpot('contacts')];
};
const deletions = () =>
  [...world.org.requests.entries, ...world.portal.account.requests.entries].filter(
    ({ method, path }) => method === 'DELETE' || path.endsWith('/batch/archive'),
  );

describe('fault 18: an organization that is deleted here', () => {
  it.each([
    ['brightline', 'Active Partner'],
    ['kestrel', 'Active Distributor'],
  ] as const)('(%s) stays in both CRMs with the status that says so, and nothing echoes', async (name, status) => {
    const [id, before] = [world.ids[name], count()];
    await decide('organization', id, `${status} (Deleted)`);
    await world.quiet();
    expect(await statusOf('organization', id)).toEqual([`${status} (Deleted)`, `${status} (Deleted)`]);
    expect(await world.organization(id)).toMatchObject({ standing: 'deleted', status: `${status} (Deleted)` });
    world.clock.advance({ hours: 25 });
    await world.quiet();
    expect(count()).toEqual(before);
    expect(deletions()).toEqual([]);
    expect(await world.unsettled()).toEqual([]);
  });

  it.each(['brightline', 'kestrel'] as const)('(%s) and restored is what it was, everywhere', async (name) => {
    const id = world.ids[name];
    const status = name === 'kestrel' ? 'Active Distributor' : 'Active Partner';
    await decide('organization', id, `${status} (Deleted)`);
    await world.quiet();
    await decide('organization', id, status);
    await world.quiet();
    expect(await statusOf('organization', id)).toEqual([status, status]);
    expect(await world.organization(id)).toMatchObject({ standing: 'active' });
    await world.edit('hubspot', 'organization', id, { region: 'APAC' });
    await world.quiet();
    expect(await world.everywhere('organization', id, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it('while somebody edits another field in a CRM: both stand', async () => {
    const { brightline } = world.ids;
    await decide('organization', brightline, 'Active Partner (Deleted)');
    await world.edit('hubspot', 'organization', brightline, { region: 'APAC' });
    await world.quiet();
    expect(await statusOf('organization', brightline)).toEqual([
      'Active Partner (Deleted)',
      'Active Partner (Deleted)',
    ]);
    expect(await world.everywhere('organization', brightline, 'region')).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it.each(CRMS)(
    'and that somebody has deleted in %s by now has the status in the other one, and nobody creates it anew',
    async (crm) => {
      const { brightline } = world.ids;
      const before = count();
      await world.hands[crm].remove('organization', await world.crmIdOf(crm, 'organization', brightline));
      await decide('organization', brightline, 'Active Partner (Deleted)');
      await world.quiet();
      expect(await world.held(OTHER[crm], 'organization', brightline, 'status')).toBe('Active Partner (Deleted)');
      // Salesforce has deleted its people with it.
      expect(count()).toEqual(
        crm === 'salesforce'
          ? [before[0] - 1, before[1] - 1, before[2], before[3]]
          : [before[0], before[1], before[2] - 1, before[3]],
      );
      for (const write of await world.unsettled())
        expect(write).toMatchObject({ crm, state: 'refused', failureCode: 'not_found' });
    },
  );

  it('whose answer is lost, and whose worker dies, is deleted once', async () => {
    const { brightline } = world.ids;
    world.org.faults.add({ when: 'after', effect: { kind: 'reset' }, match: { method: 'PATCH', path: /composite/ } });
    await decide('organization', brightline, 'Active Partner (Deleted)');
    await world.quiet();
    expect(await statusOf('organization', brightline)).toEqual([
      'Active Partner (Deleted)',
      'Active Partner (Deleted)',
    ]);
  });

  it('with a word of the vendor’s own for it, by the mapping of statuses', async () => {
    const { brightline } = world.ids;
    await world.setScope({ deletedStatuses: [{ status: 'Active Partner', deleted: 'Inactive Partner (Deleted)' }] });
    await decide('organization', brightline, 'Inactive Partner (Deleted)');
    await world.quiet();
    expect(await statusOf('organization', brightline)).toEqual([
      'Inactive Partner (Deleted)',
      'Inactive Partner (Deleted)',
    ]);
    expect(await world.organization(brightline)).toMatchObject({ standing: 'deleted' });
  });
});

describe('fault 18: a status “… (Deleted)” that somebody sets in a CRM', () => {
  it.each(CRMS)(
    '(%s) deletes the organization here, and says so in the other CRM, where nothing else happens',
    async (crm) => {
      const { brightline } = world.ids;
      const before = count();
      await world.edit(crm, 'organization', brightline, { status: 'Active Partner (Deleted)' });
      await world.quiet();
      expect(await statusOf('organization', brightline)).toEqual([
        'Active Partner (Deleted)',
        'Active Partner (Deleted)',
      ]);
      expect(await world.organization(brightline)).toMatchObject({ standing: 'deleted' });
      expect(count()).toEqual(before);
      await world.edit(OTHER[crm], 'organization', brightline, { status: 'Active Partner' });
      await world.quiet();
      expect(await statusOf('organization', brightline)).toEqual(['Active Partner', 'Active Partner']);
      expect(await world.organization(brightline)).toMatchObject({ standing: 'active' });
    },
  );

  it.each(CRMS)('(%s) on a company that the other CRM lacks does not create it there', async (crm) => {
    const there = await world.hands[crm].seedOrganization({ name: 'Harbour', inSync: true, accountType: 'Partner' });
    const names = world.adapters[crm]?.standardFields('organization') ?? {};
    await world.hands[crm].fill('organization', there, { [names.status ?? '']: ['Active Partner (Deleted)'] });
    const before = count();
    await world.quiet();
    expect(count()).toEqual(before);
  });
});

describe('fault 18: a person who is deleted here', () => {
  it('stays in both CRMs as “Contact (Deleted)”, and is back when he is restored', async () => {
    const { ann } = world.ids;
    const before = count();
    await decide('contact', ann, 'Contact (Deleted)');
    await world.quiet();
    expect(await statusOf('contact', ann)).toEqual(['Contact (Deleted)', 'Contact (Deleted)']);
    expect(await world.contact(ann)).toMatchObject({ deleted: true });
    world.clock.advance({ hours: 25 });
    await world.quiet();
    expect(count()).toEqual(before);
    await decide('contact', ann, 'Contact');
    await world.quiet();
    expect(await statusOf('contact', ann)).toEqual(['Contact', 'Contact']);
    expect(await world.contact(ann)).toMatchObject({ deleted: false });
    expect(count()).toEqual(before);
    expect(deletions()).toEqual([]);
  });
});
