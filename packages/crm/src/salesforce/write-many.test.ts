import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrmWrite, RecordWrite } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '../testing/read-all.ts';
import { createSalesforceWorld, METADATA, type SalesforceWorld } from '../testing/salesforce-world.ts';

const RECORD_TYPE = `<?xml version="1.0" encoding="UTF-8"?>
<RecordType xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Reseller</fullName>
    <active>true</active>
    <label>Reseller</label>
    <picklistValues>
        <picklist>Tierline_Status__c</picklist>
        <values><fullName>Active Partner</fullName><default>false</default></values>
    </picklistValues>
</RecordType>`;

let world: SalesforceWorld;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'write-many-'));
  cpSync(METADATA, folder, { recursive: true });
  mkdirSync(join(folder, 'objects/Account/recordTypes'));
  writeFileSync(join(folder, 'objects/Account/recordTypes/Reseller.recordType-meta.xml'), RECORD_TYPE);
  world = await createSalesforceWorld(['USD'], folder);
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const change = (id: string, write: RecordWrite): CrmWrite => ({ id, tierlineId: 'unused', write });
const creation = (tierlineId: string, write: RecordWrite): CrmWrite => ({ id: null, tierlineId, write });
const named = (Name: string): RecordWrite => ({ fields: { Name: [Name] } });
const person = (LastName: string): RecordWrite => ({ fields: { LastName: [LastName] } });

describe('a new record', () => {
  it('gets the record type that it is to have', async () => {
    const { crm, org } = world;
    const types = await crm.listRecordTypes('organization');
    expect(types).toEqual([{ id: expect.stringMatching(/^012/), label: 'Reseller' }]);
    const write = { ...named('Carahsoft'), recordTypeId: types[0]?.id ?? '' };
    const [result] = await crm.writeMany('organization', [creation('ours-1', write)]);
    const id = result?.ok ? result.id : '';
    expect(org.admin.findRecord('Account', id)).toMatchObject({ RecordTypeId: types[0]?.id, Tierline_Id__c: 'ours-1' });
  });

  it('is refused a value that its record type does not offer, by Salesforce and with the field’s name', async () => {
    const [type] = await world.crm.listRecordTypes('organization');
    const fields = { Name: ['Carahsoft'], Tierline_Status__c: ['Inactive Partner'] };
    const write = { fields, recordTypeId: type?.id ?? '' };
    const [result] = await world.crm.writeMany('organization', [creation('ours-1', write)]);
    expect(result).toMatchObject({ ok: false, failure: { code: 'rejected', fields: ['Tierline_Status__c'] } });
    expect(await readAll(world.crm, 'organization', null)).toEqual([]);
  });

  it.each([
    ['organization', { fields: {} }, 'Name'],
    ['organization', { ...named('Carahsoft'), recordTypeId: '012000000000000AAA' }, 'RecordTypeId'],
    ['contact', { fields: { FirstName: ['Eve'] } }, 'LastName'],
    ['contact', { fields: { LastName: [' '] } }, 'LastName'],
  ] as const)('of kind %s that is %j lacks its %s, and is not sent', async (object, write, field) => {
    const before = world.writes();
    const [result] = await world.crm.writeMany(object, [creation('ours-1', write)]);
    expect(result).toMatchObject({ ok: false, failure: { code: 'rejected', fields: [field] } });
    expect(world.writes()).toBe(before);
  });

  it('is not made where Tierline’s own id has no place, for then it could be made twice', async () => {
    world.permit('Tierline_Integration_Creates');
    const [result] = await world.crm.writeMany('organization', [creation('ours-1', named('Carahsoft'))]);
    expect(result).toMatchObject({ ok: false, failure: { code: 'rejected', fields: ['Tierline_Id__c'] } });
  });

  it('is not made where an admin does not let Tierline create, and what is there is written all the same', async () => {
    const { crm, permit } = world;
    const [made] = await crm.writeMany('contact', [creation('ours-1', person('Example'))]);
    permit('Tierline_Integration');
    const again = [creation('ours-1', person('Beispiel')), creation('ours-2', person('Other'))];
    expect(await crm.writeMany('contact', again)).toMatchObject([
      made,
      { ok: false, failure: { code: 'rejected', message: expect.stringContaining('insufficient access') } },
    ]);
  });

  it('that is like another one is a duplicate to the org’s own rule, and costs the others nothing', async () => {
    const { crm, org } = world;
    org.admin.addDuplicateRule('Contact', ({ LastName }) => LastName === 'Double');
    const writes = [creation('ours-1', person('Double')), creation('ours-2', person('Single'))];
    expect(await crm.writeMany('contact', writes)).toMatchObject([
      { ok: false, failure: { code: 'duplicate', message: 'Use one of these records?' } },
      { ok: true },
    ]);
  });

  it('that was merged into another one still tells Tierline’s own id, and where it went', async () => {
    const { crm, merge, seedContact } = world;
    const [made] = await crm.writeMany('contact', [creation('ours-1', person('Example'))]);
    const survivor = await seedContact({ lastName: 'Survivor' });
    await merge('contact', survivor, made?.ok ? made.id : '');
    const deleted = (await readAll(crm, 'contact', '2026-01-01T00:00:00Z')).find((each) => each.deleted);
    expect(deleted).toMatchObject({ tierlineId: 'ours-1', mergedInto: survivor });
  });
});

describe('a record', () => {
  it('that somebody is working on is locked, and the others are written', async () => {
    const { crm, org, seedContact } = world;
    const [one, two] = [await seedContact({ lastName: 'One' }), await seedContact({ lastName: 'Two' })];
    org.admin.lockRecord(one);
    const writes = [one, two].map((id) => change(id, person('Written')));
    expect(await crm.writeMany('contact', writes)).toMatchObject([
      { ok: false, failure: { code: 'locked' } },
      { ok: true, id: two, modifiedAt: null },
    ]);
  });

  it('of which several things are wrong says all of them, and all of their fields', async () => {
    const { crm, org, seedContact } = world;
    const id = await seedContact({ lastName: 'One' });
    org.admin.addValidationRule('Contact', () => ({ message: 'A phone number is needed.', field: 'Phone' }));
    org.admin.addValidationRule('Contact', () => ({ message: 'So is a title.', field: 'Title' }));
    expect(await crm.writeMany('contact', [change(id, person('Two'))])).toMatchObject([
      {
        ...{ ok: false },
        failure: { code: 'rejected', message: 'A phone number is needed. So is a title.', fields: ['Phone', 'Title'] },
      },
    ]);
  });

  it('by hundreds goes in calls of two hundred, and once in each', async () => {
    const { crm, writes } = world;
    const creations = Array.from({ length: 401 }, (_, nth) => creation(`ours-${nth}`, person(`Example ${nth}`)));
    const before = writes();
    const results = await crm.writeMany('contact', creations);
    expect(writes() - before).toBe(3);
    expect(results.every(({ ok }) => ok)).toBe(true);
    const [first] = results;
    const twice = ['a', 'b'].map((name) => change(first?.ok ? first.id : '', person(name)));
    const between = writes();
    expect(await crm.writeMany('contact', twice)).toMatchObject([{ ok: true }, { ok: true }]);
    expect(writes() - between).toBe(2);
  });

  it('is not refused for a value that an admin has added since its fields were described', async () => {
    const { crm, org, seedOrganization } = world;
    const id = await seedOrganization({ name: 'Carahsoft' });
    await crm.find('organization', id);
    org.admin.addPicklistValue('Account', 'Tierline_Status__c', 'Golden Partner');
    const write = { fields: { Tierline_Status__c: ['Golden Partner'] } };
    expect(await crm.writeMany('organization', [change(id, write)])).toMatchObject([{ ok: true }]);
  });

  it('costs the others nothing when it names a field that is gone since the fields were described', async () => {
    const { crm, permit, seedContact } = world;
    const [one, two] = [await seedContact({ lastName: 'One' }), await seedContact({ lastName: 'Two' })];
    await crm.find('contact', one);
    permit('Tierline_Integration_Creates');
    const writes = [change(one, { fields: { Title: ['Buyer'] } }), change(two, person('Written'))];
    expect(await crm.writeMany('contact', writes)).toMatchObject([
      { ok: false, failure: { code: 'rejected', fields: ['Title'] } },
      { ok: true, id: two },
    ]);
  });

  it.each([
    ['organization', { organizationId: '001gK0000000001QAA' }],
    ['contact', { contractNames: [] }],
    ['contact', { organizationId: 'nonsense' }],
  ] as const)('of kind %s takes no %j', async (object, write) => {
    const id =
      object === 'contact' ? await world.seedContact({ lastName: 'One' }) : await world.seedOrganization({ name: 'A' });
    expect(await world.crm.writeMany(object, [change(id, write)])).toMatchObject([
      { ok: false, failure: { code: 'rejected' } },
    ]);
  });

  it('of a kind that Tierline may not see is refused without being sent', async () => {
    const { crm, permit, writes } = world;
    permit();
    const before = writes();
    const [result] = await crm.writeMany('contact', [creation('ours-1', person('Example'))]);
    expect(result).toMatchObject({ failure: { code: 'rejected', message: expect.stringContaining('Contact') } });
    expect(writes()).toBe(before);
  });
});
