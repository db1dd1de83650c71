import type { OrganizationField } from '@tierline/domain/organization-field';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveConnection } from './connection.ts';
import { migrate } from './migrate.ts';
import { transact } from './open-database.ts';
import { listFieldsOf, listOrganizationFields, saveOrganizationFields } from './organization-field.ts';
import type { Scope } from './scope.ts';
import { createTenant } from './tenant.ts';
import { databaseModes, type TestDatabase } from './testing/database-modes.ts';

const [embedded] = databaseModes;
let opened: TestDatabase;
let scope: Scope;
beforeEach(async () => {
  if (!embedded) throw new Error('no database');
  opened = await embedded.open();
  await migrate(opened.db);
  await createTenant(opened.db, { id: 'one', name: 'One', createdAt: '2026-11-01' });
  scope = { db: opened.db, tenantId: 'one' };
  // HubSpot was there first.
  const connections = { hubspot: '2026-11-01', salesforce: '2026-11-02' } as const;
  for (const crm of ['salesforce', 'hubspot'] as const) {
    await saveConnection(scope, { crm, orgId: crm, config: {}, publicKey: null, createdAt: connections[crm] });
  }
});
afterEach(() => opened.close());

const field = (key: string, type: OrganizationField['type'], values: string[] = [], label = key) => ({
  ...{ key, label, type, values: values.map((value) => ({ value, label: value.toLowerCase() })) },
});
const save = (crm: 'salesforce' | 'hubspot', fields: OrganizationField[]) =>
  transact(opened.db, (tx) => saveOrganizationFields({ ...scope, db: tx }, crm, fields));

it('fields are kept in the order of the CRM, hundreds of them, and replaced as a whole', async () => {
  const many = Array.from({ length: 1_100 }, (_, at) => field(`salesforce.F${at}__c`, 'other'));
  await save('salesforce', many);
  expect(await listFieldsOf(scope, 'salesforce')).toEqual(many);
  await save('salesforce', [field('region', 'select', ['EMEA'])]);
  expect(await listFieldsOf(scope, 'salesforce')).toEqual([field('region', 'select', ['EMEA'])]);
  await save('salesforce', []);
  expect(await listFieldsOf(scope, 'salesforce')).toEqual([]);
});

it('a field that both CRMs have is there once: the first connection’s label and place, every value, the wider type', async () => {
  await save('salesforce', [
    field('name', 'name'),
    field('salesforce.Tier__c', 'select', ['Gold']),
    field('region', 'multi_select', ['APAC', 'EMEA'], 'Sales region'),
    field('segment', 'select', ['SMB']),
  ]);
  await save('hubspot', [
    field('segment', 'other'),
    field('region', 'radio', ['EMEA', 'LATAM'], 'Region'),
    field('name', 'name', [], 'Company name'),
  ]);
  expect(await listOrganizationFields(scope)).toEqual([
    field('segment', 'select', ['SMB']),
    field('region', 'multi_select', ['EMEA', 'LATAM', 'APAC'], 'Region'),
    field('name', 'name', [], 'Company name'),
    field('salesforce.Tier__c', 'select', ['Gold']),
  ]);
});

it('other vendors’ fields are not touched', async () => {
  await save('salesforce', [field('region', 'select', ['EMEA'])]);
  await transact(opened.db, (tx) => saveOrganizationFields({ db: tx, tenantId: 'two' }, 'salesforce', []));
  expect(await listOrganizationFields(scope)).toHaveLength(1);
  expect(await listOrganizationFields({ ...scope, tenantId: 'two' })).toEqual([]);
});
