import { saveConnection, saveCrmFields } from '@tierline/db/connection';
import { saveContact } from '@tierline/db/contact';
import { saveContracts } from '@tierline/db/contract';
import { saveMappings } from '@tierline/db/field-mapping';
import { saveOrganization } from '@tierline/db/organization';
import { createLink } from '@tierline/db/record-link';
import type { RecordWriteRow } from '@tierline/db/record-write';
import type { CrmField, SyncedObject } from '@tierline/domain/crm';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBody } from './body-of-writes.ts';
import { NOTHING_SEEN, type SeenRecord } from './seen.ts';
import { loadTerms } from './terms.ts';
import { NOW, openTenant } from './testing/tenant-database.ts';
import { ORGANIZATION_KEY } from './values-here.ts';
import { RECORD_TARGET } from './wish.ts';

const STANDARD = {
  organization: {
    name: 'Name',
    status: 'Status__c',
    account_type: 'Type__c',
    region: 'Region__c',
    contracts: 'List__c',
    preferred: 'Preferred__c',
  },
  contact: { last_name: 'LastName', email: 'Email' },
};
const field = (name: string): CrmField => ({
  ...{ name, label: name, type: 'text', values: [] },
  writable: true,
  restricted: false,
});

let tenant: Awaited<ReturnType<typeof openTenant>>;
beforeEach(async () => {
  tenant = await openTenant();
  const { scope } = tenant;
  await saveConnection(scope, { crm: 'salesforce', orgId: 'o', config: {}, publicKey: null, createdAt: NOW });
  await saveCrmFields(scope, 'salesforce', {
    organization: Object.values(STANDARD.organization).map(field),
    contact: Object.values(STANDARD.contact).map(field),
    standard: STANDARD,
    stages: { deal: [], lead: [] },
  });
  for (const [id, name, accountType] of [
    ['p', 'Brightline', 'partner'],
    ['k', 'Kestrel', 'partner_2'],
    ['n', 'Northwind', 'partner_2'],
  ] as const) {
    await saveOrganization(scope, {
      ...{ id, name, nameKey: name.toLowerCase(), accountType, standing: 'active', parentId: null },
      ...{ status: 'Prospective Partner', values: { region: ['EMEA'] }, preferredId: id === 'p' ? 'k' : null },
    });
  }
  await createLink(scope, 'salesforce', 'organization', 'kestrel there', 'k');
  const standing = { startedAt: NOW, endedAt: null, partnerId: 'p' };
  await saveContracts(scope, [
    { ...standing, nameKey: 'kestrel', name: 'Kestrel', secondPartnerId: 'k', position: 0 },
    { ...standing, nameKey: 'northwind', name: 'Northwind', secondPartnerId: 'n', position: 1 },
  ]);
  await saveContact(scope, {
    ...{ id: 'c', organizationId: 'p', name: 'Lee', nameKey: 'lee', email: 'lee@example.com', deleted: false },
    values: { last_name: ['Lee'], email: ['lee@example.com'] },
  });
});
afterEach(() => tenant.close());

const map = (key: keyof typeof STANDARD.organization, more: Partial<FieldMapping>) =>
  saveMappings(
    tenant.scope,
    'salesforce',
    'organization',
    [{ ...toDefaultMapping('organization', key, STANDARD.organization[key]), ...more }],
    0,
  );
async function join(
  writes: Record<string, readonly string[]>,
  recordId = 'p',
  object: SyncedObject = 'organization',
  seen: SeenRecord | null = null,
  attempts = 1,
) {
  const rows = Object.entries(writes).map(
    ([target, desired]) => ({ target, desired: [...desired], attempts }) as RecordWriteRow,
  );
  const context = {
    scope: tenant.scope,
    crm: 'salesforce' as const,
    terms: await loadTerms(tenant.scope),
    object,
    recordId,
    seen,
  };
  return toBody(context, rows);
}
/** What is sent when everything is. */
async function body(...of: Parameters<typeof join>) {
  const { body, waiting, failed } = await join(...of);
  expect([waiting, failed]).toEqual([[], []]);
  return body;
}
const waiting = async (...of: Parameters<typeof join>) => {
  const joined = await join(...of);
  return { ...joined, sent: targets(joined.sent), waiting: targets(joined.waiting) };
};
const refusal = async (...of: Parameters<typeof join>) => (await join(...of)).failed[0]?.failure;
const targets = (rows: readonly RecordWriteRow[]) => rows.map(({ target }) => target);
const SEEN: SeenRecord = { ...NOTHING_SEEN, inProgramme: true, fields: { status: ['Inactive Partner'] } };

describe('what a record is sent', () => {
  it('is one body for all that waits for it, in the CRM’s own names and ids', async () =>
    expect(await body({ name: ['Bright'], region: [], preferred: ['k'] })).toEqual({
      ...{ fields: { Name: ['Bright'], Region__c: [] }, preferredId: 'kestrel there' },
    }));

  it('is in the words of the mapping, and refused by the field’s name where it has none', async () => {
    await map('region', { values: [{ ours: 'EMEA', theirs: 'Europe' }] });
    expect(await body({ region: ['emea'] })).toEqual({ fields: { Region__c: ['Europe'] } });
    expect(await refusal({ region: ['APAC'] })).toMatchObject({ code: 'rejected', fields: ['Region__c'] });
  });

  it.each(['read_only', 'excluded'] as const)('is refused where the mapping has become %s since', async (direction) => {
    await map('region', { direction });
    expect(await refusal({ region: ['APAC'] })).toMatchObject({ code: 'rejected' });
  });

  it('is a type with the first word of the status that it has, and a place in the programme where it had none', async () => {
    expect(await body({ account_type: ['partner_2'] }, 'p', 'organization', SEEN)).toEqual({
      accountType: { value: 'Distributor', join: false, statuses: ['Inactive Distributor'] },
    });
    expect(await body({ account_type: ['partner'] })).toEqual({
      accountType: { value: 'Partner', join: true, statuses: ['Active Partner'] },
    });
    await map('account_type', { values: [{ ours: 'partner', theirs: 'Retail' }] });
    expect(await body({ account_type: ['partner'] })).toEqual({ fields: { Type__c: ['Retail'] }, inSync: true });
    expect(await refusal({ account_type: ['partner_2'] })).toMatchObject({ fields: ['Type__c'] });
  });

  it('waits for a company that the CRM does not have yet', async () => {
    expect(await waiting({ region: ['APAC'], preferred: ['n'] })).toMatchObject({
      ...{ sent: ['region'], body: { fields: { Region__c: ['APAC'] } }, waiting: ['preferred'] },
    });
    expect(await body({ preferred: [] })).toEqual({ preferredId: null });
    expect(await waiting({ [ORGANIZATION_KEY]: ['p'] }, 'c', 'contact')).toMatchObject({
      ...{ sent: [], waiting: [ORGANIZATION_KEY] },
    });
    expect(await body({ [ORGANIZATION_KEY]: ['k'] }, 'c', 'contact')).toEqual({ organizationId: 'kestrel there' });
  });

  it('is the rest where a name leads to two companies alike', async () => {
    await saveOrganization(tenant.scope, {
      ...{
        id: 'k2',
        name: 'Kestrel',
        nameKey: 'kestrel',
        accountType: 'partner_2',
        standing: 'active',
        parentId: null,
      },
      ...{ status: 'Active Distributor', values: {}, preferredId: null },
    });
    const { sent, failed } = await join({ contracts: ['k2'], region: ['APAC'] });
    expect(targets(sent)).toEqual(['region']);
    expect(failed).toMatchObject([{ write: { target: 'contracts' }, failure: { code: 'ambiguous' } }]);
  });

  it('are names as the list spells them, those that lead to nobody among them', async () => {
    const seen = { ...SEEN, contractNames: ['KESTREL', 'Nobody yet'] };
    expect(await body({ contracts: ['n', 'k'] }, 'p', 'organization', seen)).toEqual({
      contractNames: ['KESTREL', 'Nobody yet', 'Northwind'],
    });
    expect(await body({ contracts: [] }, 'p', 'organization', seen)).toEqual({ contractNames: ['Nobody yet'] });
  });
});

describe('a record that is created', () => {
  it('has all that Tierline holds, with the status that it has, and those that the CRM knows already', async () =>
    expect(await body({ [RECORD_TARGET]: [] })).toEqual({
      ...{ fields: { Name: ['Brightline'], Status__c: ['Prospective Partner'], Region__c: ['EMEA'] }, inSync: true },
      accountType: { value: 'Partner', join: false, statuses: ['Prospective Partner'] },
      ...{ contractNames: ['Kestrel'], preferredId: 'kestrel there' },
    }));

  it('is told of what is blank since, distributors among it, when an earlier try may have made it', async () => {
    const tried = (attempts: number) => body({ [RECORD_TARGET]: [] }, 'n', 'organization', null, attempts);
    const known = {
      ...{ fields: { Name: ['Northwind'], Status__c: ['Prospective Partner'], Region__c: ['EMEA'] }, inSync: true },
      accountType: { value: 'Distributor', join: false, statuses: ['Prospective Distributor'] },
    };
    expect(await tried(1)).toEqual(known);
    expect(await tried(2)).toEqual({ ...known, contractNames: [], preferredId: null });
  });

  it('tells nothing that the mapping only reads', async () => {
    await map('region', { direction: 'read_only' });
    expect(await body({ [RECORD_TARGET]: [] })).not.toHaveProperty('fields.Region__c');
  });

  it('of a person waits for his company', async () => {
    expect(await waiting({ [RECORD_TARGET]: [], email: ['new@example.com'] }, 'c', 'contact')).toMatchObject({
      ...{ body: {}, sent: [], waiting: [RECORD_TARGET, 'email'] },
    });
    await createLink(tenant.scope, 'salesforce', 'organization', 'brightline there', 'p');
    expect(await body({ [RECORD_TARGET]: [] }, 'c', 'contact')).toEqual({
      ...{ fields: { LastName: ['Lee'], Email: ['lee@example.com'] }, organizationId: 'brightline there' },
    });
  });

  it('that Tierline has no longer is not found', async () =>
    expect(await refusal({ [RECORD_TARGET]: [] }, 'nobody')).toMatchObject({ code: 'not_found' }));
});
