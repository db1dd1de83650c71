import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import { findConnection } from '@tierline/db/connection';
import { listContractsOfPartner } from '@tierline/db/contract';
import { listProblems } from '@tierline/db/sync-problem';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { installAgain } from '../testing/install-again.ts';
import { checkAndClose } from '../testing/invariants.ts';
import { mapField } from '../testing/map-field.ts';
import { copyMetadata, type OrgMetadata } from '../testing/org-metadata.ts';
import { retry } from '../testing/retry.ts';

const SET = 'permissionsets/Tierline_Integration.permissionset-meta.xml';
const REGION =
  /<fieldPermissions>\s*<editable>true<\/editable>\s*<field>Account\.Tierline_Region__c<\/field>\s*<readable>true<\/readable>\s*<\/fieldPermissions>/;

let world: Alike;
let metadata: OrgMetadata;
beforeEach(async () => {
  metadata = copyMetadata();
  const whole = metadata.read(SET);
  const readOnly = whole.replace(REGION, (one) => one.replace('<editable>true', '<editable>false'));
  metadata.add(SET.replace('Integration', 'Region_Hidden'), whole.replace(REGION, ''));
  metadata.add(SET.replace('Integration', 'Region_Read_Only'), readOnly);
  metadata.restrict('Account', 'Tierline_Product_Lines__c');
  world = await createAlike({ metadata: metadata.folder });
});
afterEach(async () => {
  await checkAndClose(world);
  metadata.remove();
});

const region = () => world.everywhere('organization', world.ids.brightline, 'region');
const path = (name: string) => `/crm/v3/properties/companies/${name}`;
const call = (method: string, name: string, body?: object) =>
  world.hands.hubspot.browser.call(method, path(name), body);
/** People bring back a property that was archived, with what companies held in it. */
async function bringBack(name: string): Promise<void> {
  const archived = (await call('GET', `${name}?archived=true`)) as Record<string, unknown>;
  const { label, type, fieldType, groupName, options, hasUniqueValue } = archived;
  const body = { name, label, type, fieldType, groupName, options, hasUniqueValue };
  await world.hands.hubspot.browser.call('POST', '/crm/v3/properties/companies', body);
}
/** Longer than what a CRM has described is trusted. */
const waitForDescription = () => world.clock.advance({ minutes: 61 });
const permit = (...names: string[]) => {
  const [user] = world.org.admin.listRecords('User').filter(({ Username }) => Username === 'tierline@vendor.example');
  world.org.admin.setPermissionSets(String(user?.Id), names);
};
const CREATES = 'Tierline_Integration_Creates';
const retryAll = async () => {
  for (const write of await world.unsettled()) await retry(world, write);
  await world.quiet();
};

describe('fault 15: a field that is mapped and removed from HubSpot', () => {
  it.each([
    ['a moment ago', () => {}],
    ['an hour ago', waitForDescription],
  ])('%s blanks nothing', async (_, wait) => {
    await call('DELETE', 'tierline_region');
    wait();
    await world.edit('hubspot', 'organization', world.ids.brightline, { tier: 'Gold' });
    await world.quiet();
    expect((await world.organization(world.ids.brightline))?.values.region).toEqual(['EMEA']);
    expect(await world.held('salesforce', 'organization', world.ids.brightline, 'region')).toBe('EMEA');
    expect(await world.everywhere('organization', world.ids.brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
  });

  it('has what was changed meanwhile once it is back, and nothing else was held up', async () => {
    await call('DELETE', 'tierline_region');
    await world.edit('salesforce', 'organization', world.ids.brightline, { region: 'APAC', tier: 'Gold' });
    await world.quiet();
    expect(await world.held('hubspot', 'organization', world.ids.brightline, 'tier')).toBe('Gold');
    for (const write of await world.unsettled()) {
      expect(write).toMatchObject({ crm: 'hubspot', target: 'region', state: 'refused', failureCode: 'rejected' });
    }
    await bringBack('tierline_region');
    waitForDescription();
    await world.quiet();
    await retryAll();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
  });
});

describe('fault 15: a field by which Tierline works and that is removed from HubSpot', () => {
  it.each([
    'tierline_status',
    'tierline_sync',
    'tierline_account_type',
    'tierline_distributors',
    'tierline_preferred_distributor',
  ])('(%s) stops the reads of HubSpot, says so, and takes nobody out of the programme', async (name) => {
    const { brightline, kestrel } = world.ids;
    await call('DELETE', name);
    await world.edit('hubspot', 'organization', brightline, { region: 'APAC' });
    await world.read('hubspot');
    waitForDescription();
    await world.read('hubspot');
    expect(await findConnection(world.scope, 'hubspot')).toMatchObject({
      ...{ failureCode: 'rejected', failureText: expect.stringContaining(name) },
    });
    expect(await world.organization(brightline)).toMatchObject({ standing: 'active', preferredId: kestrel });
    expect(await world.organization(kestrel)).toMatchObject({ accountType: 'partner_2', standing: 'active' });
    expect(await listContractsOfPartner(world.scope, brightline)).toMatchObject([{ endedAt: null }]);
    await bringBack(name);
    waitForDescription();
    await world.quiet();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
  });
});

describe('fault 15: a field that becomes another type', () => {
  it('is told as it is now, and what the other CRM cannot hold is refused there and shown', async () => {
    const { brightline } = world.ids;
    await world.edit('salesforce', 'organization', brightline, { product_lines: 'Pool 1' });
    await world.quiet();
    await call('PATCH', 'tierline_product_lines', { type: 'string', fieldType: 'text' });
    waitForDescription();
    await world.edit('hubspot', 'organization', brightline, { product_lines: 'Anything' });
    await world.quiet();
    expect(await world.held('salesforce', 'organization', brightline, 'product_lines')).toBe('Pool 1');
    expect(await world.unsettled()).toMatchObject([
      { crm: 'salesforce', target: 'product_lines', desired: ['Anything'], state: 'refused', failureCode: 'rejected' },
    ]);
    await world.edit('hubspot', 'organization', brightline, { product_lines: 'Pool 2' });
    await world.quiet();
    expect(await world.everywhere('organization', brightline, 'product_lines')).toEqual(['Pool 2', 'Pool 2', 'Pool 2']);
    expect(await world.unsettled()).toEqual([]);
  });
});

describe('fault 15: a permission that is lost in Salesforce', () => {
  it('to see one field blanks nothing, and holds up no other', async () => {
    permit('Tierline_Region_Hidden', CREATES);
    await world.edit('salesforce', 'organization', world.ids.brightline, { tier: 'Gold' });
    waitForDescription();
    await world.quiet();
    expect(await region()).toEqual(['EMEA', 'EMEA', 'EMEA']);
    expect(await world.everywhere('organization', world.ids.brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
    await world.edit('salesforce', 'organization', world.ids.brightline, { region: 'APAC' });
    await world.quiet();
    permit('Tierline_Integration', CREATES);
    waitForDescription();
    await world.quiet();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it('to write one field refuses that field alone, and it is written once the right is back', async () => {
    permit('Tierline_Region_Read_Only', CREATES);
    await world.edit('hubspot', 'organization', world.ids.brightline, { region: 'APAC', tier: 'Gold' });
    await world.quiet();
    expect(await world.held('salesforce', 'organization', world.ids.brightline, 'tier')).toBe('Gold');
    expect(await world.unsettled()).toMatchObject([
      { crm: 'salesforce', target: 'region', state: 'refused', failureCode: 'rejected' },
    ]);
    permit('Tierline_Integration', CREATES);
    await retryAll();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it('to create refuses the new record, and it is created once the right is back', async () => {
    permit('Tierline_Integration');
    const partner = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
    const crmId = await world.hands.hubspot.seedOrganization({ name: 'Harbour', ...partner });
    await world.quiet();
    const id = await world.idOf('hubspot', 'organization', crmId);
    expect(await world.unsettled()).toMatchObject([{ recordId: id, target: 'record', state: 'refused' }]);
    permit('Tierline_Integration', CREATES);
    waitForDescription();
    await retryAll();
    expect(await world.held('salesforce', 'organization', id, 'name')).toBe('Harbour');
  });

  it('altogether stops the reads, says so, and takes nobody out of the programme', async () => {
    permit();
    await world.edit('hubspot', 'organization', world.ids.brightline, { region: 'APAC' });
    waitForDescription();
    await world.read('hubspot');
    await world.read('salesforce');
    await world.deliver();
    expect((await findConnection(world.scope, 'salesforce'))?.failureCode).not.toBeNull();
    expect(await world.organization(world.ids.brightline)).toMatchObject({ standing: 'active' });
    expect(await world.contact(world.ids.ann)).toMatchObject({ deleted: false });
    permit('Tierline_Integration', CREATES);
    waitForDescription();
    await world.quiet();
    await retryAll();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
  });
});

describe('fault 15: contacts that a HubSpot account keeps to itself from now on', () => {
  const grant = ['read', 'write'].map((right) => `crm.objects.contacts.${right}`);

  it('are not gone for that; companies are kept in line as before, and what is to be written waits', async () => {
    for (const scope of grant) world.portal.account.admin.revokeScope(TIERLINE_APP.clientId, scope);
    world.clock.advance({ hours: 25 });
    await world.edit('salesforce', 'contact', world.ids.ann, { title: 'Buyer' });
    await world.edit('hubspot', 'organization', world.ids.brightline, { region: 'APAC' });
    for (const crm of ['salesforce', 'hubspot'] as const) await world.read(crm);
    await world.deliver();
    expect(await world.contact(world.ids.ann)).toMatchObject({ deleted: false });
    expect(await world.held('salesforce', 'organization', world.ids.brightline, 'region')).toBe('APAC');
    const waiting = {
      crm: 'hubspot',
      object: 'contact',
      target: 'title',
      state: 'pending',
      failureCode: 'not_authorized',
    };
    expect(await world.unsettled()).toContainEqual(expect.objectContaining(waiting));
    // Everything was read and compared: it is not begun anew each time.
    const requests = world.portal.account.requests.entries.length;
    world.clock.advance({ minutes: 5 });
    await world.read('hubspot');
    expect(
      world.portal.account.requests.entries
        .slice(requests)
        .filter(
          ({ method, path, query }) =>
            method === 'GET' && /\/objects\/companies$/.test(path) && !query.includes('archived'),
        ),
    ).toEqual([]);
    await installAgain(world);
    await world.quiet();
    expect(await world.everywhere('contact', world.ids.ann, 'title')).toEqual(['Buyer', 'Buyer', 'Buyer']);
  });
});

describe('fault 15: a value that the mapping leads nowhere', () => {
  it('is a problem of the record that goes with it, and the other side keeps what it holds', async () => {
    const values = ['EMEA', 'APAC'].map((value) => ({ ours: value, theirs: value }));
    await mapField(world, 'salesforce', 'organization', 'region', { values });
    await world.edit('salesforce', 'organization', world.ids.brightline, { region: 'Americas' });
    await world.quiet();
    expect((await world.organization(world.ids.brightline))?.values.region).toEqual(['EMEA']);
    expect(await listProblems(world.scope, 10)).toMatchObject([
      { crm: 'salesforce', key: 'region', kind: 'unmapped_value', values: ['Americas'] },
    ]);
    await world.edit('salesforce', 'organization', world.ids.brightline, { region: 'APAC' });
    await world.quiet();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
    expect(await listProblems(world.scope, 10)).toEqual([]);
  });
});
