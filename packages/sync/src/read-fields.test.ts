import { disconnect, findConnection, findWatermark } from '@tierline/db/connection';
import { findOrganization } from '@tierline/db/organization';
import { listFieldsOf, listOrganizationFields } from '@tierline/db/organization-field';
import { findLink } from '@tierline/db/record-link';
import { type Crm, CrmFailure } from '@tierline/domain/crm';
import type { OrganizationField } from '@tierline/domain/organization-field';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChanges } from './read-changes.ts';
import { readFields } from './read-fields.ts';
import { PARTNER } from './testing/small-crm.ts';
import { createTwoCrms, type TwoCrms } from './testing/two-crms.ts';

let two: TwoCrms;
let asked: number;
beforeEach(async () => {
  two = await createTwoCrms();
  asked = 0;
  const { crm } = two.there.salesforce;
  const { describeOrganizationFields } = crm;
  crm.describeOrganizationFields = () => {
    asked += 1;
    return describeOrganizationFields();
  };
  two.there.salesforce.fields.push(field('region', ['EMEA', 'APAC']));
});
afterEach(() => two.close());

function field(key: string, values: string[] = [], type: OrganizationField['type'] = 'select'): OrganizationField {
  return { key, label: key, type, values: values.map((value) => ({ value, label: value })) };
}
const read = async (context = two.worker) => {
  two.clock.advance({ minutes: 1 });
  await readChanges(context, two.scope.tenantId, 'salesforce');
};
const watermark = () => findWatermark(two.scope, 'salesforce', 'organization');
const saved = () => listFieldsOf(two.scope, 'salesforce');
const fieldsReadAt = async () => (await findConnection(two.scope, 'salesforce'))?.fieldsReadAt;
/** How far back the next read of organizations looks; null: it is one of everything. */
async function sinceOfNextRead(): Promise<string | null> {
  const { crm } = two.there.salesforce;
  const { list } = crm;
  let since: string | null = 'none';
  crm.list = (object, query) => {
    if (object === 'organization') since = query.since;
    return list(object, query);
  };
  await read();
  crm.list = list;
  return since;
}

describe('the fields of company records', () => {
  it('are read with the first read, and once an hour afterwards (row 79)', async () => {
    await read();
    expect(await saved()).toEqual([field('region', ['EMEA', 'APAC'])]);
    for (let minutes = 0; minutes < 58; minutes += 1) await read();
    expect(asked).toBe(1);
    two.clock.advance({ minutes: 2 });
    await read();
    expect(asked).toBe(2);
    expect(await fieldsReadAt()).toBe(two.now());
  });

  it('are replaced as a whole when the CRM has others, in its order', async () => {
    await read();
    const { fields } = two.there.salesforce;
    fields.splice(0, 1, field('salesforce.Tier__c', ['Gold']), field('region', ['APAC']));
    await readFields(two.worker, two.scope.tenantId, 'salesforce');
    expect(await saved()).toEqual(fields);
  });

  it('are read again when an admin wishes, however young they are', async () => {
    await read();
    two.clock.advance({ seconds: 10 });
    await readFields(two.worker, two.scope.tenantId, 'salesforce');
    expect([asked, await fieldsReadAt()]).toEqual([2, two.now()]);
    await read();
    expect(asked).toBe(2);
  });

  it('that the CRM does not tell are a read that failed, for the admin to see', async () => {
    two.there.salesforce.crm.describeOrganizationFields = () => Promise.reject(new CrmFailure('unavailable', 'down'));
    await read();
    const { failureCode, failureText, lastReadAt } = (await findConnection(two.scope, 'salesforce')) ?? {};
    expect([failureCode, failureText, lastReadAt]).toEqual(['unavailable', 'down', null]);
    await expect(readFields(two.worker, two.scope.tenantId, 'salesforce')).rejects.toThrow('down');
  });

  it('are kept for no CRM that was disconnected meanwhile', async () => {
    await disconnect(two.scope, 'salesforce', two.now());
    await readFields(two.worker, two.scope.tenantId, 'salesforce');
    expect(await saved()).toEqual([]);
  });

  it('of both CRMs come together: one label, all values, the first connection’s first', async () => {
    two.there.hubspot.fields.push(
      field('hubspot.industry', ['IT']),
      field('region', ['EMEA', 'LATAM'], 'multi_select'),
    );
    for (const crm of ['salesforce', 'hubspot'] as const) await readChanges(two.worker, two.scope.tenantId, crm);
    const together = await listOrganizationFields(two.scope);
    expect(together.map(({ key, type, values }) => [key, type, values.map(({ value }) => value)])).toEqual(
      // Both were connected in the same moment, so that their names decide.
      [
        ['hubspot.industry', 'select', ['IT']],
        ['region', 'multi_select', ['EMEA', 'LATAM', 'APAC']],
      ],
    );
  });
});

describe('a field that is new', () => {
  beforeEach(async () => {
    await read();
    two.there.salesforce.editCompany(PARTNER, { values: { region: ['EMEA'] } });
    await read();
    two.clock.advance({ minutes: 70 });
  });

  it('with a list of values has everything read once more, so that all records have its values', async () => {
    two.there.salesforce.fields.push(field('salesforce.Tier__c', ['Gold']));
    expect(await sinceOfNextRead()).toBeNull();
    expect(await sinceOfNextRead()).not.toBeNull();
  });

  it.each([
    ['cannot be used in rules', () => two.there.salesforce.fields.push(field('salesforce.Fax', [], 'other'))],
    ['is only another label or value', () => two.there.salesforce.fields.splice(0, 1, field('region', ['EMEA', 'UK']))],
    ['is one less', () => two.there.salesforce.fields.splice(0, 1)],
  ])('but %s costs nothing', async (_, change) => {
    change();
    expect(await sinceOfNextRead()).not.toBeNull();
    expect(await saved()).toEqual(two.there.salesforce.fields);
  });

  it('that an admin had read while everything was being read is not missed in what was read before', async () => {
    const { crm, fields } = two.there.salesforce;
    const { list } = crm;
    crm.list = async function* (object, since) {
      for await (const page of list(object, since)) {
        yield page;
        if (object !== 'organization') continue;
        two.clock.advance({ seconds: 1 });
        fields.push(field('salesforce.Tier__c', ['Gold']));
        await readFields(two.worker, two.scope.tenantId, 'salesforce');
      }
    };
    await read();
    crm.list = list;
    expect(await watermark()).toBeNull();
    expect(await sinceOfNextRead()).toBeNull();
    expect(await watermark()).not.toBeNull();
  });

  it('that another server found is asked for by this one too, once, and then both are quiet', async () => {
    const here = two.there.salesforce.crm;
    const elsewhere: Crm = { ...here };
    const other = { ...two.worker, crms: { get: async () => elsewhere } };
    two.there.salesforce.fields.push(field('salesforce.Tier__c', ['Gold']));
    await readFields(other, two.scope.tenantId, 'salesforce');
    asked = 0;
    for (let rounds = 0; rounds < 3; rounds += 1) {
      await read();
      await read(other);
    }
    expect(asked).toBe(1);
  });
});

it('values of every listed field come with the records, and a new one fills up (row 79)', async () => {
  const { editCompany, fields } = two.there.salesforce;
  editCompany(PARTNER, { values: { region: ['EMEA'] } });
  await read();
  fields.push(field('salesforce.Tier__c', ['Gold']));
  const { id = '' } = (await findLink(two.scope, 'salesforce', 'organization', PARTNER)) ?? {};
  // The adapter tells of it from now on; the record itself has not changed.
  const company = two.there.salesforce.company(PARTNER);
  Object.assign(company.values, { 'salesforce.Tier__c': ['Gold'] });
  await readFields(two.worker, two.scope.tenantId, 'salesforce');
  await read();
  expect((await findOrganization(two.scope, id))?.values).toEqual({ region: ['EMEA'], 'salesforce.Tier__c': ['Gold'] });
});
