import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alike, createAlike } from '../testing/alike.ts';
import { checkAndClose } from '../testing/invariants.ts';
import { copyMetadata, type OrgMetadata, recordType } from '../testing/org-metadata.ts';
import { retry } from '../testing/retry.ts';

let world: Alike;
let metadata: OrgMetadata;
beforeEach(async () => {
  metadata = copyMetadata();
  metadata.add(
    'objects/Account/recordTypes/Reseller.recordType-meta.xml',
    recordType('Reseller', {
      Tierline_Region__c: ['EMEA'],
      Tierline_Status__c: ['Active Partner', 'Inactive Partner'],
    }),
  );
  metadata.restrict('Account', 'Tierline_Region__c');
  world = await createAlike({ metadata: metadata.folder });
});
afterEach(async () => {
  await checkAndClose(world);
  metadata.remove();
});

const region = (id = world.ids.brightline) => world.everywhere('organization', id, 'region');
const edit = (crm: 'salesforce' | 'hubspot', fields: Record<string, string>) =>
  world.edit(crm, 'organization', world.ids.brightline, fields);
const offerInSalesforce = (value: string, active = true) =>
  world.org.admin.addPicklistValue('Account', 'Tierline_Region__c', value, { active });
const retryAll = async () => {
  for (const write of await world.unsettled()) await retry(world, write);
  await world.quiet();
};
interface Option {
  value: string;
  label: string;
}
async function changeOptions(change: (options: Option[]) => Option[]) {
  const path = '/crm/v3/properties/companies/tierline_region';
  const { options } = (await world.hands.hubspot.browser.call('GET', path)) as { options: Option[] };
  await world.hands.hubspot.browser.call('PATCH', path, { options: change(options) });
}

describe('fault 15: a value that Salesforce has deactivated', () => {
  it('is refused there by its name, holds up no other field, and is written once it is offered again', async () => {
    offerInSalesforce('APAC', false);
    await edit('hubspot', { region: 'APAC', tier: 'Gold' });
    await world.quiet();
    expect(await world.unsettled()).toMatchObject([
      {
        crm: 'salesforce',
        target: 'region',
        state: 'refused',
        failureCode: 'rejected',
        failureText: expect.stringContaining('APAC'),
      },
    ]);
    expect(await world.everywhere('organization', world.ids.brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
    offerInSalesforce('APAC');
    await retryAll();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
  });

  it('and that a record still holds stays, and another field of it may change', async () => {
    offerInSalesforce('EMEA', false);
    await edit('hubspot', { tier: 'Gold' });
    await world.quiet();
    expect(await region()).toEqual(['EMEA', 'EMEA', 'EMEA']);
    expect(await world.everywhere('organization', world.ids.brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
    expect(await world.unsettled()).toEqual([]);
  });
});

describe('fault 15: a value that is renamed in Salesforce', () => {
  it('is what records hold from then on, refused by HubSpot until that offers it, and then everywhere', async () => {
    offerInSalesforce('Asia Pacific');
    await edit('salesforce', { region: 'Asia Pacific' });
    await world.quiet();
    expect((await region()).slice(0, 2)).toEqual(['Asia Pacific', 'Asia Pacific']);
    expect(await world.unsettled()).toMatchObject([
      { crm: 'hubspot', target: 'region', state: 'refused', failureText: expect.stringContaining('Asia Pacific') },
    ]);
    await changeOptions((options) => [...options, { value: 'Asia Pacific', label: 'Asia Pacific' }]);
    world.clock.advance({ minutes: 11 });
    await retryAll();
    expect(await region()).toEqual(['Asia Pacific', 'Asia Pacific', 'Asia Pacific']);
  });
});

describe('fault 15: a value that HubSpot no longer offers', () => {
  it('is refused there, and written once it is offered again', async () => {
    await changeOptions((options) => options.filter(({ value }) => value !== 'APAC'));
    await edit('salesforce', { region: 'APAC', tier: 'Gold' });
    await world.quiet();
    expect(await world.unsettled()).toMatchObject([{ crm: 'hubspot', target: 'region', state: 'refused' }]);
    expect(await world.held('hubspot', 'organization', world.ids.brightline, 'tier')).toBe('Gold');
    await changeOptions((options) => [...options, { value: 'APAC', label: 'APAC' }]);
    world.clock.advance({ minutes: 11 });
    await retryAll();
    expect(await region()).toEqual(['APAC', 'APAC', 'APAC']);
  });
});

describe('fault 15: a value that the record’s type does not allow', () => {
  it('is refused for that record alone, by its name, and holds up no other field', async () => {
    const [type] = (await world.adapters.salesforce?.listRecordTypes('organization')) ?? [];
    const there = await world.crmIdOf('salesforce', 'organization', world.ids.brightline);
    await world.hands.salesforce.edit('organization', there, { RecordTypeId: type?.id });
    await edit('hubspot', { region: 'APAC', tier: 'Gold' });
    await world.edit('hubspot', 'organization', world.ids.kestrel, { region: 'APAC' });
    await world.quiet();
    expect(await world.unsettled()).toMatchObject([
      { recordId: world.ids.brightline, target: 'region', state: 'refused', failureCode: 'rejected' },
    ]);
    expect(await world.everywhere('organization', world.ids.brightline, 'tier')).toEqual(['Gold', 'Gold', 'Gold']);
    expect(await region(world.ids.kestrel)).toEqual(['APAC', 'APAC', 'APAC']);
    await edit('hubspot', { region: 'EMEA' });
    await world.quiet();
    expect(await region()).toEqual(['EMEA', 'EMEA', 'EMEA']);
  });

  it('keeps a new record from being created as that type, and says so', async () => {
    const [type] = (await world.adapters.salesforce?.listRecordTypes('organization')) ?? [];
    const none = {
      partner_organization: null,
      partner_contact: null,
      partner_2_organization: null,
      partner_2_contact: null,
    };
    await world.setScope({ recordTypes: { ...none, partner_organization: type?.id ?? '' } });
    const partner = { inSync: true, accountType: 'Partner', status: 'Active Partner' } as const;
    const crmId = await world.hands.hubspot.seedOrganization({ name: 'Harbour', ...partner, region: 'EMEA' });
    const odd = await world.hands.hubspot.seedOrganization({ name: 'Quay', ...partner });
    await world.hands.hubspot.fill('organization', odd, { tierline_region: ['APAC'] });
    await world.quiet();
    const there = await world.crmIdOf('salesforce', 'organization', await world.idOf('hubspot', 'organization', crmId));
    expect(world.org.admin.findRecord('Account', there)).toMatchObject({ Name: 'Harbour', RecordTypeId: type?.id });
    const id = await world.idOf('hubspot', 'organization', odd);
    expect(await world.unsettled()).toMatchObject([
      { recordId: id, target: 'record', state: 'refused', failureCode: 'rejected' },
    ]);
    await world.setScope({ recordTypes: none });
    await retryAll();
    expect(await region(id)).toEqual(['APAC', 'APAC', 'APAC']);
  });
});
