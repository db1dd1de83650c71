import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '../testing/read-all.ts';
import { createSalesforceWorld, METADATA, type SalesforceWorld } from '../testing/salesforce-world.ts';

const SETS = 'permissionsets';
const GRANT = /\s*<fieldPermissions>\s*<editable>\w+<\/editable>\s*<field>(.*?)<\/field>[\s\S]*?<\/fieldPermissions>/g;
const BESIDES = (...fields: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    ${fields.map((field) => `<fieldPermissions><editable>true</editable><field>${field}</field><readable>true</readable></fieldPermissions>`).join('')}
    <hasActivationRequired>false</hasActivationRequired>
    <label>Besides</label>
</PermissionSet>`;

let world: SalesforceWorld;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'read-records-'));
  cpSync(METADATA, folder, { recursive: true });
  const integration = readFileSync(join(folder, SETS, 'Tierline_Integration.permissionset-meta.xml'), 'utf8');
  // As it was before there were creations.
  const older = integration.replaceAll(GRANT, (grant, field: string) =>
    /Tierline_Id__c|ParentId/.test(field) ? '' : grant,
  );
  writeFileSync(join(folder, SETS, 'Older.permissionset-meta.xml'), older);
  const besides = BESIDES('Account.NumberOfEmployees', 'Contact.Department', 'Contact.Birthdate');
  writeFileSync(join(folder, SETS, 'Besides.permissionset-meta.xml'), besides);
  world = await createSalesforceWorld(['USD'], folder);
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

describe('a record', () => {
  it('says nothing of Tierline’s own id and of its parent where these are hidden', async () => {
    const { crm, permit, seedOrganization } = world;
    permit('Older');
    const id = await seedOrganization({ name: 'Carahsoft' });
    const found = await crm.find('organization', id);
    expect(found).toMatchObject({ name: 'Carahsoft' });
    expect(found).not.toHaveProperty('tierlineId');
    expect(found).not.toHaveProperty('parentId');
  });

  it('tells numbers and days as texts', async () => {
    const { crm, hands, permit, seedContact, seedOrganization } = world;
    permit('Tierline_Integration', 'Besides');
    const [contact, organization] = [await seedContact({ lastName: 'A' }), await seedOrganization({ name: 'B' })];
    await hands.edit('contact', contact, { Birthdate: '1990-01-31' });
    await hands.edit('organization', organization, { NumberOfEmployees: 1200 });
    expect((await crm.find('contact', contact, ['birthdate']))?.fields).toEqual({ birthdate: ['1990-01-31'] });
    const told = await crm.find('organization', organization, ['NumberOfEmployees', 'BillingAddress']);
    expect(told?.fields).toEqual({ NumberOfEmployees: ['1200'] });
  });

  it('tells, when many are read, of fields that have come since its object was described', async () => {
    const { crm, hands, permit, seedContact } = world;
    const id = await seedContact({ lastName: 'Example' });
    await hands.edit('contact', id, { Department: 'Sales' });
    expect((await crm.find('contact', id, ['Department']))?.fields).toEqual({});
    permit('Tierline_Integration', 'Besides');
    expect((await readAll(crm, 'contact', { since: null, fields: ['Department'] }))[0]?.fields).toEqual({
      Department: ['Sales'],
    });
  });

  it('of a deal tells what is asked for as well, and nothing of people’s ids', async () => {
    const { crm, seedDeal } = world;
    const id = await seedDeal({ name: 'Fleet renewal' });
    const deal = await crm.find('deal', id, ['CloseDate', 'Nowhere__c']);
    expect(deal).toMatchObject({ name: 'Fleet renewal', fields: { CloseDate: ['2026-12-31'] } });
    expect(deal).not.toHaveProperty('tierlineId');
  });

  it('that was deleted is told for fifteen days, with the one that took its place', async () => {
    const { crm, merge, seedOrganization, advance } = world;
    const since = await crm.now();
    const [into, from] = [await seedOrganization({ name: 'A' }), await seedOrganization({ name: 'B' })];
    await merge('organization', into, from);
    const isTold = async () => (await readAll(crm, 'organization', since)).find(({ id }) => id === from);
    expect(await isTold()).toMatchObject({ deleted: true, mergedInto: into });
    advance(16 * 24 * 3600);
    expect(await isTold()).toBeUndefined();
  });
});

describe('a read of everything', () => {
  const everything = { since: null };
  const isMergeQuery = ({ path, query }: { path: string; query: string }) =>
    path.endsWith('/queryAll') && decodeURIComponent(query).includes('MasterRecordId != NULL');

  it.each(['organization', 'contact', 'lead'] as const)(
    'tells of each %s that is left whom it has swallowed, over two merges as well',
    async (object) => {
      const { crm, merge, advance } = world;
      const [first, second, third, other] = [
        await seed(object),
        await seed(object),
        await seed(object),
        await seed(object),
      ];
      await merge(object, second, first);
      advance(1);
      await merge(object, third, second);
      const told = await readAll(crm, object, everything);
      expect(told.map(({ id, mergedIds }) => [id, mergedIds?.toSorted()])).toEqual([
        [third, [first, second].toSorted()],
        [other, undefined],
      ]);
    },
  );

  it('that began before a merge, or goes on after it, tells it with the page of the one that is left', async () => {
    const { crm, merge, pageSize } = world;
    const ids = [];
    for (let number = 0; number <= pageSize; number += 1) ids.push(await seed('contact'));
    const [loser = '', last = ''] = [ids[0], ids.at(-1)];
    const pages = crm.list('contact', everything)[Symbol.asyncIterator]();
    const { value: first } = await pages.next();
    await merge('contact', last, loser);
    expect((await pages.next()).value.records).toMatchObject([{ id: last, mergedIds: [loser] }]);
    expect(await readAll(crm, 'contact', { since: null, after: first.after })).toMatchObject([{ mergedIds: [loser] }]);
  });

  it('asks once for each page, and for deals not at all', async () => {
    const { crm, org } = world;
    for (let number = 0; number <= world.pageSize; number += 1) await seed('lead');
    await world.seedDeal({ name: 'Core' });
    for (const object of ['lead', 'deal'] as const) await readAll(crm, object, everything);
    expect(org.requests.entries.filter(isMergeQuery)).toHaveLength(2);
  });

  const seed = (object: 'organization' | 'contact' | 'lead'): Promise<string> =>
    object === 'organization'
      ? world.seedOrganization({ name: 'Example' })
      : object === 'contact'
        ? world.seedContact({ lastName: 'Example' })
        : world.seedLead({ lastName: 'Example', company: 'City of Leipzig' });
});

describe('a read', () => {
  it('that begins at no record is refused', async () => {
    await expect(readAll(world.crm, 'lead', { since: null, after: "x' OR Id != '" })).rejects.toMatchObject({
      code: 'rejected',
    });
  });

  it('counts among the day’s calls, of which the last answer says how many there are', async () => {
    const { crm, org } = world;
    org.admin.setDailyRequestLimit(5000);
    await crm.find('lead', world.unknownId('lead'));
    const before = crm.usage();
    expect(before).toMatchObject({ limit: 5000 });
    await crm.find('lead', world.unknownId('lead'));
    expect(crm.usage()).toEqual({ used: (before?.used ?? 0) + 1, limit: 5000 });
  });
});
