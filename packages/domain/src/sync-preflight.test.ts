import { describe, expect, it } from 'vitest';
import type { CrmField, CrmFieldType, CrmKind } from './crm.ts';
import { checkSyncFields, type FieldFinding } from './sync-preflight.ts';

const field = (name: string, type: CrmFieldType, more: Partial<CrmField> = {}): CrmField => ({
  ...{ name, label: `${name} label`, type, values: [], writable: true, restricted: true },
  ...more,
});
const values = (...all: string[]) => ({ values: all.map((value) => ({ value, label: value })) });
const WANTED = {
  in_sync: { field: 'Sync', values: [] },
  status: { field: 'Status', values: ['Active Partner', 'Active Distributor'] },
  account_type: { field: 'Type', values: ['Partner', 'Distributor'] },
};
const FIELDS = {
  Sync: field('Sync', 'flag'),
  Status: field('Status', 'select', values('active partner', 'Active Distributor')),
  Type: field('Type', 'select', values('Partner', 'Distributor')),
};
const check = (more: Partial<Record<keyof typeof FIELDS, CrmField | null>> = {}, crm: CrmKind = 'salesforce') =>
  checkSyncFields(
    crm,
    Object.values({ ...FIELDS, ...more }).filter((each) => each !== null),
    WANTED,
  );
const told = ({ of, state, lacks }: FieldFinding) => [of, state, ...lacks].join(' ');

describe('the fields that decide what is kept in line (rows 37, 169, 181)', () => {
  it('are all there and right', () => {
    expect(check().map(told)).toEqual(['in_sync good', 'status good', 'account_type good']);
    expect(check()[1]).toMatchObject({ field: 'Status label', type: 'select' });
  });

  it.each<[string, Parameters<typeof check>[0], CrmKind, string]>([
    ['no flag', { Sync: null }, 'salesforce', 'in_sync missing'],
    ['a flag in words', { Sync: field('Sync', 'text') }, 'salesforce', 'in_sync wrong_type'],
    ['a status in words', { Status: field('Status', 'text') }, 'hubspot', 'status wrong_type'],
    [
      'a status without a value',
      { Status: field('Status', 'select', values('Active Partner')) },
      'salesforce',
      'status good Active Distributor',
    ],
    [
      'a list that takes other values',
      { Status: field('Status', 'select', { restricted: false }) },
      'salesforce',
      'status good',
    ],
    [
      'a status that nobody may write',
      { Status: field('Status', 'select', { ...FIELDS.Status, writable: false }) },
      'hubspot',
      'status closed',
    ],
    ['several types at once', { Type: field('Type', 'multi_select') }, 'hubspot', 'account_type wrong_type'],
    ['a checkbox in Salesforce', { Type: field('Type', 'flag') }, 'salesforce', 'account_type wrong_type'],
    ['a checkbox in HubSpot', { Type: field('Type', 'flag') }, 'hubspot', 'account_type good'],
  ])('%s', (_, more, crm, finding) => expect(check(more, crm).map(told)).toContain(finding));
});
