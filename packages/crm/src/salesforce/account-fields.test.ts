import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSalesforceWorld, METADATA, type SalesforceWorld } from '../testing/salesforce-world.ts';
import { writeOrganization } from '../testing/write-one.ts';
import { toAccountFields } from './account-fields.ts';
import { DEFAULT_SALESFORCE_FIELDS } from './fields.ts';

const { account } = DEFAULT_SALESFORCE_FIELDS;
const described = (name: string, type: string, more: object = {}) => ({
  ...{ name, label: name, type, updateable: true, ...more },
});
const descriptionOf = (...fields: ReturnType<typeof described>[]) => ({
  ...{ createable: false, updateable: true, deletable: false, fields },
});
const keysOf = (...fields: ReturnType<typeof described>[]) =>
  toAccountFields(descriptionOf(...fields), account).map(({ key, type }) => [key, type]);

describe('what an org describes', () => {
  it('becomes fields by their types; texts, numbers and dates cannot be used in rules (rows 79, 81, 82)', () => {
    expect(
      keysOf(
        described('Name', 'string'),
        described('Industry', 'picklist'),
        described('Channels__c', 'multipicklist'),
        described('AnnualRevenue', 'currency'),
        described('Listed__c', 'boolean'),
        described('tierline_REGION__c', 'picklist'),
      ),
    ).toEqual([
      ['name', 'name'],
      ['salesforce.Industry', 'select'],
      ['salesforce.Channels__c', 'multi_select'],
      ['salesforce.AnnualRevenue', 'other'],
      ['salesforce.Listed__c', 'other'],
      ['region', 'select'],
    ]);
  });

  it('leaves out what tells people nothing, and that by which Tierline works', () => {
    const system = [described('Id', 'id'), described('OwnerId', 'reference'), described('SystemModstamp', 'datetime')];
    const address = [described('BillingAddress', 'address'), described('BillingCity', 'string')];
    const own = Object.values(account).map((name) => described(name, 'picklist'));
    expect(keysOf(...system, ...address, ...own)).toEqual([
      ['salesforce.BillingCity', 'other'],
      ['region', 'select'],
      ['segment', 'select'],
      ['product_lines', 'select'],
    ]);
  });

  it('offers active values alone, by the labels that people see', () => {
    const picklistValues = [
      { value: 'hot', label: 'Hot', active: true },
      { value: 'cold', label: 'Cold', active: false },
      { value: 'warm', label: null, active: true },
    ];
    const [field] = toAccountFields(descriptionOf(described('Rating', 'picklist', { picklistValues })), account);
    expect(field?.values).toEqual([
      { value: 'hot', label: 'Hot' },
      { value: 'warm', label: 'warm' },
    ]);
  });

  it('is nothing where accounts are hidden', () => {
    expect(toAccountFields(null, account)).toEqual([]);
  });
});

const TIER = `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Tier__c</fullName>
    <label>Tier</label>
    <type>Picklist</type>
    <valueSet>
        <restricted>true</restricted>
        <valueSetDefinition>
            <sorted>false</sorted>
            <value><fullName>Gold</fullName><default>false</default><label>Gold</label></value>
            <value><fullName>Silver</fullName><default>false</default><label>Silver</label></value>
        </valueSetDefinition>
    </valueSet>
</CustomField>`;
const SEES_TIER = `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <fieldPermissions><editable>true</editable><field>Account.Tier__c</field><readable>true</readable></fieldPermissions>
    <hasActivationRequired>false</hasActivationRequired>
    <label>Sees Tier</label>
</PermissionSet>`;
const KEY = 'salesforce.Tier__c';

describe('a field of the vendor’s own', () => {
  let world: SalesforceWorld;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'account-fields-'));
    cpSync(METADATA, folder, { recursive: true });
    writeFileSync(join(folder, 'objects/Account/fields/Tier__c.field-meta.xml'), TIER);
    writeFileSync(join(folder, 'permissionsets/Sees_Tier.permissionset-meta.xml'), SEES_TIER);
    world = await createSalesforceWorld(['USD'], folder);
    world.permit('Tierline_Integration', 'Sees_Tier');
  });
  afterEach(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });
  const keys = async () => (await world.crm.describeOrganizationFields()).map(({ key }) => key);

  it('is read and written like those that come with Tierline (row 79)', async () => {
    const { crm, hands, seedOrganization } = world;
    const id = await seedOrganization({ name: 'Carahsoft' });
    await hands.edit('organization', id, { Tier__c: 'Silver' });
    expect(await crm.find('organization', id)).toMatchObject({ values: { [KEY]: ['Silver'] } });
    const written = await writeOrganization(crm, id, { values: { [KEY]: ['Gold'] } });
    expect(written.values[KEY]).toEqual(['Gold']);
  });

  it('that is restricted refuses another value, in Salesforce’s words', async () => {
    const id = await world.seedOrganization({ name: 'Carahsoft' });
    const write = writeOrganization(world.crm, id, { values: { [KEY]: ['Bronze'] } });
    await expect(write).rejects.toMatchObject({ code: 'rejected', message: expect.stringContaining('Bronze') });
  });

  it('is there for Tierline only while its user may see it; one that is taken away stops a single read', async () => {
    const { crm, seedOrganization, permit } = world;
    const id = await seedOrganization({ name: 'Carahsoft' });
    expect((await crm.find('organization', id))?.values).toHaveProperty([KEY]);
    expect(await keys()).toContain(KEY);
    permit('Tierline_Integration');
    await expect(crm.find('organization', id)).rejects.toMatchObject({ code: 'rejected' });
    expect((await crm.find('organization', id))?.values).not.toHaveProperty([KEY]);
    expect(await keys()).not.toContain(KEY);
  });

  it('is told of once it is shown to Tierline’s user, at the latest after ten minutes', async () => {
    const { crm, seedOrganization, permit, advance } = world;
    permit('Tierline_Integration');
    const id = await seedOrganization({ name: 'Carahsoft' });
    const isTold = async () => KEY in ((await crm.find('organization', id))?.values ?? {});
    expect(await isTold()).toBe(false);
    permit('Tierline_Integration', 'Sees_Tier');
    expect(await isTold()).toBe(false);
    advance(600);
    expect(await isTold()).toBe(true);
  });
});
